using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>How passwords are kept: by PBKDF2, as ASP.NET Core Identity does it.</summary>
/// <remarks>The same letters are the same password, however a keyboard writes Vietnamese (NIST SP 800-63B, 3.1.1.2).</remarks>
public sealed class Passwords(IOptions<PasswordHasherOptions> options) : PasswordHasher<Account>(options)
{
    /// <summary>In characters: more than anybody types or a password keeper makes.</summary>
    public const int Longest = 200;

    private static readonly Account _nobody = new() { Id = Guid.Empty, SignInName = "", SignInKey = "", FullName = "" };

    private readonly Lazy<string> _unknown = new(() => new PasswordHasher<Account>(options).HashPassword(_nobody, ReadableSecret.New(4)));

    public override string HashPassword(Account user, string password) => base.HashPassword(user, Normalize(password));

    public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, Normalize(providedPassword));

    /// <summary>Takes as long as a wrong password does.</summary>
    public void Pretend(string password) => VerifyHashedPassword(_nobody, _unknown.Value, password);

    private static string Normalize(string password) => password.Normalize(NormalizationForm.FormKC);
}
