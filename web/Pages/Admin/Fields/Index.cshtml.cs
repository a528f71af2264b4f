using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[Allows(Permission.ManageOrganisation)]
public sealed class FieldsModel(ServiceFields fields, ServiceProcedures procedures) : PageModel
{
    public IReadOnlyList<ServiceField> Fields { get; private set; } = [];

    /// <summary>How many procedures each field has.</summary>
    public IReadOnlyDictionary<Code, int> Procedures { get; private set; } = new Dictionary<Code, int>();

    public async Task OnGetAsync(CancellationToken ct)
    {
        Fields = await fields.ListAsync(ct);
        Procedures = (await procedures.ListAsync(ct)).Select(procedure => procedure.Field).OfType<Code>().CountBy(field => field).ToDictionary();
    }
}
