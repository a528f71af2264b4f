using Microsoft.AspNetCore.Antiforgery;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The tokens without which no form of the staff is taken: one in the form, one in a cookie.</summary>
public static class FormTokens
{
    public const string CookieName = "__Host-surveyhub-form";

    public static void Configure(AntiforgeryOptions tokens) =>
        tokens.Cookie = new HostCookie { Name = CookieName, Path = "/", HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true };

    /// <summary>For what a script of a staff page sends: pages ask for the token by themselves, endpoints do not.</summary>
    public static RouteHandlerBuilder NeedsFormToken(this RouteHandlerBuilder route) => route.AddEndpointFilter(async (call, next) =>
        await call.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(call.HttpContext) ? await next(call) : Texts.Current.Refuse(Problem.FormTokenRefused()));

    /// <summary>
    /// Always for TLS only. Browsers take it from http://localhost as well, but the framework's own <see cref="CookieSecurePolicy.Always"/>
    /// refuses to make a token there.
    /// </summary>
    private sealed class HostCookie : CookieBuilder
    {
        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var cookie = base.Build(context, expiresFrom);
            cookie.Secure = true;
            return cookie;
        }
    }
}
