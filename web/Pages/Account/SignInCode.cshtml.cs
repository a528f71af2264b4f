using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The second step of a sign-in.</summary>
[Public]
[EnableRateLimiting(Bulkhead.Passwords)]
public sealed class SignInCodeModel(StaffSignIn signIn) : SecondStep(signIn)
{
    protected override Problem Refused => AccountProblems.CodeRefused;

    protected override Task<SignInResult> SignInAsync(string code) => Staff.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false);
}
