using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What administrators need to make accounts, and mail to invite people.</summary>
public static class AdministrationSetup
{
    public static void AddAccountAdministration(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(provider => new Mail(MailSettings.Of(provider.GetRequiredService<IConfiguration>()), provider.GetRequiredService<ILogger<Mail>>()));
        services.AddSingleton<AccountAdministration>().AddSingleton<Roster>();
        services.AddScoped<AccountLinks>().AddSingleton<ForgottenPasswords>().AddHostedService(provider => provider.GetRequiredService<ForgottenPasswords>());
        services.AddTransient<InvitationTokens>();
        services.Configure<IdentityOptions>(identity => identity.Tokens.ProviderMap[InvitationTokens.ProviderName] = new(typeof(InvitationTokens)));
        services.Configure<DataProtectionTokenProviderOptions>(reset => reset.TokenLifespan = TimeSpan.FromHours(1));
        services.AddSingleton(_ => PartitionedRateLimiter.Create((Account account) => RateLimitPartition.GetFixedWindowLimiter(
            account.Id, _ => new() { PermitLimit = AccountLinks.MostAnHour, Window = TimeSpan.FromHours(1) })));
    }
}
