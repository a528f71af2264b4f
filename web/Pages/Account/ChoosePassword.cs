using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Choosing a password by a link that was sent.</summary>
public abstract class ChoosePassword(LinkKind kind, AccountLinks links, UserManager<Account> users, AccountAdministration administration, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Account Account { get; private set; } = null!; // set by the handler

    public int ShortestPassword => users.Options.Password.RequiredLength;

    public async Task<IActionResult> OnGetAsync([FromQuery] Guid account, [FromQuery] string? token) =>
        await FindAsync(account, token) is { } problem ? HttpContext.Refuse(problem) : Page();

    public async Task<IActionResult> OnPostAsync([FromQuery] Guid account, [FromQuery] string? token, CancellationToken ct)
    {
        if (await FindAsync(account, token) is { } problem)
            return HttpContext.Refuse(problem);
        var password = Input.Password ?? "";
        var problems = await users.ProblemsOfAsync(Account, password);
        if (problems.Count == 0 && password != Input.Again)
            problems.Add(Problem.PasswordsDiffer());
        if (problems.Count > 0)
            return Show(problems);

        var set = await administration.SetPasswordAsync(Account, users.PasswordHasher.HashPassword(Account, password), isTemporary: false, Sign(), ct);
        return set.Value is null ? Show(set.Problems) : await GoOnAsync();
    }

    /// <summary>Where they are led once the password is set.</summary>
    protected abstract Task<IActionResult> GoOnAsync();

    /// <summary>For what whoever holds the link does now.</summary>
    protected Signature Sign() => new(Account.SignInName.Length > Signature.LongestName ? Account.SignInName[..Signature.LongestName] : Account.SignInName, clock.GetUtcNow());

    /// <returns>Null, or what is wrong with the link.</returns>
    private async Task<Problem?> FindAsync(Guid id, string? token)
    {
        var found = await links.FindAsync(kind, id, token);
        if (found.Value is not { } account)
            return found.Problems[0];
        Account = account;
        return null;
    }

    private PageResult Show(IEnumerable<Problem> problems)
    {
        ModelState.Add(problems);
        return Page();
    }

    public sealed class InputModel
    {
        public string? Password { get; set; }
        public string? Again { get; set; }
    }
}
