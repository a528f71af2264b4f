using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SurveyHub.Web;

/// <summary>What the open data is, column by column, and on what terms everybody may use it.</summary>
[Public]
public sealed class OpenDataModel(Licence licence) : PageModel
{
    public Licence Licence => licence;

    public void OnGet()
    {
        // there is nothing to find
    }
}
