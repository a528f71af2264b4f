using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[Allows(Permission.ManagePrivacy)]
public sealed class RecordModel(ProcessingRecords records, ResponsibleAgency agency) : PageModel
{
    public ResponsibleAgency Agency => agency;

    public IReadOnlyList<ProcessingRecord> Records { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Records = await records.ListAsync(ct);
}
