using System.Globalization;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>One thing that is chosen, as it stands above the figures, and the names in the address by which it is taken back.</summary>
public sealed record Chosen(IReadOnlyList<string> Names, string Words);

/// <summary>What can be chosen above the figures of a report, and what is; names that nobody knows are chosen by nobody, and refused by the report.</summary>
/// <param name="HasAll">Whether all units together can be chosen, and channels, days and groups of respondents: by readers of the whole province.</param>
/// <param name="Units">The highest, those on the way to the one chosen, and those directly below it; each with its depth.</param>
/// <param name="Asked">As typed.</param>
public sealed record ReportChoices(bool HasAll, IReadOnlyList<(Unit Unit, int Depth)> Units, IReadOnlyCollection<ServiceField> Fields, IReadOnlyList<Item> Groups, ReportRequest Asked)
{
    public Unit? Unit => Units.FirstOrDefault(known => known.Unit.Code == Code.Parse(Asked.Unit)).Unit;

    /// <summary>The units as a form offers them.</summary>
    /// <param name="none">What choosing none of them is called; null where one must be.</param>
    public IEnumerable<(string Value, string Label)> UnitOptions(string? none) =>
        [.. none is null ? Array.Empty<(string, string)>() : [("", none)], .. Units.Select(known => (known.Unit.Code.Value, new string('\u2003', known.Depth) + known.Unit.Name))];

    /// <summary>What is chosen, in words.</summary>
    public IEnumerable<Chosen> Chosen(Texts t)
    {
        if (Unit is { } unit)
            yield return new(["unit"], unit.Name);
        if (Fields.FirstOrDefault(known => known.Code == Code.Parse(Asked.Field)) is { } field)
            yield return new(["field"], field.Name.In(t.Language));
        if (Words.Read<Channel>(Asked.Channel) is { } channel)
            yield return new(["channel"], t["channel." + Words.Write(channel)]);
        if (DaysOf(t, Asked.From, Asked.To) is { } days)
            yield return new(["from", "to"], days);
        if (Asked.Group?.Split(':') is [var item, var option] && Groups.FirstOrDefault(known => known.Code.Value == item) is { } asked && asked.Options.FirstOrDefault(known => known.Code.Value == option) is { } group)
            yield return new(["group"], $"{asked.Question.In(t.Language)}: {group.Label.In(t.Language)}");
    }

    /// <summary>From a day to another, as typed; null where there is no limit.</summary>
    public static string? DaysOf(Texts t, string? from, string? to) => (Read(from), Read(to)) switch
    {
        ({ } first, { } last) => t["results.days", t.Day(first), t.Day(last)],
        ({ } first, null) => t["leader.days-from", t.Day(first)],
        (null, { } last) => t["leader.days-to", t.Day(last)],
        (null, null) => null,
    };

    /// <param name="units">That may be chosen, parents before their children.</param>
    public static ReportChoices Of(bool hasAll, IEnumerable<Unit> units, IReadOnlyCollection<ServiceField> fields, Campaign campaign, ReportRequest asked)
    {
        var tree = units.ToDictionary(known => known.Code);
        HashSet<Code> way = [.. WayTo(Code.Parse(asked.Unit))];
        return new(hasAll, [.. Walk(null, 0)], fields, [.. RespondentGroup.AllOf(new(campaign.Version))], asked);

        IEnumerable<Code> WayTo(Code? unit)
        {
            for (var at = unit; at is not null && tree.TryGetValue(at, out var known); at = known.Parent)
                yield return at;
        }

        IEnumerable<(Unit, int)> Walk(Code? above, int depth)
        {
            foreach (var unit in tree.Values.Where(known => (known.Parent is { } parent && tree.ContainsKey(parent) ? parent : null) == above))
            {
                yield return (unit, depth);
                if (way.Contains(unit.Code) || unit.Kind == UnitKind.Province)
                {
                    foreach (var below in Walk(unit.Code, depth + 1))
                        yield return below;
                }
            }
        }
    }

    private static DateOnly? Read(string? day) => DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
}
