namespace SurveyHub.Engine;

/// <summary>How an index is computed from counts of levels.</summary>
/// <remarks>c1 … c5 are the answers per level, n their sum without excluded and blank ones; "positive" is what the scale calls so.</remarks>
public enum IndexFormula
{
    /// <summary>Positive levels divided by n: the only formula that fits targets worded "X % người dân hài lòng".</summary>
    Top2Box,

    /// <summary>The sum of level values, in per cent of what it would be if all had chosen the highest: sum(i·ci) / (5n).</summary>
    Mean5Pct,

    /// <summary>The mean placed between the lowest and the highest level: (mean - 1) / 4.</summary>
    Mean0To100,

    /// <summary>sum(i·ci) / n.</summary>
    Mean,

    /// <summary>"Hài lòng toàn diện", as in the hospitals' instrument: respondents whose every valid answer is positive, divided by respondents.</summary>
    AllPositive,
}

/// <summary>How criteria are joined into a factor, a content or the whole.</summary>
public enum Aggregation
{
    /// <summary>The counts of the criteria are added. With complete answers the same as <see cref="MeanOfCriteria"/>.</summary>
    PooledAnswers,

    MeanOfCriteria,

    /// <summary>The mean of the factors, each with its answers pooled.</summary>
    MeanOfFactors,

    /// <summary>The mean of the contents, each with its answers pooled.</summary>
    MeanOfContents,

    /// <summary>The mean of the factors by <see cref="Section.Weight"/>, each with its answers pooled.</summary>
    WeightedFactors,
}

/// <summary>The names that documents, files and reports use for formulas and aggregations.</summary>
public static class IndexNames
{
    public static string Of(IndexFormula formula) => formula switch
    {
        IndexFormula.Top2Box => "top2box",
        IndexFormula.Mean5Pct => "mean5_pct",
        IndexFormula.Mean0To100 => "mean_0_100",
        IndexFormula.Mean => "mean",
        IndexFormula.AllPositive => "all_positive",
    };

    public static string Of(Aggregation aggregation) => aggregation switch
    {
        Aggregation.PooledAnswers => "pooled_answers",
        Aggregation.MeanOfCriteria => "mean_of_criteria",
        Aggregation.MeanOfFactors => "mean_of_factors",
        Aggregation.MeanOfContents => "mean_of_contents",
        Aggregation.WeightedFactors => "weighted_factors",
    };
}

/// <summary>Whom an index is about.</summary>
public enum Population
{
    /// <summary>State agencies and their counters; also answers that name no unit.</summary>
    Administrative,

    /// <summary>Hospitals, schools and other public service units.</summary>
    PublicService,
}

/// <summary>A part of the criteria: a content of the instrument, such as public policy or public service.</summary>
public sealed record Content(string Code, Text Title);

/// <summary>A page of items; the criteria of a content are its factors.</summary>
/// <param name="Content">Null where the items are no criteria: the respondent block, perception questions, free text.</param>
/// <param name="Lead">The sentence above the items; null when the questions stand alone.</param>
public sealed record Section(string Code, string? Content, Text Title, Text? Lead, IReadOnlyList<Item> Items)
{
    /// <summary>Of a factor, where the index weighs factors; above 0, and meaning something only beside the weights of the others.</summary>
    public decimal? Weight { get; init; }
}

/// <summary>An index that the targets of plans are worded about.</summary>
/// <param name="Contents">Codes of the contents whose criteria it counts.</param>
public sealed record IndexDefinition(Code Code, Text Title, IReadOnlyList<string> Contents, Population Population);

/// <summary>One published version of a questionnaire. It never changes: another wording is another version.</summary>
/// <remarks>Made by <see cref="QuestionnaireDocument.Read"/> only, which checks everything.</remarks>
public sealed class QuestionnaireVersion
{
    private readonly Dictionary<string, int> _places;
    private int[]? _leastMilliseconds;

    internal QuestionnaireVersion(IReadOnlyList<Section> sections)
    {
        Sections = sections;
        Items = [.. sections.SelectMany(section => section.Items)];
        _places = Items.Select((item, place) => (item.Code.Value, place)).ToDictionary(pair => pair.Value, pair => pair.place, StringComparer.Ordinal);
        InCanonicalOrder = [.. Enumerable.Range(0, Items.Count).OrderBy(place => Items[place].Code.Value, StringComparer.Ordinal)];
    }

    public required Code Code { get; init; }

    /// <summary>1, 2, 3 … within the questionnaire.</summary>
    public required int Number { get; init; }

    public required Text Title { get; init; }

    /// <summary>The decision the instrument comes from, in Vietnamese; null when it has none.</summary>
    public string? Source { get; init; }

    /// <summary>What staff must still do before use, in Vietnamese; null when nothing.</summary>
    public string? Note { get; init; }

    /// <summary>What the citizen reads before the first question.</summary>
    public required Text Consent { get; init; }

    /// <summary>Of the consent in all its languages: two versions that ask for consent in the same words have the same.</summary>
    public string ConsentSha256 => CanonicalJson.Sha256(Consent.ToJson());

    /// <summary>The languages in which every text must be there before it is published, Vietnamese first.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["vi"];

    public required IndexFormula Formula { get; init; }
    public required Aggregation Aggregation { get; init; }
    public required IReadOnlyList<IndexDefinition> Indices { get; init; }
    public required IReadOnlyList<Content> Contents { get; init; }
    public IReadOnlyList<Section> Sections { get; }

    /// <summary>All items, in the order they are asked.</summary>
    public IReadOnlyList<Item> Items { get; }

    /// <summary>The canonical JSON this version was read from.</summary>
    public required string Document { get; init; }

    /// <summary>SHA-256 of <see cref="Document"/> in UTF-8, 64 lower-case hex digits.</summary>
    public required string Sha256 { get; init; }

    public Item? Find(Code? code) => code is not null && _places.TryGetValue(code.Value, out var place) ? Items[place] : null;

    /// <summary>The item beside whose "other" the field of that name holds words, see <see cref="Answers.WordsField"/>; null when there is none.</summary>
    public Item? FindByWords(string field) =>
        field.EndsWith(Answers.WordsSuffix, StringComparison.OrdinalIgnoreCase) && PlaceOf(field[..^Answers.WordsSuffix.Length]) is { } place && Items[place].Options.Any(option => option.AsksForWords)
            ? Items[place]
            : null;

    /// <summary>Places in <see cref="Items"/>, in the ordinal order of their codes: the order of canonical JSON.</summary>
    internal IReadOnlyList<int> InCanonicalOrder { get; }

    /// <summary>What answering each item takes at the least, see <see cref="Speeding"/>.</summary>
    internal IReadOnlyList<int> LeastMilliseconds => _leastMilliseconds ??= Speeding.LeastMilliseconds(this);

    /// <summary>The item's place in <see cref="Items"/>; null when there is none of that name, in whatever case and with blanks around.</summary>
    internal int? PlaceOf(string name) =>
        _places.TryGetValue(name, out var place) || (Code.Parse(name) is { } code && _places.TryGetValue(code.Value, out place)) ? place : null;
}
