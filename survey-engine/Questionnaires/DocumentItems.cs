namespace SurveyHub.Engine;

/// <summary>Reads the items of a document one after the other.</summary>
/// <remarks>
/// A rule may name the items that come before its own, and a condition of validity also its own. So there are no cycles, and
/// a form can be shown and checked from the first item to the last.
/// </remarks>
/// <param name="codes">Of all items, to tell a later item from one that is not there.</param>
internal sealed class DocumentItems(DocumentParts parts, IReadOnlyDictionary<string, IReadOnlyList<Level>> scales, IEnumerable<string> codes)
{
    private static readonly Text _yes = new(new Dictionary<string, string> { ["vi"] = "Có", ["en"] = "Yes" });
    private static readonly Text _no = new(new Dictionary<string, string> { ["vi"] = "Không", ["en"] = "No" });

    private readonly HashSet<string> _all = [.. codes];
    private readonly HashSet<Code> _seen = [];
    private readonly Dictionary<Code, RuleItem> _before = [];

    public Item Read(DocumentShape.Item shape, string path, bool isCriterion)
    {
        CheckProperties(shape, path, isCriterion);
        var code = ReadCode(shape.Code, $"{path}.code");
        var options = ReadOptions(shape, path);
        var item = new Item
        {
            Code = code,
            Kind = shape.Type,
            Question = parts.Text(shape.Question, $"{path}.question"),
            Required = shape.Required,
            Data = shape.Data ?? PersonalData.None,
            Grid = shape.Grid,
            Options = options,
            Chosen = ReadChosen(shape, options.Count, path),
            Number = ReadNumber(shape, path),
            Days = shape.Days is { } days ? ReadRange(days.Least, days.Most, $"{path}.days") : null,
            MaxLength = shape.MaxLength ?? 0,
            IsLong = shape.Long,
            VisibleIf = ReadRule(shape.VisibleIf, RuleType.Boolean, $"{path}.visibleIf"),
            RequiredIf = ReadRule(shape.RequiredIf, RuleType.Boolean, $"{path}.requiredIf"),
            Formula = ReadRule(shape.Formula, wanted: null, $"{path}.formula"),
        };
        foreach (var (language, words) in shape.Question)
            parts.Refuse(PipedText.Parse(words, _before).Problems, $"{path}.question.{language}", _all);
        if (TypeOf(item) is { } type)
            _before[code] = type;
        return item with { ValidIf = ReadValidation(shape.ValidIf, $"{path}.validIf") };
    }

    /// <summary>Each kind of item says what it needs, and nothing that means nothing to it.</summary>
    private void CheckProperties(DocumentShape.Item shape, string path, bool isCriterion)
    {
        var isAsked = shape.Type is not (ItemKind.Information or ItemKind.Computed);
        var isChosen = shape.Type is ItemKind.Single or ItemKind.Multiple or ItemKind.Ranking;
        Expect(!isCriterion || shape.Type is ItemKind.Scale or ItemKind.Information or ItemKind.Computed, "type");
        Expect(isAsked || !shape.Required, "required");
        Expect((shape.Scale is not null) == (shape.Type == ItemKind.Scale), "scale");
        Expect((shape.Options is not null) == isChosen, "options");
        Expect(shape.Least is null || shape.Type == ItemKind.Multiple, "least");
        Expect(shape.Type == ItemKind.Ranking ? shape.Most is not null : shape.Most is null || shape.Type == ItemKind.Multiple, "most");
        Expect((shape.Number is not null) == (shape.Type == ItemKind.Number), "number");
        Expect(shape.Days is null || shape.Type == ItemKind.Date, "days");
        Expect((shape.MaxLength is > 0) == (shape.Type == ItemKind.Text), "maxLength");
        Expect(!shape.Long || shape.Type == ItemKind.Text, "long");
        Expect((shape.Formula is not null) == (shape.Type == ItemKind.Computed), "formula");
        Expect(isAsked || (shape.RequiredIf is null && shape.ValidIf is null && shape.Data is null), "type");

        void Expect(bool fits, string property)
        {
            if (!fits)
                parts.Refuse(Problem.ValueUnsupported($"{path}.{property}", Words.Write(shape.Type)));
        }
    }

    private Code ReadCode(string code, string path)
    {
        var read = parts.Code(code, path);
        if (DocumentParts.WasRefused(read))
            return read;
        if (!char.IsAsciiLetterLower(code[0]))
            parts.Refuse(Problem.CodeMalformed(path, code));
        else if (ImportColumns.Known.Contains(code) || RuleOperations.Reserved.Contains(code))
            parts.Refuse(Problem.CodeReserved(path, code));
        else if (!_seen.Add(read))
            parts.Refuse(Problem.CodeRepeated(path, code));
        return read;
    }

