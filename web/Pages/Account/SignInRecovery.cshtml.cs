using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The second step of a sign-in for those whose authenticator is lost or not at hand.</summary>
[Public]
[EnableRateLimiting(Bulkhead.Passwords)]
public sealed class SignInRecoveryModel(StaffSignIn signIn) : SecondStep(signIn)
{
    protected override Problem Refused => AccountProblems.RecoveryCodeRefused;

    protected override Task<SignInResult> SignInAsync(string code) => Staff.TwoFactorRecoveryCodeSignInAsync(code);
}
