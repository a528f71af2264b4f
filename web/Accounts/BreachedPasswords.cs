using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Refuses the passwords that are tried first: those found in breaches, and those made of what everybody knows about their owner.</summary>
/// <remarks>
/// The setting <c>Accounts:BreachedPasswords</c> names a file with one password a line, or one SHA-1 digest a line in their order as Have I Been Pwned publishes them
/// (<c>HASH:count</c>, tens of gigabytes: searched where it lies). Without it a short list of the program's own is used.
/// </remarks>
public sealed class BreachedPasswords(IConfiguration settings) : IPasswordValidator<Account>
{
    /// <summary>The <see cref="IdentityError.Code"/> of each refusal.</summary>
    public const string Breached = "PasswordBreached";
    public const string Guessable = "PasswordGuessable";
    public const string TooLong = "PasswordTooLong";

    private const int ShortestPart = 4;

    private static readonly Lazy<HashSet<string>> _usual = new(() => Lines(typeof(BreachedPasswords).Assembly.GetManifestResourceStream("Accounts/usual-passwords.txt")!).ToHashSet(StringComparer.OrdinalIgnoreCase));

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) => Task.FromResult(
        password is null or { Length: > Passwords.Longest } ? Refuse(TooLong)
        : IsGuessable(user, password) ? Refuse(Guessable)
        : IsBreached(password) ? Refuse(Breached)
        : IdentityResult.Success);

    /// <summary>One letter over and over, or little more than a word about its owner or the program.</summary>
    private static bool IsGuessable(Account account, string password) =>
        password.Distinct().Count() <= 2
        || Words(account).Any(word => password.Contains(word, StringComparison.OrdinalIgnoreCase) && password.Length - word.Length < AccountsSetup.ShortestPassword);

    private static IEnumerable<string> Words(Account account) =>
        new[] { "surveyhub", account.SignInName, account.SignInName.Split('@')[0], account.Email?.Split('@')[0], account.FullName, string.Concat(account.FullName.Where(char.IsLetter)) }
            .OfType<string>().Where(word => word.Length >= ShortestPart);

    private bool IsBreached(string password)
    {
        if (settings["Accounts:BreachedPasswords"] is not { Length: > 0 } path)
            return _usual.Value.Contains(password);
        using var file = File.OpenRead(path);
        return SortedDigests.Open(file) is { } digests ? digests.Contains(Digest(password)) : Lines(file).Contains(password, StringComparer.Ordinal);
    }

    private static string Digest(string password) => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));

    private static IEnumerable<string> Lines(Stream file)
    {
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private static IdentityResult Refuse(string code) => IdentityResult.Failed(new IdentityError { Code = code });
}
