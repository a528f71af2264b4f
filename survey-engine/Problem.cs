namespace SurveyHub.Engine;

/// <summary>One thing a person got wrong: the rule that was broken and the place it is about.</summary>
/// <param name="Rule">The code under which every language says how to mend it, such as <c>answer-missing</c>.</param>
/// <param name="Place">The item, field, column or JSON path it is about; null when it is about the whole.</param>
public sealed record Problem(string Rule, string? Place = null)
{
    private const string MissingDecision = "decision-missing";
    private const string Withheld = "figures-withheld";

    /// <summary>The line of the file it is about, counted from 1; null when it is about no file.</summary>
    public long? Line { get; init; }

    /// <summary>What was refused, shortened; for the eyes of the person who wrote it, never for a log.</summary>
    public string? Value { get; init; }

    /// <summary>The character of the rule's or text's own text it is about, counted from 1 in UTF-16; null when it is about no such text.</summary>
    public int? Column { get; init; }

    /// <summary>What was probably meant; null when nothing comes near.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Whether there are figures, but of too few people.</summary>
    public bool IsFiguresWithheld => Rule == Withheld;

    public static Problem AnswerMissing(Code item) => new("answer-missing", item.Value);
    public static Problem AnswerUnknown(Code item, string value) => new("answer-unknown", item.Value) { Value = Shorten(value) };
    public static Problem AnswerRepeated(Code item) => new("answer-repeated", item.Value);
    public static Problem AnswerTooLong(Code item, int limit) => new("answer-too-long", item.Value) { Value = limit.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem AnswerOutOfRange(Code item, string range) => new("answer-out-of-range", item.Value) { Value = range };
    public static Problem AnswerNoNumber(Code item, string value) => new("answer-no-number", item.Value) { Value = Shorten(value) };
    public static Problem AnswerNoDate(Code item, string value) => new("answer-no-date", item.Value) { Value = Shorten(value) };
    public static Problem AnswersMiscounted(Code item, Range<int> range) => new("answers-miscounted", item.Value) { Value = range.Least == range.Most ? $"{range.Least}" : $"{range.Least}–{range.Most}" };
    public static Problem AnswerExclusive(Code item, Text label) => new("answer-exclusive", item.Value) { Value = label.In("vi") };
    public static Problem AnswerWordsStray(Code item) => new("answer-words-stray", item.Value);
    public static Problem AnswerInvalid(Code item, Text message) => new("answer-invalid", item.Value) { Value = message.In("vi") };
    public static Problem AnswerUnexpected(string field) => new("answer-unexpected", Shorten(field)) { Value = Shorten(field) };
    public static Problem ResponseIdMalformed(string value) => new("response-id-malformed", "response_id") { Value = Shorten(value) };
    public static Problem ResponseConflict() => new("response-conflict");
    public static Problem ResponseExcluded() => new("response-excluded");
    public static Problem ResponseNotExcluded() => new("response-not-excluded");
    public static Problem ResponseTooLarge() => new("response-too-large");
    public static Problem ResponseUnreadable() => new("response-unreadable");
    public static Problem ReceiptUnknown() => new("receipt-unknown");
    public static Problem UnitUnknown(string code) => new("unit-unknown", "unit") { Value = Shorten(code) };
    public static Problem DayMalformed(string column, string value) => new("day-malformed", column) { Value = Shorten(value) };
    public static Problem LineageKindUnknown(string column, string value) => new("lineage-kind-unknown", column) { Value = Shorten(value) };
    public static Problem LineageMiscounted(string column, string kind) => new("lineage-miscounted", column) { Value = kind };
    public static Problem LineageRepeated(string column, Code unit) => new("lineage-repeated", column) { Value = unit.Value };
    public static Problem PredecessorEndsElsewhen(Unit unit, DateOnly day) =>
        new("predecessor-ends-elsewhen", LineageFile.Predecessors) { Value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{unit.Code}: {unit.ValidFrom:yyyy-MM-dd}–{unit.ValidTo:yyyy-MM-dd} ≠ {day.AddDays(-1):yyyy-MM-dd}") };
    public static Problem SuccessorBeginsElsewhen(Unit unit, DateOnly day) =>
        new("successor-begins-elsewhen", LineageFile.Successors) { Value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{unit.Code}: {unit.ValidFrom:yyyy-MM-dd} ≠ {day:yyyy-MM-dd}") };
    public static Problem YearMalformed(string column, string value) => new("year-malformed", column) { Value = Shorten(value) };
    public static Problem PercentMalformed(string column, string value) => new("percent-malformed", column) { Value = Shorten(value) };
    public static Problem TextUnfitting(string column, int longest) => new("text-unfitting", column) { Value = longest.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem PublishedOtherwise(PublishedValue known) =>
        new("published-otherwise", PublishedFile.Value) { Value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{known.Year} {known.Indicator} {known.Scope}: {known.Percent}") };
    public static Problem FieldUnknown(string code) => new("field-unknown", "field") { Value = Shorten(code) };
    public static Problem PointMalformed(string point) => new("point-malformed", "point") { Value = Shorten(point) };
    public static Problem ChannelUnknown(string code) => new("channel-unknown", "channel") { Value = Shorten(code) };
    public static Problem LanguageUnknown(string code) => new("language-unknown", "language") { Value = Shorten(code) };
    public static Problem TimeMalformed(string column, string value) => new("time-malformed", column) { Value = Shorten(value) };
    public static Problem JsonMalformed(long line, long place) => new("json-malformed") { Value = line.ToString(System.Globalization.CultureInfo.InvariantCulture), Column = (int)place };
    public static Problem JsonNotUnicode(int place) => new("json-not-unicode") { Value = place.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem MemberRepeated(string path) => new("member-repeated", path) { Value = Shorten(path) };
    public static Problem BatchMiscounted(int most) => new("batch-miscounted") { Value = most.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem BodyTooLarge() => new("body-too-large");
    public static Problem BodyUnreadable() => new("body-unreadable");
    public static Problem BodyNotJson(string? type) => new("body-not-json") { Value = Shorten(type ?? "") };
    public static Problem MemberUnknown(string name) => new("member-unknown", Shorten(name)) { Value = Shorten(name) };
    public static Problem MemberMalformed(string name) => new("member-malformed", name) { Value = name };
    public static Problem MemberMissing(string name) => new("member-missing", name) { Value = name };
    public static Problem AnswerMalformed(string name) => new("answer-malformed", Shorten(name));
    public static Problem AnswersTooMany(int most) => new("answers-too-many", "answers") { Value = most.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem VersionUnknown(string version) => new("version-unknown", "version") { Value = version };
    public static Problem ChannelRefused(string channel) => new("channel-refused", "channel") { Value = channel };
    public static Problem DeviceMismatch(string member, string value) => new("device-mismatch", member) { Value = Shorten(value) };
    public static Problem DeviceChannelUnknown(string channel) => new("device-channel-unknown", "--channel") { Value = Shorten(channel) };
    public static Problem DeviceExists(Code code) => new("device-exists") { Value = code.Value };
    public static Problem DeviceUnknown(string code) => new("device-unknown") { Value = Shorten(code) };
    public static Problem CredentialUnknown() => new("credential-unknown");
    public static Problem LimitReached(int seconds) => new("limit-reached") { Value = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem InvitationSpent() => new("invitation-spent", "invitation");
    public static Problem InvitationUnknown() => new("invitation-unknown", "invitation");
    public static Problem QuarantineFull() => new("quarantine-full");
    public static Problem QuarantinedUnknown(string id) => new("quarantined-unknown") { Value = Shorten(id) };
    /// <remarks>The value of both: after how many seconds it is worth trying again.</remarks>
    public static Problem StoreAway() => new("store-away") { Value = "5" };
    public static Problem ReportsBusy() => new("reports-busy") { Value = "5" };
    public static Problem CampaignUnknown(string code) => new("campaign-unknown") { Value = Shorten(code) };
    public static Problem CampaignExists(Code code) => new("campaign-exists") { Value = code.Value };
    public static Problem SampleEmpty() => new("sample-empty");
    public static Problem SampleSettled(Code campaign) => new("sample-settled") { Value = campaign.Value };
    public static Problem CampaignIncomparable(Code code) => new("campaign-incomparable") { Value = code.Value };
    public static Problem CampaignNotYetOpen() => new("campaign-not-yet-open");
    public static Problem CampaignClosed() => new("campaign-closed");
    public static Problem DatesReversed() => new("dates-reversed");
    public static Problem DaysReversed(string field) => new("days-reversed", field);
    public static Problem FileMissing(string path) => new("file-missing") { Value = path };
    public static Problem FileUnwritable(string path) => new("file-unwritable") { Value = path };
    public static Problem FileUnreadable(string reason) => new("file-unreadable") { Value = Shorten(reason) };
    public static Problem FileTooLarge() => new("file-too-large");
    public static Problem FormatUnknown(string name) => new("format-unknown") { Value = Shorten(name) };
    public static Problem SheetMissing(string sheet) => new("sheet-missing", sheet) { Value = sheet };
    public static Problem CellMalformed(string cell, string value) => new("cell-malformed", cell) { Value = Shorten(value) };
    public static Problem ItemsTooMany(int most) => new("items-too-many") { Value = most.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem FileEmpty() => new("file-empty");
    public static Problem FileNotUtf8(long line) => new("file-not-utf8") { Line = line };
    public static Problem FileMalformed(long line) => new("file-malformed") { Line = line };
    public static Problem CellsMiscounted(long line, int found, int expected) =>
        new("cells-miscounted") { Line = line, Value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{found} ≠ {expected}") };
    public static Problem ColumnUnknown(string column) => new("column-unknown", Shorten(column)) { Line = 1 };
    public static Problem ColumnRepeated(string column) => new("column-repeated", Shorten(column)) { Line = 1 };
    public static Problem ColumnMissing(string column) => new("column-missing", column);
    public static Problem CellBlank(string column) => new("cell-blank", column);
    public static Problem WeightMalformed(string column, string value) => new("weight-malformed", column) { Value = Shorten(value) };
    public static Problem WeightsNone() => new("weights-none");
    public static Problem StratumSizeMalformed(string column, string value) => new("stratum-size-malformed", column) { Value = Shorten(value) };
    public static Problem StratumSizeVaries(string stratum) => new("stratum-size-varies") { Value = Shorten(stratum) };
    public static Problem StratumTooSmall(string stratum, int sampled) => new("stratum-too-small") { Value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Shorten(stratum)}: {sampled}") };
    public static Problem MarginFileMalformed() => new("margin-file-malformed");
    public static Problem MarginRepeated(string category) => new("margin-repeated") { Value = Shorten(category) };
    public static Problem MarginUnknown(string column, string category) => new("margin-unknown", column) { Value = Shorten(category) };
    public static Problem MarginEmpty(string category) => new("margin-empty") { Value = Shorten(category) };
    public static Problem MarginsDisagree(string margin, double sum, double expected) =>
        new("margins-disagree") { Value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Shorten(margin)}: {sum} ≠ {expected}") };
    public static Problem RakingUnsettled(string category, double gap) =>
        new("raking-unsettled") { Value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Shorten(category)}: {gap:0.0E+0}") };
    public static Problem OptionMissing(string option) => new("option-missing") { Value = option };
    public static Problem ClassUnanswered(string name) => new("class-unanswered") { Value = Shorten(name) };
    public static Problem IdRepeated(string id) => new("id-repeated", "id") { Value = Shorten(id) };
    public static Problem QuestionnaireUnknown(string name) => new("questionnaire-unknown") { Value = Shorten(name) };
    public static Problem VersionImmutable(string name) => new("version-immutable") { Value = name };
    public static Problem VersionOutOfOrder(Code code, int number, int latest) => new("version-out-of-order") { Value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{code} {number} < {latest}") };
    public static Problem VersionRetired(Code code, int number) => new("version-retired") { Value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{code} {number}") };
    public static Problem TranslationMissing(string path, string language) => new("translation-missing", path) { Value = language };
    public static Problem FaultUnmended(string place, string finding) => new("fault-unmended", place) { Value = finding };
    public static Problem DraftUnknown(Code code) => new("draft-unknown") { Value = code.Value };
    public static Problem DraftChanged(Draft stored) => new("draft-changed") { Value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{stored.Revision}, {stored.Saved.By}") };
    public static Problem DraftUnchanged(Code code, int latest) => new("draft-unchanged") { Value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{code} {latest}") };
    public static Problem DecisionMissing(Change change) => new(MissingDecision, change.Place)
    {
        Value = Words.Write(change.Class) + (change.Touched is { } touched ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $", {touched}") : ""),
    };
    public static bool IsDecisionMissing(Problem problem) => problem.Rule == MissingDecision;
    public static Problem DecisionMalformed(string text) => new("decision-malformed", "--decide") { Value = Shorten(text) };
    public static Problem DecisionRepeated(string place) => new("decision-repeated", place);
    public static Problem DecisionStray(string place) => new("decision-stray", Shorten(place));
    public static Problem DecisionTooLight(string place) => new("decision-too-light", place);
    public static Problem ReasonMissing(string place) => new("reason-missing", Shorten(place));
    public static Problem ReasonTooLong(string place, int limit) => new("reason-too-long", Shorten(place)) { Value = limit.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem MappingImpossible(string to, Code from) => MappingImpossible(to, from.Value);
    public static Problem MappingImpossible(string to, string from) => new("mapping-impossible", Shorten(to)) { Value = Shorten(from) };
    public static Problem ItemKindChanged(Code item, ItemKind was, ItemKind now) => new("item-kind-changed", item.Value) { Value = $"{Words.Write(was)} → {Words.Write(now)}" };
    public static Problem ItemCodeReused(Code item, Text was) => new("item-code-reused", item.Value) { Value = Shorten(was.In("vi")) };
    public static Problem ItemUnitChanged(Code item, Text? was, Text? now) => new("item-unit-changed", item.Value) { Value = Shorten($"{was?.In("vi")} → {now?.In("vi")}") };
    public static Problem OptionCodeReused(Code item, Code option, Text was) => new("option-code-reused", item.Value) { Value = Shorten($"{option}: {was.In("vi")}") };
    public static Problem OptionMeaningMoved(Code item, Code option, Code owner) => new("option-meaning-moved", item.Value) { Value = $"{owner} → {option}" };
    public static Problem LevelValueChanged(Code item, Level now, int was) => new("level-value-changed", item.Value) { Value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{now.Code}: {was} → {now.Value}") };
    public static Problem LevelMeaningChanged(Code item, Level now, LevelMeaning was) => new("level-meaning-changed", item.Value) { Value = $"{now.Code}: {Words.Write(was)} → {Words.Write(now.Meaning)}" };
    public static Problem LevelsFlipped(Code item) => new("levels-flipped", item.Value);
    public static Problem DocumentMalformed(string? path, string reason) => new("document-malformed", path) { Value = reason };
    public static Problem DocumentTooLong(int limit) => new("document-too-long") { Value = limit.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem ManuscriptOther(string path, Code code) => new("manuscript-other", path) { Value = code.Value };
    public static Problem CodeMalformed(string path, string value) => new("code-malformed", path) { Value = Shorten(value) };
    public static Problem CodeRepeated(string path, string value) => new("code-repeated", path) { Value = Shorten(value) };
    public static Problem CodeReserved(string path, string value) => new("code-reserved", path) { Value = Shorten(value) };
    public static Problem ReferenceUnknown(string path, string value) => new("reference-unknown", path) { Value = Shorten(value) };
    public static Problem ValueUnsupported(string path, string value) => new("value-unsupported", path) { Value = Shorten(value) };
    public static Problem TextMissing(string path) => new("text-missing", path);
    public static Problem OptionsTooFew(string path) => new("options-too-few", path);

    public static Problem RuleUnexpected(int column, string found, string? suggestion = null) => new("rule-unexpected") { Column = column, Value = Shorten(found), Suggestion = suggestion };
    public static Problem RuleUnfinished(int column) => new("rule-unfinished") { Column = column };
    public static Problem RuleTextUnclosed(int column) => new("rule-text-unclosed") { Column = column };
    public static Problem RuleTextEmpty(int column) => new("rule-text-empty") { Column = column };
    public static Problem RuleBraceUnclosed(int column) => new("rule-brace-unclosed") { Column = column };
    public static Problem RuleNumberTooLong(int column, string number) => new("rule-number-too-long") { Column = column, Value = Shorten(number) };
    public static Problem RuleDateUnknown(int column, string date) => new("rule-date-unknown") { Column = column, Value = Shorten(date) };
    public static Problem RuleTooLong(int limit) => new("rule-too-long") { Column = limit + 1, Value = limit.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem RuleTooDeep(int column, int limit) => new("rule-too-deep") { Column = column, Value = limit.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem RuleComparisonChained(int column, string comparison) => new("rule-comparison-chained") { Column = column, Value = comparison };
    public static Problem RuleItemUnknown(int? column, string name, string? suggestion) => new("rule-item-unknown") { Column = column, Value = Shorten(name), Suggestion = suggestion };
    public static Problem RuleItemLater(string path, Problem unknown) => new("rule-item-later", path) { Column = unknown.Column, Value = unknown.Value };
    public static Problem RuleOptionUnknown(int? column, string option, string? suggestion) => new("rule-option-unknown") { Column = column, Value = Shorten(option), Suggestion = suggestion };
    public static Problem RuleFunctionUnknown(int column, string name, string? suggestion) => new("rule-function-unknown") { Column = column, Value = Shorten(name), Suggestion = suggestion };
    public static Problem RuleItemExpected(int column) => new("rule-item-expected") { Column = column };
    public static Problem RuleOptionExpected(int column) => new("rule-option-expected") { Column = column };
    public static Problem RuleArgumentsMiscounted(int column, string function, int found, int expected) =>
        new("rule-arguments-miscounted") { Column = column, Value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{function}: {found} ≠ {expected}") };
    public static Problem RuleTypeMismatch(int? column, RuleType found, RuleType expected) => new("rule-type-mismatch") { Column = column, Value = $"{Words.Write(found)} ≠ {Words.Write(expected)}" };

    /// <remarks>Of all that may be wrong about a sign-in: nobody learns which.</remarks>
    public static Problem SignInRefused() => new("sign-in-refused");
    public static Problem SignInBusy() => new("sign-in-busy") { Value = "5" };
    public static Problem CodeRefused() => new("code-refused", "code");
    public static Problem RecoveryCodeRefused() => new("recovery-code-refused", "code");
    public static Problem CurrentPasswordRefused() => new("current-password-refused", "current");
    public static Problem PasswordTooShort(int least) => new("password-too-short", "password") { Value = least.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem PasswordTooLong(int most) => new("password-too-long", "password") { Value = most.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem PasswordBreached() => new("password-breached", "password");
    public static Problem PasswordGuessable() => new("password-guessable", "password");
    public static Problem PasswordsDiffer() => new("passwords-differ", "again");
    public static Problem AccountChangedMeanwhile() => new("account-changed-meanwhile");

    public static Problem KeyExists(Code code) => new("key-exists", "code") { Value = code.Value };
    public static Problem KeyNotFound(string code) => new("key-not-found") { Value = Shorten(code) };
    public static Problem KeyCodeMalformed() => new("key-code-malformed", "code");
    public static Problem KeyNameMissing(int longest) => new("key-name-missing", "name") { Value = longest.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem KeyPermissionMissing() => new("key-permission-missing", "permissions");
    public static Problem PermissionForProvince(string place, string permission) => new("permission-for-province", place) { Value = permission };
    public static Problem KeyExpiryPast(string day) => new("key-expiry-past", "expires") { Value = Shorten(day) };
    public static Problem OverlapOutOfRange(string place, int hours) => new("overlap-out-of-range", place) { Value = hours.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem KeyUnknown() => new("key-unknown");
    public static Problem KeyInsufficient() => new("key-insufficient");
    public static Problem KeyLimitReached(int seconds) => new("key-limit-reached") { Value = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem RootUnknown(string day) => new("root-unknown") { Value = Shorten(day) };

    // Of contacts none repeats what was written: it would stand in a terminal's record.
    public static Problem ContactBlank() => new("contact-blank");
    public static Problem ContactColumnUnknown() => new("contact-column-unknown") { Line = 1 };
    public static Problem EmailMalformed() => new("email-malformed", ContactFile.Email);
    public static Problem PhoneMalformed() => new("phone-malformed", ContactFile.Phone);
    public static Problem ContactRepeated(string column) => new("contact-repeated", column);
    public static Problem ContactKnown() => new("contact-known");
    public static Problem ContactUnknown() => new("contact-unknown");
    public static Problem ContactsTooMany(int most) => new("contacts-too-many") { Value = most.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem AddressMalformed() => new("address-malformed");
    public static Problem DaysOutOfRange(int longest) => new("days-out-of-range", "days") { Value = longest.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem RuleIsForAll(Kept kept) => new("rule-is-for-all", "campaign") { Value = Words.Write(kept) };
    public static Problem CertificateUnreadable(string path) => new("certificate-unreadable") { Value = path };
    public static Problem CertificateLost(string thumbprint) => new("certificate-lost") { Value = thumbprint };
    public static Problem CertificateNoKey(string path) => new("certificate-no-key") { Value = path };

    public static Problem UnitNotChosen() => new("unit-not-chosen", "unit");
    public static Problem FilterOfProvince() => new("filter-of-province");
    public static Problem FiguresWithheld(int floor) => new(Withheld) { Value = floor.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem CommentUnknown() => new("comment-unknown");

    public static Problem FullNameMissing(string place) => new("full-name-missing", place);
    public static Problem FullNameTooLong(string place, int limit) => new("full-name-too-long", place) { Value = limit.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem EmailMalformed(string place, string value) => new("email-malformed", place) { Value = Shorten(value) };
    public static Problem AccountExists(string name) => new("account-exists", "Email") { Value = Shorten(name) };
    public static Problem AccountUnknown(string name) => new("account-unknown") { Value = Shorten(name) };
    public static Problem AccountDisabled() => new("account-disabled");
    public static Problem AccountOwn() => new("account-own");
    public static Problem AdministratorOwn() => new("administrator-own");
    public static Problem AdministratorLast() => new("administrator-last");
    public static Problem RoleMissing(string place) => new("role-missing", place);
    public static Problem GrantOwn() => new("grant-own");
    public static Problem GrantExists(Role role) => new("grant-exists", "Role") { Value = Words.Write(role) };
    public static Problem GrantUnknown(Role role) => new("grant-unknown") { Value = Words.Write(role) };
    public static Problem GrantForProvinceOnly(Role role) => new("grant-for-province-only", "Unit") { Value = Words.Write(role) };
    public static Problem GrantUnitUnknown(string unit) => new("grant-unit-unknown", "Unit") { Value = Shorten(unit) };
    public static Problem GrantEndsTooEarly(string place) => new("grant-ends-too-early", place);
    public static Problem SignInNameMissing(string place) => new("sign-in-name-missing", place);
    public static Problem LinkInvalid() => new("link-invalid");
    public static Problem MailLimitReached() => new("mail-limit-reached");

    public static Problem SsoDenied() => new("sso-denied");
    public static Problem SsoBroken() => new("sso-broken");
    public static Problem SsoAway() => new("sso-away");
    public static Problem SsoEmailUnverified() => new("sso-email-unverified");
    public static Problem SsoEmailTaken() => new("sso-email-taken");
    public static Problem SsoRoleMissing() => new("sso-role-missing");
    public static Problem SsoAccountLocked() => new("sso-account-locked");
    public static Problem SsoAccountDisabled() => new("sso-account-disabled");

    public static Problem ReviewOwn() => new("review-own");
    public static Problem ApprovalMissing(Code code) => new("approval-missing") { Value = code.Value };
    public static Problem RemarkMissing(string place) => new("remark-missing", place);
    public static Problem RemarkTooLong(string place, int limit) => new("remark-too-long", place) { Value = limit.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem RemarkUnknown() => new("remark-unknown");
    public static Problem QuestionnaireExists(Code code) => new("questionnaire-exists", "Code") { Value = code.Value };
    public static Problem QuestionnaireCodeMalformed(string? code) => new("questionnaire-code-malformed", "Code") { Value = Shorten(code ?? "") };
    public static Problem DecisionUnclear(string place) => new("decision-unclear", Shorten(place));
    public static Problem OriginMissing() => new("origin-missing", "Origin");
    public static Problem DraftUnfinished(string format) => new("draft-unfinished") { Value = format };

    public static Problem SessionOver() => new("session-over");
    public static Problem FormTokenRefused() => new("form-token-refused");

    public static Problem NumberOutOfRange(string place, int least, int most) => new("number-out-of-range", place) { Value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{least}–{most}") };
    public static Problem NumberMalformed(string place, string? value) => new("number-malformed", place) { Value = Shorten(value ?? "") };
    public static Problem SizeNoMultiple(int size, int cluster) => new("size-no-multiple", "Size") { Value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{cluster}"), Column = (size / cluster + 1) * cluster };
    public static Problem SizeImpossible(int size, int population) => new("size-impossible", "Size") { Value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{size}"), Column = population };
    public static Problem DeviationMissing(string stratum) => new("deviation-missing", "Deviations") { Value = Shorten(stratum) };
    public static Problem SsuMissing(Code psu) => new("ssu-missing", "Kind") { Value = psu.Value };
    public static Problem PsuTooSmall(string psu, int elements, int taken) => new("psu-too-small", "Take") { Value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{psu} ({elements})"), Column = taken };
    public static Problem SsuTooSmall(string psu, string ssu, int elements, int taken) => new("ssu-too-small", "Take") { Value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{psu}/{ssu} ({elements})"), Column = taken };
    public static Problem PsuInTwoStrata(Code psu, string stratum) => new("psu-in-two-strata", "psu") { Value = Shorten($"{psu}: {stratum}") };
    public static Problem FrameCellUnfitting(string column, int longest) => new("frame-cell-unfitting", column) { Value = longest.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem FrameCodeMalformed(string column, string value, string? suggestion) => new("frame-code-malformed", column) { Value = Shorten(value), Suggestion = suggestion };
    public static Problem FrameUnitUnknown(string column, string value) => new("frame-unit-unknown", column) { Value = Shorten(value) };
    public static Problem FrameFieldUnknown(string column, string value) => new("frame-field-unknown", column) { Value = Shorten(value) };
    public static Problem FrameNameMissing(int longest) => new("frame-name-missing", "Name") { Value = longest.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem FrameFileMissing() => new("frame-file-missing", "File");
    public static Problem FrameRefused(int problems) => new("frame-refused", "File") { Value = problems.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem SeedMalformed(int longest) => new("seed-malformed", "Seed") { Value = longest.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem DrawSettled() => new("draw-settled");
    public static Problem DrawOwn() => new("draw-own");
    public static Problem DrawSigned() => new("draw-signed");
    public static Problem DrawAltered() => new("draw-altered");
    public static Problem DrawUnsigned() => new("draw-unsigned");
    public static Problem ElementInactive(int number) => new("element-inactive") { Value = number.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem ReserveEmpty() => new("reserve-empty");
    public static Problem ReserveChanged() => new("reserve-changed");
    public static Problem ListTooLong(int most) => new("list-too-long") { Value = most.ToString(System.Globalization.CultureInfo.InvariantCulture) };

    public static Problem ChannelNotPlanned(Channel channel) => new("channel-not-planned", "channel") { Value = Words.Write(channel) };
    public static Problem UnitOutOfScope(Code unit) => new("unit-out-of-scope", "unit") { Value = unit.Value };
    public static Problem UnitNotNamed() => new("unit-not-named", "unit");
    public static Problem LanguageNotOffered(string offered) => new("language-not-offered", "language") { Value = offered };
    public static Problem LanguageUntranslated(string place, string language) => new("language-untranslated", place) { Value = language };
    public static Problem VersionNotChosen(string place) => new("version-not-chosen", place);
    public static Problem CampaignFrozen() => new("campaign-frozen");
    public static Problem CampaignStarted() => new("campaign-started");
    public static Problem CampaignStateUnfit() => new("campaign-state-unfit");
    public static Problem CampaignUnplanned() => new("campaign-unplanned");
    public static Problem CampaignOver(DateOnly closes) => new("campaign-over") { Value = ColumnTypes.Write(closes) };
    public static Problem CampaignMoved() => new("campaign-moved");
    public static Problem ClosesTooEarly() => new("closes-too-early", "Closes");
    public static Problem ChannelsMissing() => new("channels-missing", "Channels");
    public static Problem LanguagesMissing() => new("languages-missing", "Languages");
    public static Problem UnitsMissing() => new("units-missing", "Units");
    public static Problem HoursMalformed(string place) => new("hours-malformed", place);
    public static Problem FloorTooLow(string place, int least) => new("floor-too-low", place) { Value = least.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem ErratumEmpty() => new("erratum-empty");
    public static Problem ErratumLineMalformed(string place, string line) => new("erratum-line-malformed", place) { Value = Shorten(line) };
    public static Problem ErratumRepeated(string place, string response) => new("erratum-repeated", place) { Value = Shorten(response) };
    public static Problem ErratumResponseUnknown(string place, string response) => new("erratum-response-unknown", place) { Value = Shorten(response) };
    public static Problem ErratumWithoutChange(string place, string response) => new("erratum-without-change", place) { Value = Shorten(response) };
    public static Problem ErratumUnreadable(string place, string response) => new("erratum-unreadable", place) { Value = Shorten(response) };

    public static Problem SampleUnsigned(Code campaign) => new("sample-unsigned") { Value = campaign.Value };
    public static Problem ElementsMissing() => new("elements-missing");
    public static Problem InterviewerMissing(string place) => new("interviewer-missing", place);
    public static Problem OutcomeMissing(string place) => new("outcome-missing", place);
    public static Problem AttemptDayOutOfRange(string place) => new("attempt-day-out-of-range", place);
    public static Problem AppointmentUnfitting(string place) => new("appointment-unfitting", place);
    public static Problem AttemptTaken() => new("attempt-taken");
    public static Problem RevisitSizeMalformed(string place) => new("revisit-size-malformed", place);
    public static Problem RevisitsNone() => new("revisits-none");
    public static Problem RevisitDayUnfitting(string place) => new("revisit-day-unfitting", place);
    public static Problem RevisitFindingMissing(string place) => new("revisit-finding-missing", place);

    public static Problem UnitExists(string place, Code code) => new("unit-exists", place) { Value = code.Value };
    public static Problem UnitKindUnknown(string column, string value) => new("unit-kind-unknown", column) { Value = Shorten(value) };
    public static Problem UnitSectorUnfit(string place) => new("unit-sector-unfit", place);
    public static Problem UnitParentMissing(string place) => new("unit-parent-missing", place);
    public static Problem UnitParentUnfit(string place, Code parent) => new("unit-parent-unfit", place) { Value = parent.Value };
    public static Problem UnitFixed(string column, string was) => new("unit-fixed", column) { Value = Shorten(was) };
    public static Problem ProvinceUnknown(string name) => new("province-unknown", "province") { Value = Shorten(name) };
    public static Problem ProvinceSettled() => new("province-settled", "province");
    public static Problem FieldExists(Code code) => new("field-exists", "code") { Value = code.Value };
    public static Problem ProcedureCodeMalformed(string column, string value) => new("procedure-code-malformed", column) { Value = Shorten(value) };
    public static Problem ProcedureLevelUnknown(string column, string value) => new("procedure-level-unknown", column) { Value = Shorten(value) };
    public static Problem RowRepeated(string column, string value) => new("row-repeated", column) { Value = Shorten(value) };
    public static Problem TargetDemandMalformed(string column, string value) => new("target-demand-malformed", column) { Value = Shorten(value) };
    public static Problem TargetFilterMalformed(string column, string value) => new("target-filter-malformed", column) { Value = Shorten(value) };
    public static Problem TargetYearMalformed(string column, string value) => new("target-year-malformed", column) { Value = Shorten(value) };
    public static Problem TargetBuiltIn() => new("target-built-in");
    public static Problem TargetUnknown(string number) => new("target-unknown", "targets") { Value = Shorten(number) };
    public static Problem TargetsSettled() => new("targets-settled");

    public static Problem ExportFormatUnknown(string? format) => new("export-format-unknown", "format") { Value = Shorten(format ?? "") };
    public static Problem ExportUnderWay() => new("export-under-way");
    public static Problem SheetTooLong(int most) => new("sheet-too-long", "format") { Value = most.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem ReportTableUnknown(string table) => new("report-table-unknown") { Value = Shorten(table) };

    public static Problem LineMissing(string place) => new("line-missing", place);
    public static Problem LineTooLong(string place, int longest) => new("line-too-long", place) { Value = longest.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem DocumentSymbolMalformed(string place, string symbol) => new("document-symbol-malformed", place) { Value = Shorten(symbol) };
    public static Problem ChaptersMissing(string place) => new("chapters-missing", place);
    public static Problem ChaptersTooMany(int most) => new("chapters-too-many") { Value = most.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem ReportTemplateChanged() => new("report-template-changed");
    public static Problem PrinterMissing() => new("printer-missing");
    public static Problem PrintingFailed() => new("printing-failed");

    public static Problem PeriodMalformed(string place, string? value) => new("period-malformed", place) { Value = Shorten(value ?? "") };
    public static Problem PeriodNotOver(string place) => new("period-not-over", place);
    public static Problem PeriodOutside(string place) => new("period-outside", place);
    public static Problem FiledReportExists() => new("filed-report-exists");
    public static Problem FilingStateUnfit() => new("filing-state-unfit");
    public static Problem FilingMoved() => new("filing-moved");
    public static Problem FilingReviewOwn() => new("filing-review-own");
    public static Problem DocumentNumberMissing(int longest) => new("document-number-missing", "Number") { Value = longest.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem ReportUnreadable() => new("report-unreadable");
    public static Problem CampaignMissing() => new("campaign-missing", "Campaign");
    public static Problem ScopeUnknown(string? scope) => new("scope-unknown", "Scope") { Value = Shorten(scope ?? "") };
    public static Problem PercentOutOfRange(string place) => new("percent-out-of-range", place);
    public static Problem RecipientsMissing() => new("recipients-missing", "Role");
    public static Problem ChoiceMissing(string place) => new("choice-missing", place);

    public static Problem NoteIndicatorUnknown(string place) => new("note-indicator-unknown", place);
    public static Problem NoteNotYetDone(string place) => new("note-not-yet-done", place);
    public static Problem NoteAgencyMissing(string place) => new("note-agency-missing", place);
    public static Problem NoteWordsUnfitting(string place, int longest) => new("note-words-unfitting", place) { Value = longest.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    public static Problem NoteShown() => new("note-shown");

    private static string Shorten(string value) => value.Length <= 60 ? value : value[..59] + "…";
}

/// <summary>What was asked for, or everything that is wrong with it: never both, never neither.</summary>
public sealed record Outcome<T> where T : class
{
    private Outcome(T? value, IReadOnlyList<Problem> problems) => (Value, Problems) = (value, problems);

    /// <summary>Null exactly when there are <see cref="Problems"/>.</summary>
    public T? Value { get; }

    public IReadOnlyList<Problem> Problems { get; }

    public static implicit operator Outcome<T>(T value) => new(value ?? throw new ArgumentNullException(nameof(value)), []);
    public static implicit operator Outcome<T>(Problem problem) => new(null, [problem]);
    public static implicit operator Outcome<T>(List<Problem> problems) => new(null, problems.Count > 0 ? problems : throw new ArgumentException("A refusal names a problem.", nameof(problems)));
    public static implicit operator Outcome<T>(Problem[] problems) => problems.ToList();
}
