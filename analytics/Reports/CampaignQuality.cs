using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>How far a campaign's answers may be believed; only a recorded decision leaves any of them out.</summary>
/// <param name="Counters">One a counter, or more where it serves several fields: it is compared with those of the same kind of unit in the same field.</param>
public sealed record CampaignQuality(
    IReadOnlyList<FlagEffect> Flags, IReadOnlyList<ItemNonResponse> Items, ModeEffect Modes, IReadOnlyList<CounterSignal> Counters)
{
    internal static CampaignQuality Of(ReportSource source, ModeEffect modes)
    {
        var (columns, structure, part) = (source.Columns, source.Structure, source.Parts.Whole);
        var all = columns.Sum(part);
        if (source.Cells is not null) // those with a flag, of a channel or at a counter are parts of people that the public never sees
            return new([], source.MayCount(columns) ? ItemNonResponse.Of(all, structure) : [], modes, []);
        var without = Enum.GetValues<Flag>().ToDictionary(flag => flag, flag => columns.Without(part, flag));
        return new(
            FlagEffect.Of(all, without, structure.Overall), ItemNonResponse.Of(all, structure), modes,
            StaffInfluence.Of(structure, [.. Count(source)], structure.Overall));
    }

    /// <returns>Of no channel for those from whom figures may be withheld.</returns>
    internal static ModeEffect ModesOf(ReportSource source)
    {
        if (source.Cells is not null)
            return new([], null, []);
        var channels = source.Columns.Count(source.Parts.Whole, Grouping.By(Dimension.Channel)).Groups.ToDictionary(group => Words.Read<Channel>(group.Keys[0])!.Value, group => group.Tally);
        return ModeEffect.Of(source.Structure, channels, source.Structure.Overall);
    }

    /// <remarks>One table a group: a single one of points by kinds by fields would be mostly empty, and not fit in memory for a large province.</remarks>
    private static IEnumerable<CounterTally> Count(ReportSource source) =>
        from cell in source.Columns.Cells().Keys.Select(cell => (source.Tree.Known(cell.Unit)?.Kind, cell.Field)).Distinct().OrderBy(NameOf, StringComparer.Ordinal)
        from counter in source.Columns.Count(source.Parts.Of(cell.Kind, cell.Field), Grouping.By(Dimension.Point)).Groups
        where counter.Keys[0] is not null
        select new CounterTally(Code.Of(counter.Keys[0]!), NameOf(cell), counter.Tally);

    private static string NameOf((UnitKind? Kind, Code? Field) group) => $"{(group.Kind is { } kind ? Words.Write(kind) : "-")}/{group.Field?.Value ?? "-"}";
}
