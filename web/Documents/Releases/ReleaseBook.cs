using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A value that may stand in a column, and what it means.</summary>
public sealed record ReleaseValue(string Value, string Label);

/// <summary>One column of a data file in words.</summary>
/// <param name="Values">Empty where any may stand there.</param>
public sealed record ReleaseEntry(ReleaseColumn Column, string Label, IReadOnlyList<ReleaseValue> Values);

/// <summary>The codebook of a data file: what each column and each value in it means.</summary>
/// <param name="Text">What whoever gets the file must know, a paragraph each.</param>
public sealed record ReleaseBook(IReadOnlyList<ReleaseEntry> Entries, IReadOnlyList<string> Text)
{
    public static string[] Heads { get; } = ["column", "question", "kind", "value", "label"];

    /// <param name="rows">How many are in the file.</param>
    public static ReleaseBook Of(Release release, long rows, IEnumerable<Unit> units, IEnumerable<ServiceField> fields, Texts t)
    {
        var unitNames = units.Select(unit => new ReleaseValue(unit.Code.Value, unit.Name)).ToList();
        var fieldNames = fields.Select(field => new ReleaseValue(field.Code.Value, field.Name.In(t.Language))).ToList();
        return new(
            [.. release.Columns.Select(Entry)],
            [
                $"{release.Campaign.Title.In(t.Language)} ({release.Campaign.Code})", t["data.as-of", t.Time(release.AsOf)], t["data.rows", t.Count(rows), t.Count(release.Responses - rows)],
                t["data.rule", release.Floor], t["data.mixed"], t["data.left-out-columns"], .. release.IsOfASample ? [t["data.unweighted"]] : (string[])[], t["data.promise"],
            ]);

        ReleaseEntry Entry(ReleaseColumn column)
        {
            IEnumerable<ReleaseValue> values = column switch
            {
                { Item: { } item } => item.Options.Select(option => new ReleaseValue(ReleaseCodes.Of(column, option), option.Label.In(t.Language))),
                { Name: "unit" } => unitNames,
                { Name: "field" } => fieldNames,
                { Name: "channel" } => Enum.GetValues<Channel>().Select(channel => new ReleaseValue(Words.Write(channel), t["channel." + Words.Write(channel)])),
                _ => [],
            };
            return new(column, LabelOf(column, t), [.. values, .. column.IsCoarsened ? [new ReleaseValue(ReleaseColumn.GivenWay, t["data.given-way"])] : (ReleaseValue[])[]]);
        }
    }

    public static string LabelOf(ReleaseColumn column, Texts t) => column.Item?.Question.In(t.Language) ?? t["data.column." + column.Name];

    /// <summary>A line a value; one for a column where any may stand.</summary>
    public IEnumerable<string[]> Lines() => Entries.SelectMany(entry =>
        entry.Values.DefaultIfEmpty(new("", "")).Select(value => (string[])[entry.Column.Name, entry.Label, Words.Write(entry.Column.Kind), value.Value, value.Label]));
}
