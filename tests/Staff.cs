using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>People who work with the site, signed in without going through its pages.</summary>
public static class Staff
{
    /// <summary>The name that the sign-in cookie has.</summary>
    public const string CookieName = "__Host-surveyhub";

    /// <summary>An account with one role from 1 January 2026 on.</summary>
    /// <param name="unit">Null for the whole province.</param>
    public static async Task<Account> AddStaffAsync(this SurveyHubApp app, Role role, string? unit = null, DateOnly? to = null)
    {
        var account = await app.AddStaffAsync($"{Words.Write(role)}-{Guid.NewGuid():N}@tinh.example");
        await app.Service<Accounts>().GrantAsync(account.Id, new(Guid.NewGuid(), role, Code.Parse(unit), new(2026, 1, 1), to), Signature.System(app.Clock.GetUtcNow()), default);
        return account;
    }

    /// <summary>An account without any role.</summary>
    /// <param name="password">Null for one that nobody can sign in with.</param>
    public static async Task<Account> AddStaffAsync(this SurveyHubApp app, string name, string? password = null)
    {
        using var scope = app.Services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = new Account { Id = Guid.NewGuid(), SignInName = name, SignInKey = "", FullName = "Nguyễn Văn An", Email = name, CreatedAt = app.Clock.GetUtcNow() };
        var made = password is null ? await users.CreateAsync(account) : await users.CreateAsync(account, password);
        Assert.True(made.Succeeded, string.Join(", ", made.Errors.Select(error => error.Code)));
        return account;
    }

    /// <summary>The value of the cookie of a new sign-in.</summary>
    public static async Task<string> SignInAsync(this SurveyHubApp app, Account account, bool hasSecondFactor = true)
    {
        var signIn = await app.Service<SignIns>().BeginAsync(account, "a test", hasSecondFactor, default);
        var cookies = app.Service<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var properties = new AuthenticationProperties { IssuedUtc = app.Clock.GetUtcNow(), ExpiresUtc = app.Clock.GetUtcNow() + SignIns.Longest };
        return cookies.TicketDataFormat.Protect(new AuthenticationTicket(StaffCookie.Principal(signIn, account), properties, IdentityConstants.ApplicationScheme));
    }

    /// <summary>From now on the client is somebody of that role, with a second factor.</summary>
    /// <param name="unit">Null for the whole province.</param>
    public static async Task<Account> SignInAsAsync(this SurveyHubApp app, Role role, string? unit = null)
    {
        var account = await app.AddStaffAsync(role, unit);
        app.Client.DefaultRequestHeaders.Remove("Cookie");
        app.Client.DefaultRequestHeaders.Add("Cookie", $"{CookieName}={await app.SignInAsync(account)}");
        return account;
    }

    /// <summary>The same for a browser window.</summary>
    public static Task<Account> SignInAsAsync(this Window window, SurveyHubApp app, Role role, string? unit = null) => window.Page.SignInAsAsync(app, role, unit);

    public static async Task<Account> SignInAsAsync(this IPage page, SurveyHubApp app, Role role, string? unit = null)
    {
        var account = await app.AddStaffAsync(role, unit);
        await page.Context.AddCookiesAsync([new() { Name = CookieName, Value = await app.SignInAsync(account), Url = app.Address.ToString().Replace("http:", "https:", StringComparison.Ordinal), Secure = true }]);
        return account;
    }
}
