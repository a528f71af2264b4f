using System.Globalization;

namespace SurveyHub.Engine;

/// <summary>One item of a foreign questionnaire while it is read: its shape, and its rules as the other program wrote them.</summary>
/// <param name="where">The place in the foreign file, for losses.</param>
internal sealed class DraftItem(string where, DocumentShape.Item shape)
{
    public string Where { get; } = where;
    public DocumentShape.Item Shape { get; set; } = shape;

    /// <summary>Our option codes by the foreign values.</summary>
    public Dictionary<string, string> Options { get; init; } = [];

    /// <summary>All of them must hold: those of the groups around it, and its own.</summary>
    public List<string> VisibleIf { get; init; } = [];

    public string? RequiredIf { get; set; }
    public List<string> ValidIf { get; } = [];
    public Dictionary<string, string>? Message { get; set; }
    public string? Formula { get; set; }
}

internal sealed record DraftSection(string Code, Dictionary<string, string> Title, string? Content = null, Dictionary<string, string>? Lead = null)
{
    public List<DraftItem> Items { get; private init; } = [];

    /// <summary>The same section going on after another one.</summary>
    public DraftSection Again(string code) => this with { Code = code, Items = [], Lead = null };
}

/// <summary>A foreign questionnaire on its way to a document.</summary>
internal sealed class ForeignDraft
{
    private static readonly HashSet<string> _reserved = [.. RuleOperations.Reserved, .. ImportColumns.Known];

    /// <summary>Ten times the longest questionnaire that anybody has asked people to fill in.</summary>
    public const int MostItems = 2_500;

    /// <summary>In characters, with its hyphen.</summary>
    private const int RoomForNumber = 6;

    private readonly HashSet<string> _items = [];
    private readonly HashSet<string> _sections = [];
    private readonly Dictionary<(ISet<string> Taken, string Made), int> _last = []; // so that thousands of the same name are not counted from 2 each
    private readonly Dictionary<string, (DraftItem Item, string? Option)> _names = [];
    private readonly HashSet<string> _ambiguous = [];

    public List<Loss> Losses { get; } = [];
    public List<DraftSection> Sections { get; } = [];
    public List<DocumentShape.Scale> Scales { get; } = [];

    public string NewItem(string name, string where) => NewCode(name, where, _items, mustBeginWithLetter: true);

    /// <summary>A code that is not taken yet. What changed beyond case and underscores is listed.</summary>
    public string NewCode(string name, string where, ISet<string> taken, bool mustBeginWithLetter = false)
    {
        var made = Vietnamese.CodeLike(ForeignTexts.Clean(name));
        if (made.Length == 0 || (mustBeginWithLetter && (!char.IsAsciiLetterLower(made[0]) || _reserved.Contains(made))))
            made = ("q-" + made).TrimEnd('-');
        made = Code.Shorten(made);
        var code = made;
        while (!taken.Add(code))
            code = string.Create(CultureInfo.InvariantCulture, $"{Code.Shorten(made, Code.Longest - RoomForNumber)}-{Next(taken, made)}");
        if (code != name.Trim().ToLowerInvariant().Replace('_', '-'))
            Losses.Add(Loss.Renamed(where, name, code));
        return code;
    }

    public string NewSection(string name)
    {
        var code = Code.Propose(ForeignTexts.Clean(name))?.Value ?? "section";
        var unique = code;
        while (!_sections.Add(unique))
            unique = string.Create(CultureInfo.InvariantCulture, $"{Code.Shorten(code, Code.Longest - RoomForNumber)}-{Next(_sections, code)}");
        return unique;
    }

    /// <summary>2 for the second of a name, then 3, and so on.</summary>
    private int Next(ISet<string> taken, string made) => _last[(taken, made)] = _last.GetValueOrDefault((taken, made), 1) + 1;

    /// <summary>What expressions call the item, or one of its options.</summary>
    public void Name(string name, DraftItem item, string? option = null)
    {
        if (!_names.TryAdd(name, (item, option)))
            _ambiguous.Add(name);
    }

    /// <summary>Null when there is none, or more than one, of the name.</summary>
    public (DraftItem Item, string? Option)? Find(string name) => !_ambiguous.Contains(name) && _names.TryGetValue(name, out var found) ? found : null;

    /// <summary>A scale with these levels, shared by all items that have the same.</summary>
    /// <remarks>No other program says what a level means. So a level above the middle counts as satisfied, the middle as neutral, one below it as dissatisfied.</remarks>
    public string Scale(IReadOnlyList<(int Value, Dictionary<string, string> Label)> levels, string where)
    {
        var key = string.Join('|', levels.Select(level => $"{level.Value} {string.Join(';', level.Label.OrderBy(pair => pair.Key, StringComparer.Ordinal))}"));
        if (_scaleCodes.TryGetValue(key, out var known))
            return known;

        var (sorted, code) = (levels.Select(level => level.Value).Order().ToList(), string.Create(CultureInfo.InvariantCulture, $"scale-{_scaleCodes.Count + 1}"));
        Scales.Add(new(code, [.. levels.Select(level => new DocumentShape.Level(level.Value, Meaning(2 * sorted.IndexOf(level.Value), sorted.Count - 1), level.Label))]));
        Losses.Add(Loss.MeaningAssumed(where, code));
        return _scaleCodes[key] = code;

        static LevelMeaning Meaning(int twice, int most) => twice > most ? LevelMeaning.Positive : twice < most ? LevelMeaning.Negative : LevelMeaning.Neutral;
    }

    private readonly Dictionary<string, string> _scaleCodes = [];
}
