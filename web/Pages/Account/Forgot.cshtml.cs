using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[Public]
public sealed class ForgotModel(ForgottenPasswords forgotten, Texts t) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public bool CanAnswer => forgotten.CanAnswer;

    public bool IsSent { get; private set; }

    public void OnGet([FromQuery] bool sent) => IsSent = sent;

    public IActionResult OnPost()
    {
        if (string.IsNullOrWhiteSpace(Input.Name) || Input.Name.Length > Account.LongestName)
        {
            ModelState.Add(Problem.SignInNameMissing(nameof(Input.Name)));
            return Page();
        }

        forgotten.Ask(Input.Name, t);
        return Response.SeeOther("/account/forgot?sent=true");
    }

    public sealed class InputModel
    {
        public string? Name { get; set; }
    }
}
