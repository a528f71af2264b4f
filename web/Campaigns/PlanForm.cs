using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What a form offers whose fields are those of <see cref="PlanInput"/>.</summary>
/// <param name="Versions">Published and not retired, by their names.</param>
/// <param name="Floors">Of the whole site: a campaign may ask for more people, not for fewer.</param>
/// <param name="HasCode">Whether the campaign has its code already.</param>
public sealed record PlanForm(PlanInput Input, IReadOnlyList<QuestionnaireVersion> Versions, IReadOnlyCollection<Unit> Units, Floors Floors, DateOnly Today, bool HasCode)
{
    public static async Task<PlanForm> OfAsync(PlanInput input, bool hasCode, Questionnaires questionnaires, Catalogue catalogue, Floors floors, DateOnly today, CancellationToken ct)
    {
        var versions = new List<QuestionnaireVersion>();
        foreach (var published in (await questionnaires.ListAsync(ct)).Where(version => version.RetiredAt is null))
            versions.Add((await questionnaires.FindAsync(published.Questionnaire, published.Number, ct))!);
        return new(
            input, [.. versions.OrderBy(version => version.Title.In("vi"), Vietnamese.Order).ThenByDescending(version => version.Number)],
            await catalogue.ListUnitsAsync(ct), floors, today, hasCode);
    }

    /// <summary>The units of that day as a tree, each with its depth.</summary>
    public IEnumerable<(Unit Unit, int Depth)> Tree()
    {
        var byCode = Units.ToDictionary(unit => unit.Code);
        return Units.Where(unit => unit.Kind != UnitKind.Province && unit.ExistsOn(Today)).Select(unit => (unit, Depth(unit)));

        int Depth(Unit unit) => unit.Parent is { } code && byCode.TryGetValue(code, out var parent) && parent.Kind != UnitKind.Province ? 1 + Depth(parent) : 0;
    }

    /// <summary>The chosen units but for those below another one that was chosen, which they come with.</summary>
    public IReadOnlyList<Code> Topmost(IReadOnlyCollection<string> chosen)
    {
        var byCode = Units.ToDictionary(unit => unit.Code);
        return [.. Units.Where(unit => unit.Kind != UnitKind.Province && chosen.Contains(unit.Code.Value) && !Above(unit).Any(above => chosen.Contains(above.Code.Value))).Select(unit => unit.Code)];

        IEnumerable<Unit> Above(Unit unit)
        {
            for (var at = unit; at.Parent is { } code && byCode.TryGetValue(code, out var parent); at = parent)
                yield return parent;
        }
    }
}
