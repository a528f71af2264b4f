using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

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
        if (forgotten.Ask(Input.Name, t) is { } problem)
        {
            ModelState.Add(problem);
            return Page();
        }

        return Response.SeeOther("/account/forgot?sent=true");
    }

    public sealed class InputModel
    {
        public string? Name { get; set; }
    }
}
