using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Somebody accepts the invitation, and is signed in at once: the link came to their own address.</summary>
[Public]
public sealed class InvitationModel(AccountLinks links, UserManager<Account> users, AccountAdministration administration, AuditTrail audit, TimeProvider clock)
    : ChoosePassword(LinkKind.Invitation, links, users, administration, clock)
{
    protected override async Task<IActionResult> GoOnAsync()
    {
        await audit.AddAsync(AuditEntry.Of(Sign(), AuditAction.SignedIn, Account.Id.ToString("D")), HttpContext.RequestAborted);
        await HttpContext.SignInAsync(Account, hasSecondFactor: false);
        return Response.SeeOther("/account");
    }
}
