using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Accounts by ASP.NET Core Identity's own managers, and the gate that nobody passes unless a page or endpoint says who may.</summary>
public static class AccountsSetup
{
    /// <summary>In characters.</summary>
    public const int ShortestPassword = 12;

    /// <summary>Staff by their cookie on pages, programs by their key under <c>/api</c>.</summary>
    private const string Visitors = "visitors";

    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Accounts>().AddSingleton<SignIns>().AddSingleton<SpentCodes>().AddSingleton<ApiKeys>().AddSingleton<KeyHolders>().AddSingleton<KeyLimits>();
        services.AddSingleton<Passwords>().AddSingleton<IPasswordHasher<Account>>(passwords => passwords.GetRequiredService<Passwords>());
        services.Configure<PasswordHasherOptions>(hash => hash.IterationCount = 210_000); // OWASP Password Storage, PBKDF2-HMAC-SHA512
        services.Configure<CookieTempDataProviderOptions>(once => (once.Cookie.Name, once.Cookie.SecurePolicy, once.Cookie.SameSite) = ("__Host-surveyhub-once", CookieSecurePolicy.Always, SameSiteMode.Strict));
        services.AddIdentityCore<Account>(Configure).AddUserStore<AccountStore>().AddUserManager<StaffAccounts>().AddSignInManager<StaffSignIn>()
            .AddPasswordValidator<BreachedPasswords>()
            .AddTokenProvider<DataProtectorTokenProvider<Account>>(TokenOptions.DefaultProvider).AddTokenProvider<OneTimeCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddAuthentication(Visitors)
            .AddPolicyScheme(Visitors, null, either => either.ForwardDefaultSelector = http => http.Request.IsForPrograms() ? ApiKeyAuthentication.Name : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.Name, null)
            .AddCookie(IdentityConstants.ApplicationScheme, StaffCookie.Configure)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie => Brief(cookie, "__Host-surveyhub-code"))
            .AddCookie(IdentityConstants.ExternalScheme, cookie => Brief(cookie, "__Host-surveyhub-sso"));
        services.AddSso();
        services.AddSingleton<IAuthorizationHandler, Gate>().AddSingleton<IAuthorizationMiddlewareResultHandler, Refusals>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().AddRequirements(new NobodyRequirement()).Build());
    }

    private static void Configure(IdentityOptions identity)
    {
        // By length and by what was breached, not by kinds of letters: NIST SP 800-63B, section 3.1.1.2; OWASP ASVS 5, V6.2.
        identity.Password = new() { RequiredLength = ShortestPassword, RequiredUniqueChars = 1, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
        identity.Lockout = new() { AllowedForNewUsers = true, MaxFailedAccessAttempts = 10, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15) };
        identity.User.AllowedUserNameCharacters = ""; // any: it is an e-mail address, checked as one
    }

    /// <summary>Between two steps of a sign-in.</summary>
    private static void Brief(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions cookie, string name)
    {
        (cookie.Cookie.Name, cookie.Cookie.SecurePolicy, cookie.Cookie.SameSite, cookie.Cookie.Path) = (name, CookieSecurePolicy.Always, SameSiteMode.Lax, "/");
        cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
    }
}
