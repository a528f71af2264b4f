using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What an administrator does to an account after being asked once more.</summary>
public enum AccountAct
{
    /// <summary>A new invitation, or a link to choose another password.</summary>
    SendLink,

    EndSignIns,
    ResetSecondFactor,
    Disable,
    Enable,
}

[Allows(Permission.ManageAccounts)]
public sealed class ActModel(Accounts accounts, AccountAdministration administration, AccountLinks links, Mail mail, TimeProvider clock, Texts t) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Account Account { get; private set; } = null!; // set by the handler

    public AccountAct Act { get; private set; }

    /// <summary>The key of what the act is called; with <c>-how</c> behind it, of what it does.</summary>
    public string Key => "admin.account-act." + KeyOf(Act, Account);

    public bool SendsMail => mail.IsSetUp;

    public static string KeyOf(AccountAct act, Account account) => act == AccountAct.SendLink ? $"send-{Words.Write(AccountLinks.KindFor(account))}" : Words.Write(act);

    public async Task<IActionResult> OnGetAsync(Guid id, string act, CancellationToken ct) => await FindAsync(id, act, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, string act, CancellationToken ct)
    {
        if (!await FindAsync(id, act, ct))
            return NotFound();
        var done = await DoAsync(HttpContext.Actor(clock), ct);
        if (done.Value is null)
        {
            ModelState.Add(done.Problems);
            return Page();
        }

        if (Act == AccountAct.SendLink)
            await this.SendLinkAsync(links, Account, t, ct);
        else
            this.Say(Key + "-done");
        return Response.SeeOther($"/admin/accounts/{id:D}");
    }

    private Task<Outcome<Account>> DoAsync(Actor by, CancellationToken ct) => Act switch
    {
        AccountAct.SendLink => links.RefusalFor(Account) is { } refusal ? Task.FromResult<Outcome<Account>>(refusal) : administration.RenewLinkAsync(Account, by, ct),
        AccountAct.EndSignIns => administration.EndSignInsAsync(Account, by, ct),
        AccountAct.ResetSecondFactor => administration.ResetSecondFactorAsync(Account, Input.Reason, by, ct),
        AccountAct.Disable => administration.DisableAsync(Account, by, ct),
        AccountAct.Enable => administration.EnableAsync(Account, by, ct),
    };

    private async Task<bool> FindAsync(Guid id, string act, CancellationToken ct)
    {
        if (Words.Read<AccountAct>(act) is not { } known || await accounts.FindAsync(id, ct) is not { } account)
            return false;
        (Act, Account) = (known, account);
        return true;
    }

    public sealed class InputModel
    {
        public string? Reason { get; set; }
    }
}
