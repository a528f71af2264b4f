using Microsoft.AspNetCore.Identity;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What ASP.NET Core Identity refuses, as problems; its own words are never shown.</summary>
public static class AccountProblems
{
    /// <summary>Wrong name, wrong password, locked, disabled: one problem, so that nobody learns which.</summary>
    public static Problem Problem(this SignInResult refused) => refused.Succeeded ? throw new ArgumentException("It was not refused.", nameof(refused)) : Engine.Problem.SignInRefused();

    /// <summary>Of the second step: wrong, spent or out of time, or the account is locked.</summary>
    public static Problem CodeRefused => Engine.Problem.CodeRefused();

    public static Problem RecoveryCodeRefused => Engine.Problem.RecoveryCodeRefused();

    public static Problem CurrentPasswordRefused => Engine.Problem.CurrentPasswordRefused();

    public static Problem PasswordsDiffer => Engine.Problem.PasswordsDiffer();

    /// <summary>Everything that the rules have against a password which is chosen without knowing an old one.</summary>
    public static async Task<List<Problem>> ProblemsOfAsync(this UserManager<Account> users, Account account, string password)
    {
        var problems = new List<Problem>();
        foreach (var rule in users.PasswordValidators)
            problems.AddRange((await rule.ValidateAsync(users, account, password)).Problems());
        return problems;
    }

    public static IEnumerable<Problem> Problems(this IdentityResult refused) => refused.Errors.Select(error => error.Code switch
    {
        nameof(IdentityErrorDescriber.PasswordTooShort) => Engine.Problem.PasswordTooShort(AccountsSetup.ShortestPassword),
        nameof(IdentityErrorDescriber.PasswordMismatch) => Engine.Problem.CurrentPasswordRefused(),
        BreachedPasswords.TooLong => Engine.Problem.PasswordTooLong(Passwords.Longest),
        BreachedPasswords.Breached => Engine.Problem.PasswordBreached(),
        BreachedPasswords.Guessable => Engine.Problem.PasswordGuessable(),
        _ => Engine.Problem.AccountChangedMeanwhile(),
    });
}
