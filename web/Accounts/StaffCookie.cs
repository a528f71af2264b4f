using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The cookie of somebody who is signed in. It names a sign-in; who that is and what they may do is read from the store each time, a few seconds old at most.</summary>
public static class StaffCookie
{
    private const string SignInId = "sign-in";

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "__Host-surveyhub"; // __Host-: only over TLS or on this machine, for this host and the whole site
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        cookie.Cookie.SameSite = SameSiteMode.Lax; // strict would lose the sign-in on the way back from the province's own
        cookie.Cookie.Path = "/";
        cookie.ExpireTimeSpan = SignIns.Longest;
        cookie.SlidingExpiration = false;
        cookie.Events.OnValidatePrincipal = ValidateAsync;
    }

    /// <summary>What the cookie says.</summary>
    public static ClaimsPrincipal Principal(SignIn signIn, Account account) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, account.Id.ToString("D")), new(ClaimTypes.Name, account.SignInName), new(SignInId, signIn.Id.ToString("D")), new("stamp", account.SecurityStamp),
        ],
        IdentityConstants.ApplicationScheme));

    /// <summary>Begins a sign-in on this browser and ends the one it had.</summary>
    /// <param name="entry">What the audit trail says of it; null where that was said of what it follows from.</param>
    public static async Task SignInAsync(this HttpContext http, Account account, bool hasSecondFactor, AuditEntry? entry = null)
    {
        var signIns = http.RequestServices.GetRequiredService<SignIns>();
        if (http.Visitor()?.SignedIn is { } before)
            await signIns.EndAsync(before.Account.Id, before.SignIn.Id, http.RequestAborted);
        var signIn = await signIns.BeginAsync(account, BrowserName.Of(http.Request.Headers.UserAgent.ToString()), hasSecondFactor, entry, http.RequestAborted);
        await http.SignInAsync(IdentityConstants.ApplicationScheme, Principal(signIn, account));
    }

    /// <summary>After a change of what sign-ins rest on: all of them end, and this browser goes on with a new one.</summary>
    public static async Task GoOnAsync(this HttpContext http, Account account, bool hasSecondFactor)
    {
        await http.RequestServices.GetRequiredService<SignIns>().EndAllAsync(account.Id, but: null, http.RequestAborted);
        await http.SignInAsync(account, hasSecondFactor);
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (Guid.TryParse(context.Principal?.FindFirstValue(SignInId), out var id)
            && await http.RequestServices.GetRequiredService<SignIns>().FindAsync(id, http.RequestAborted) is { } signedIn
            && signedIn.Account.SecurityStamp == context.Principal!.FindFirstValue("stamp"))
        {
            var (catalogue, clock) = (http.RequestServices.GetRequiredService<Catalogue>(), http.RequestServices.GetRequiredService<TimeProvider>());
            var access = new Access(signedIn.Grants, await catalogue.ListUnitsAsync(http.RequestAborted), clock.GetUtcNow().DayInVietnam(), signedIn.SignIn.HasSecondFactor);
            http.Features.Set(new Visitor(signedIn.Account.SignInName, access, signedIn));
            return;
        }

        context.RejectPrincipal();
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
