using SurveyHub.Analytics;

namespace SurveyHub.Web;

/// <summary>How far units are apart, who is before and who is behind, and which cannot be told apart.</summary>
public static class UnitSentences
{
    public static IReadOnlyList<string> Of(Texts t, UnitRanking units, int floor)
    {
        var withheld = units.Withheld(floor);
        var ranked = units.Ranking.Units.Where(unit => unit.Rank is not null && !withheld.Contains(unit.Key)).ToList();
        var listed = units.Ranking.Units.Count(unit => unit.Rank is null && !withheld.Contains(unit.Key));
        return
        [
            .. ranked.Count switch
            {
                0 => [t["official.units-none", Ranking.FewestRespondents]],
                1 => [t["official.units-one", ranked[0].Name, t.WithInterval(ranked[0].Estimate.Percent, ranked[0].Estimate.Interval)]],
                _ => Compared(t, ranked),
            },
            .. listed > 0 ? [t["official.units-listed", t.Count(listed), Ranking.FewestRespondents]] : (string[])[],
            .. withheld.Count > 0 ? [t["official.units-withheld", t.Count(withheld.Count), floor]] : (string[])[],
        ];
    }

    private static IReadOnlyList<string> Compared(Texts t, List<RankedUnit> ranked)
    {
        var (first, last) = (ranked[0], ranked[^1]);
        if (first.Rank == last.Rank)
            return [t["official.units-equal", t.Count(ranked.Count), t.Rate(first.Estimate.Percent)]];
        var tied = ranked.Where(unit => unit.TieGroup == first.TieGroup).ToList();
        return
        [
            t["official.units-range", t.Count(ranked.Count), t.Rate(last.Estimate.Percent), t.Rate(first.Estimate.Percent), t.Points(first.Estimate.Percent!.Value - last.Estimate.Percent!.Value)],
            t["official.units-best", NamesOf(first.Rank), t.WithInterval(first.Estimate.Percent, first.Estimate.Interval)],
            t["official.units-worst", NamesOf(last.Rank), t.WithInterval(last.Estimate.Percent, last.Estimate.Interval)],
            tied.Count == ranked.Count ? t["official.units-not-told-apart"]
                : tied.Count > 1 ? t["official.units-tied", t.Count(tied.Count), t.Join([.. tied.Select(unit => unit.Name)])] : t["official.units-alone", first.Name],
        ];

        string NamesOf(int? rank) => t.Join([.. ranked.Where(unit => unit.Rank == rank).Select(unit => unit.Name)]);
    }
}
