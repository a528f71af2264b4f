using Microsoft.AspNetCore.Antiforgery;

namespace SurveyHub.Web;

/// <summary>The tokens without which no form of the staff is taken: one in the form, one in a cookie.</summary>
public static class FormTokens
{
    public const string CookieName = "__Host-surveyhub-form";

    public static void Configure(AntiforgeryOptions tokens) =>
        tokens.Cookie = new HostCookie { Name = CookieName, Path = "/", HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true };

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
