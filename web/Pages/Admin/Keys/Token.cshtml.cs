using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A token, shown once: it travels from the page that had it made to this one in a cookie that only this site can read, and is nowhere else.</summary>
[Allows(Permission.ManageKeys)]
public sealed class KeyTokenModel : PageModel
{
    [TempData]
    public string? Holder { get; set; }

    [TempData]
    public string? Token { get; set; }

    /// <summary>Leads from the page there; reloading shows nothing and makes nothing again.</summary>
    public static IActionResult Show(PageModel page, Code holder, string token)
    {
        (page.TempData[nameof(Holder)], page.TempData[nameof(Token)]) = (holder.Value, token);
        return page.Response.SeeOther("/admin/keys/token");
    }

    public IActionResult OnGet() => Token is null ? Response.SeeOther("/admin/keys") : Page();
}
