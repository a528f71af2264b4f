using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Passwords that are chosen without knowing an old one: by a link, or by whoever runs the program.</summary>
public static class Passwords
{
    /// <summary>Without letters that are read as others.</summary>
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>100 random bits, in groups that can be read aloud.</summary>
    public static string MakeOneTime() => string.Join('-', RandomNumberGenerator.GetString(Alphabet, 20).Chunk(5).Select(group => new string(group)));

    /// <summary>Everything that the rules have against it.</summary>
    /// <param name="place">The field it was typed in.</param>
    public static async Task<IReadOnlyList<Problem>> ProblemsOfAsync(this UserManager<Account> users, Account account, string password, string place)
    {
        var problems = new List<Problem>();
        foreach (var validator in users.PasswordValidators)
        {
            var result = await validator.ValidateAsync(users, account, password);
            problems.AddRange(result.Errors.Select(error => error.Code == nameof(IdentityErrorDescriber.PasswordTooShort)
                ? Problem.PasswordTooShort(place, users.Options.Password.RequiredLength)
                : new Problem(JsonNamingPolicy.KebabCaseLower.ConvertName(error.Code), place)));
        }

        return problems;
    }
}
