using System.Globalization;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A plan as it is typed in.</summary>
public sealed class PlanInput
{
    /// <summary>Monday first, as a week is written here.</summary>
    public static IReadOnlyList<DayOfWeek> Week { get; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>Above that, a campaign would show nothing.</summary>
    private const int HighestFloor = 1000;

    public string? Title { get; set; }
    public string? TitleEn { get; set; }

    /// <summary>Blank for one that follows from the title.</summary>
    public string? Code { get; set; }

    /// <summary>Code and number of the version, parted by a slash.</summary>
    public string? Version { get; set; }

    public string? Opens { get; set; }
    public string? Closes { get; set; }

    /// <summary>Not <c>some</c> for all units.</summary>
    public string? Scope { get; set; }

    public List<string> Units { get; set; } = [];
    public List<string> Channels { get; set; } = [];
    public List<string> Languages { get; set; } = [];

    /// <summary>Opening times from Monday to Sunday, blank on days on which it stays closed; all blank for the usual ones.</summary>
    public List<string?> From { get; set; } = [];

    public List<string?> To { get; set; } = [];
    public string? Consent { get; set; }
    public string? ConsentEn { get; set; }
    public string? FiguresFloor { get; set; }
    public string? CommentsFloor { get; set; }

    public static PlanInput Of(Campaign campaign) => new()
    {
        Title = campaign.Title.In("vi"),
        TitleEn = OtherThanVietnamese(campaign.Title),
        Code = campaign.Code.Value,
        Version = NameOf(campaign.Version),
        Opens = Day(campaign.Opens),
        Closes = Day(campaign.Closes),
        Scope = campaign.Plan?.Units is null ? "all" : "some",
        Units = [.. campaign.Plan?.Units?.Select(unit => unit.Value) ?? []],
        Channels = [.. campaign.Plan?.Channels.Select(Words.Write) ?? []],
        Languages = [.. campaign.Plan?.Languages ?? []],
        From = [.. Week.Select(day => Time(campaign.Plan?.Hours?.On(day)?.Opens))],
        To = [.. Week.Select(day => Time(campaign.Plan?.Hours?.On(day)?.Closes))],
        Consent = campaign.Plan?.Consent?.In("vi"),
        ConsentEn = campaign.Plan?.Consent is { } consent ? OtherThanVietnamese(consent) : null,
        FiguresFloor = campaign.Plan?.FiguresFloor?.ToString(CultureInfo.InvariantCulture),
        CommentsFloor = campaign.Plan?.CommentsFloor?.ToString(CultureInfo.InvariantCulture),
    };

    public static string NameOf(QuestionnaireVersion version) => string.Create(CultureInfo.InvariantCulture, $"{version.Code}/{version.Number}");

    /// <param name="code">Of a campaign that is there already; null to take the typed or proposed one.</param>
    /// <param name="offered">What the form offers.</param>
    /// <returns>The campaign, or everything that is wrong with it.</returns>
    public Outcome<Campaign> ToCampaign(Code? code, PlanForm offered)
    {
        var problems = new List<Problem>();
        var name = code ?? (string.IsNullOrWhiteSpace(Code) ? Engine.Code.Propose(Title ?? "") : Engine.Code.Parse(Code));
        if (string.IsNullOrWhiteSpace(Title))
            problems.Add(Problem.TextMissing(nameof(Title)));
        if (name is null && !(string.IsNullOrWhiteSpace(Title) && string.IsNullOrWhiteSpace(Code)) || name?.Value == "new")
            problems.Add(Problem.CodeMalformed(nameof(Code), Code ?? ""));
        var version = offered.Versions.FirstOrDefault(version => NameOf(version) == Version);
        if (version is null)
            problems.Add(Problem.VersionNotChosen(nameof(Version)));
        var (opens, closes) = (DayOf(nameof(Opens), Opens, problems), DayOf(nameof(Closes), Closes, problems));
        if (closes < opens)
            problems.Add(Problem.DatesReversed() with { Place = nameof(Closes) });
        var plan = ToPlan(version, offered, problems);
        return problems.Count > 0 ? problems : new Campaign(name!, TextOf(Title!, TitleEn), version!, opens!.Value, closes!.Value) { Plan = plan };
    }

    /// <summary>What may be changed about a campaign that was opened.</summary>
    public static Outcome<Revision> Revise(string? title, string? titleEn, string? closes)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(title))
            problems.Add(Problem.TextMissing(nameof(Title)));
        var day = DayOf(nameof(Closes), closes, problems);
        return problems.Count > 0 ? problems : new Revision(TextOf(title!, titleEn), day!.Value);
    }

    /// <summary>As browsers send it; a problem of that place where it is none.</summary>
    private static DateOnly? DayOf(string place, string? typed, List<Problem> problems)
    {
        if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        problems.Add(Problem.DayMalformed(place, typed ?? ""));
        return null;
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Text TextOf(string vietnamese, string? english) => new(string.IsNullOrWhiteSpace(english)
        ? new Dictionary<string, string> { ["vi"] = vietnamese.Trim().Normalize() }
        : new Dictionary<string, string> { ["vi"] = vietnamese.Trim().Normalize(), ["en"] = english.Trim().Normalize() });

    public static string? OtherThanVietnamese(Text text) => text.In("en") is var english && english != text.In("vi") ? english : null;

    private CampaignPlan? ToPlan(QuestionnaireVersion? version, PlanForm offered, List<Problem> problems)
    {
        var channels = Enum.GetValues<Channel>().Where(channel => Channels.Contains(Words.Write(channel))).ToList();
        if (channels.Count == 0)
            problems.Add(Problem.ChannelsMissing());
        var languages = Texts.All.Select(texts => texts.Language).Where(Languages.Contains).ToList();
        if (languages.Count == 0)
            problems.Add(Problem.LanguagesMissing());
        if (languages.Find(language => version?.Languages.Contains(language) == false) is { } untranslated)
            problems.Add(Problem.LanguageUntranslated(nameof(Languages), untranslated));
        var units = Scope == "some" ? offered.Topmost(Units) : null;
        if (units?.Count == 0)
            problems.Add(Problem.UnitsMissing());
        var hours = ReadHours(problems);
        var (figures, comments) = (Floor(nameof(FiguresFloor), FiguresFloor, offered.Floors.Figures, problems), Floor(nameof(CommentsFloor), CommentsFloor, offered.Floors.Comments, problems));
        return problems.Count > 0 ? null : new(units, channels, languages)
        {
            Hours = hours,
            Consent = string.IsNullOrWhiteSpace(Consent) ? null : TextOf(Consent, ConsentEn),
            FiguresFloor = figures,
            CommentsFloor = comments,
        };
    }

    private OpeningHours? ReadHours(List<Problem> problems)
    {
        var days = new Dictionary<DayOfWeek, (TimeOnly, TimeOnly)>();
        for (var i = 0; i < Week.Count; i++)
        {
            var (from, to) = (From.ElementAtOrDefault(i), To.ElementAtOrDefault(i));
            if (string.IsNullOrWhiteSpace(from) && string.IsNullOrWhiteSpace(to))
                continue;
            if (OpeningHours.ParseTime(from) is { } opens && OpeningHours.ParseTime(to) is { } closes && opens < closes)
                days.Add(Week[i], (opens, closes));
            else if (problems.TrueForAll(problem => problem.Place != nameof(From)))
                problems.Add(Problem.HoursMalformed(nameof(From)));
        }

        return days.Count == 0 ? null : new(days);
    }

    private static int? Floor(string place, string? typed, int least, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var floor) && floor >= least && floor <= HighestFloor)
            return floor;
        problems.Add(Problem.FloorTooLow(place, least));
        return null;
    }

    private static string? Time(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);
}
