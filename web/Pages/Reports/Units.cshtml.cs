using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The units compared by the whole or by a part of it, and each unit by all factors.</summary>
public sealed class ReportUnitsModel(ReportDesk desk) : ReportPageModel(desk, "units")
{
    /// <summary>More are not seen at a glance, and weigh on the page.</summary>
    public const int MostTiles = 200;

    private const string Lowest = "lowest";

    public Scope Scope { get; private set; } = null!; // set with the report

    public UnitRanking Ranking { get; private set; } = null!; // set with the report

    /// <summary>On this page.</summary>
    public IReadOnlyList<RankedUnit> Units { get; private set; } = [];

    /// <summary>Each unit of this page by each factor.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Estimate>> Profiles { get; private set; } = new Dictionary<string, IReadOnlyList<Estimate>>();

    public Paging Paging { get; private set; } = null!; // set with the report

    public bool IsLowestFirst => Request.Query["order"] == Lowest;

    public Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct) => OpenAsync(campaign, ct);

    public override IReadOnlyList<Selection> Selections(Texts t) =>
    [
        new("level", t["leader.level"], Request.Query["level"], Enum.GetValues<UnitKind>().Select(kind => (Words.Write(kind), t["unit-kind." + Words.Write(kind)])).Prepend(("", t["leader.level-any"]))),
        ScopeSelection(Report!, Scope, t),
        new("order", t["leader.order"], Request.Query["order"], [("", t["leader.order-highest"]), (Lowest, t["leader.order-lowest"])]),
    ];

    protected override Task<Problem?> ReadAsync(CampaignReport report, CancellationToken ct)
    {
        if (ScopeOf(report) is not { } scope)
            return Task.FromResult<Problem?>(Problem.ValueUnsupported("scope", Request.Query["scope"].ToString()));
        (Scope, Ranking) = (scope, scope.Kind == ScopeKind.Overall ? report.Units : report.Rank(scope));
        var ordered = IsLowestFirst ? Ranking.Ranking.Units.OrderBy(unit => unit.Rank is null).ThenByDescending(unit => unit.Rank) : Ranking.Ranking.Units.AsEnumerable();
        Paging = new(Ranking.Ranking.Units.Count, OfAPage: 50, int.TryParse(Request.Query["p"], CultureInfo.InvariantCulture, out var number) ? number : 1);
        Units = [.. Paging.Cut(ordered)];
        Profiles = report.Profiles(Units.Select(unit => unit.Key).ToHashSet(), report.Structure.Factors);
        return Task.FromResult<Problem?>(null);
    }
}