    private IReadOnlyList<Option> ReadOptions(DocumentShape.Item shape, string path)
    {
        if (shape.Type == ItemKind.YesNo)
            return [new(Code.Of("yes"), _yes), new(Code.Of("no"), _no)];
        if (shape.Scale is { } scale)
        {
            if (scales.TryGetValue(scale, out var levels))
                return levels;
            parts.Refuse(Problem.ReferenceUnknown($"{path}.scale", scale));
            return [];
        }

        if (shape.Type is not (ItemKind.Single or ItemKind.Multiple or ItemKind.Ranking) || shape.Options is null)
            return []; // refused by CheckProperties where there should be some, or should be none
        var options = shape.Options.Each($"{path}.options", (option, at) => new Option(parts.Code(option.Code, $"{at}.code"), parts.Text(option.Label, $"{at}.label"))
        {
            IsExclusive = option.Exclusive,
            AsksForWords = option.AsksForWords,
        });
        if (options.Count is < 2 or > 250)
            parts.Refuse(Problem.OptionsTooFew($"{path}.options"));
        if (shape.Type != ItemKind.Multiple && options.Exists(option => option.IsExclusive))
            parts.Refuse(Problem.ValueUnsupported($"{path}.options", "exclusive"));
        parts.CheckUnique(options, $"{path}.options");
        return options;
    }

    private Range<int>? ReadChosen(DocumentShape.Item shape, int options, string path)
    {
        if (shape.Type is not (ItemKind.Multiple or ItemKind.Ranking) || options == 0)
            return null;
        var most = shape.Most ?? options;
        if (most > options)
            parts.Refuse(Problem.ValueUnsupported($"{path}.most", $"{most}"));
        return ReadRange(shape.Type == ItemKind.Ranking ? most : shape.Least ?? 1, most, $"{path}.least");
    }

    private NumberAnswer? ReadNumber(DocumentShape.Item shape, string path)
    {
        if (shape.Number is not { } number)
            return null;
        if (number.Decimals is < 0 or > 6)
            parts.Refuse(Problem.ValueUnsupported($"{path}.number.decimals", $"{number.Decimals}"));
        return ReadRange(number.Least, number.Most, $"{path}.number") is { } range
            ? new(range, number.Decimals, number.Unit is { } unit ? parts.Text(unit, $"{path}.number.unit") : null)
            : null;
    }

    private Range<T>? ReadRange<T>(T least, T most, string path) where T : struct, IComparable<T>
    {
        if (least.CompareTo(most) <= 0)
            return new(least, most);
        parts.Refuse(Problem.ValueUnsupported(path, $"{least} > {most}"));
        return null;
    }

    private Validation? ReadValidation(DocumentShape.Validation? shape, string path)
    {
        if (shape is null)
            return null;
        var message = parts.Text(shape.Message, $"{path}.message");
        return ReadRule(shape.Rule, RuleType.Boolean, $"{path}.rule") is { } rule ? new(rule, message) : null;
    }

    private Rule? ReadRule(string? text, RuleType? wanted, string path)
    {
        if (text is null)
            return null;
        var read = RuleParser.Parse(text, _before, wanted);
        parts.Refuse(read.Problems, path, _all);
        return read.Value;
    }

    /// <summary>What rules of later items may do with this one; null where it has no value.</summary>
    private RuleItem? TypeOf(Item item) => item.Kind switch
    {
        ItemKind.Scale or ItemKind.Single or ItemKind.YesNo => new(RuleType.Choice, RuleOptions(item)),
        ItemKind.Multiple or ItemKind.Ranking => new(RuleType.Choices, RuleOptions(item)),
        ItemKind.Number => new(RuleType.Number),
        ItemKind.Date => new(RuleType.Date),
        ItemKind.Text => new(RuleType.Text),
        ItemKind.Consent => new(RuleType.Boolean),
        ItemKind.Information => null,
        ItemKind.Computed => item.Formula is { } formula && RuleTypes.Of(formula, _before) is { } type ? new(type) : null,
    };

    private static IReadOnlyList<RuleOption> RuleOptions(Item item) =>
        [.. item.Options.Select(option => new RuleOption(option.Code, option is Level { CountsAsSatisfied: not null } level ? level.Value : null))];
}
