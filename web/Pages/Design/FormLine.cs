using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>One thing that an item, a section or a whole questionnaire says.</summary>
/// <param name="Key">The same thing in another version has the same.</param>
public sealed record FormLine(string Key, string Label, string Words);

/// <summary>A questionnaire as lines of words, for those who compare versions.</summary>
public static class FormLines
{
    public static IEnumerable<FormLine> Of(QuestionnaireVersion version, Texts t) =>
    [
        .. Words("title", t["design.line.title"], version.Title),
        .. Words("consent", t["change.consent"], version.Consent),
        .. Line("source", t["design.line.source"], version.Source),
        .. Line("note", t["design.line.note"], version.Note),
        .. Line("languages", t["change.languages"], string.Join(", ", version.Languages)),
        .. Line("formula", t["change.index-formula"], IndexNames.Of(version.Formula)),
        .. Line("aggregation", t["change.aggregation"], IndexNames.Of(version.Aggregation)),
        .. version.Contents.SelectMany(content => Words($"content.{content.Code}", t["design.line.content", content.Code], content.Title)),
        .. version.Indices.SelectMany(index => Words($"index.{index.Code}", t["design.line.index", index.Code], index.Title)),
        .. version.Indices.SelectMany(index => Line($"index.{index.Code}.contents", t["change.index-contents"] + $" ({index.Code})", string.Join(", ", index.Contents))),
    ];

    public static IEnumerable<FormLine> Of(Section section, Texts t) =>
    [
        .. Words("title", t["design.line.section"], section.Title),
        .. section.Lead is { } lead ? Words("lead", t["change.lead"], lead) : [],
        .. Line("content", t["change.factor"], section.Content),
        .. Line("weight", t["design.line.weight"], section.Weight is { } weight ? weight.ToString("0.####", t.Culture) : null),
    ];

    public static IEnumerable<FormLine> Of(Item item, Texts t) =>
    [
        .. Words("question", t["change.wording"], item.Question),
        .. Facts(item, t),
        .. item.Options.SelectMany(option => Words($"option.{option.Code}", t["design.line.option", option.Code], option.Label, Traits(option, t))),
    ];

    /// <summary>What is true of the item beside its words and options.</summary>
    public static IEnumerable<FormLine> Facts(Item item, Texts t) =>
    [
        .. Line("kind", t["change.kind"], t["design.kind." + Engine.Words.Write(item.Kind)]),
        .. Line("required", t["change.required"], item.Required ? t["design.yes"] : null),
        .. Line("required-if", t["change.required-if"], item.RequiredIf?.ToString()),
        .. Line("visible-if", t["change.visible-if"], item.VisibleIf?.ToString()),
        .. Line("valid-if", t["change.valid-if"], item.ValidIf?.Rule.ToString()),
        .. item.ValidIf is { } valid ? Words("message", t["change.message"], valid.Message) : [],
        .. Line("formula", t["change.formula"], item.Formula?.ToString()),
        .. Line("range", t["change.range"], Range(item, t)),
        .. item.Number?.Unit is { } unit ? Words("unit", t["change.unit"], unit) : [],
        .. Line("chosen", t["change.chosen"], item.Chosen is { } chosen ? $"{chosen.Least}–{chosen.Most}" : null),
        .. Line("max-length", t["change.max-length"], item.MaxLength > 0 ? t.Count(item.MaxLength) : null),
        .. Line("data", t["change.personal-data"], item.Data == PersonalData.None ? null : t["design.data." + Engine.Words.Write(item.Data)]),
        .. Line("grid", t["change.layout"], item.Grid),
    ];

    private static string? Range(Item item, Texts t) => item switch
    {
        { Number: { } number } => string.Create(t.Culture, $"{number.Range.Least:0.######}–{number.Range.Most:0.######}"),
        { Days: { } days } => $"{t.Day(days.Least)}–{t.Day(days.Most)}",
        _ => null,
    };

    private static string Traits(Option option, Texts t) => string.Concat(
    [
        option is Level level ? $" ({level.Value}, {t["design.meaning." + Engine.Words.Write(level.Meaning)]})" : "",
        option.IsExclusive ? $" ({t["change.option-exclusive"]})" : "",
        option.AsksForWords ? $" ({t["change.option-asks-for-words"]})" : "",
    ]);

    private static IEnumerable<FormLine> Words(string key, string label, Text text, string behind = "") => text.Languages.OrderBy(language => language != "vi").ThenBy(language => language, StringComparer.Ordinal)
        .Select(language => new FormLine($"{key}.{language}", language == "vi" ? label : $"{label} [{language}]", text.Find(language) + behind));

    private static IEnumerable<FormLine> Line(string key, string label, string? words) => words is null ? [] : [new(key, label, words)];
}
