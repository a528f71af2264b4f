using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Identity;
using SurveyHub.Engine;

namespace SurveyHub.Web;

public static class SsoSetup
{
    private const string Address = "address";

    public static void AddSso(this IServiceCollection services)
    {
        services.AddSingleton<Sso>().AddSingleton<ProvidedGrants>().AddScoped<SsoAccounts>();
        services.AddAuthentication().AddOAuth<OAuthOptions, SsoHandler>(Sso.Scheme, _ => { });
        services.AddOptions<OAuthOptions>(Sso.Scheme).Configure<Sso>(Configure);
    }

    /// <summary>Takes the sign-in out again where it is not configured.</summary>
    /// <exception cref="InvalidOperationException">It is configured wrongly.</exception>
    public static void UseSso(this WebApplication app)
    {
        if (app.Services.GetRequiredService<Sso>().Settings is null)
            app.Services.GetRequiredService<IAuthenticationSchemeProvider>().RemoveScheme(Sso.Scheme);
    }

    /// <summary>The address at the provider to which the browser goes now; null while the provider does not answer.</summary>
    /// <param name="to">Of this site: where to go once signed in.</param>
    public static async Task<string?> BeginSsoAsync(this HttpContext http, string to)
    {
        var properties = new AuthenticationProperties { RedirectUri = Sso.Page + QueryString.Create("to", to) };
        await http.ChallengeAsync(Sso.Scheme, properties);
        return properties.GetParameter<string>(Address);
    }

    private static void Configure(OAuthOptions options, Sso sso)
    {
        var settings = sso.Settings!;
        (options.ClientId, options.ClientSecret, options.Backchannel) = (settings.ClientId, settings.ClientSecret, sso.Provider);
        // The handler sets them each time; until then they must only not be blank.
        options.AuthorizationEndpoint = options.TokenEndpoint = options.UserInformationEndpoint = (settings.Authority ?? settings.Endpoints!.Token).AbsoluteUri;
        (options.CallbackPath, options.SignInScheme, options.UsePkce, options.SaveTokens) = (Sso.Back, IdentityConstants.ExternalScheme, true, false);
        foreach (var scope in (string[])["openid", "profile", "email"])
            options.Scope.Add(scope);
        options.Events.OnRedirectToAuthorizationEndpoint = context =>
        {
            context.Properties.SetParameter(Address, context.RedirectUri);
            return Task.CompletedTask;
        };

        var cookie = options.CorrelationCookie;
        (cookie.Name, cookie.SecurePolicy, cookie.SameSite, cookie.Path) = ("__Host-surveyhub-state.", CookieSecurePolicy.Always, SameSiteMode.Lax, "/");
        cookie.MaxAge = options.RemoteAuthenticationTimeout; // a computer whose clock is wrong would throw it away at once, were there only the day on which it ends
    }
}
