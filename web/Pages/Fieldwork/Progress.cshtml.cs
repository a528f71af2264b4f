using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>How collection goes, and whether it will be enough in time.</summary>
[Allows(Permission.ReadLists)]
[CopiesCharts]
public sealed class ProgressModel(ProgressReader reader, Catalogue catalogue, Interviewers interviewers) : PageModel
{
    private IReadOnlyDictionary<string, string> _units = new Dictionary<string, string>();
    private IReadOnlyDictionary<Guid, string> _people = new Dictionary<Guid, string>();

    public ProgressReport Report { get; private set; } = null!; // set by the handler

    public bool MayManage => HttpContext.Access().May(Permission.ManageCampaigns);

    public string FileAddress => $"/campaigns/{Report.Signed.Campaign.Code}/progress.csv" + Request.QueryString;

    public async Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct)
    {
        var read = await reader.ReadAsync(HttpContext, campaign, ct);
        if (read.Value is not { } report)
            return HttpContext.Refuse(read.Problems[0]);
        Report = report;
        _units = (await catalogue.ListUnitsAsync(ct)).ToDictionary(unit => unit.Code.Value, unit => unit.Name);
        _people = await interviewers.NamesAsync(ct);
        return Page();
    }

    /// <summary>Null for what belongs to none.</summary>
    public string? UnitName(string code) => code.Length == 0 ? null : _units.GetValueOrDefault(code, code);

    /// <summary>Null for what nobody was given.</summary>
    public string? PersonName(string id) => id.Length == 0 ? null : _people.GetValueOrDefault(Guid.Parse(id), "?");

    /// <summary>What can be chosen, by what stands in the address.</summary>
    public IEnumerable<(string Value, string Label)> Choices(Func<FieldElement, string?> key, Func<string, string?> name) => Report.All
        .Select(key).OfType<string>().Distinct().Select(value => (value, Label: name(value) ?? value)).OrderBy(choice => choice.Label, Vietnamese.Order);
}
