using Microsoft.AspNetCore.Identity;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The codes of authenticators, as the second step of a sign-in takes them: each once.</summary>
public sealed class OneTimeCodes(SpentCodes spent, TimeProvider clock) : IUserTwoFactorTokenProvider<Account>
{
    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) => Task.FromResult(user.AuthenticatorKey is not null);

    /// <exception cref="NotSupportedException">Always: the authenticator makes them.</exception>
    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => throw new NotSupportedException("The authenticator makes the codes.");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user) =>
        await manager.GetAuthenticatorKeyAsync(user) is { } key
        && OneTimeCode.FindStep(key, token, clock.GetUtcNow()) is { } step
        && await spent.SpendAsync(user.Id, step, CancellationToken.None);
}
