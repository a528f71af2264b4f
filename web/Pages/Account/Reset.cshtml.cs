using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Another password; whoever chose it then signs in with it, and with the second factor if they have one.</summary>
[Public]
public sealed class ResetModel(AccountLinks links, UserManager<Account> users, AccountAdministration administration, TimeProvider clock)
    : ChoosePassword(LinkKind.Reset, links, users, administration, clock)
{
    protected override Task<IActionResult> GoOnAsync() => Task.FromResult(Response.SeeOther("/account/sign-in"));
}
