using System.Security.Claims;
using System.Text.Json;

namespace SurveyHub.Web;

/// <summary>Who somebody is, as the provider's userinfo endpoint says.</summary>
/// <param name="Subject">Stays the same whatever else changes.</param>
/// <param name="Email">Null where it is none.</param>
/// <param name="Values">Those of the roles claim that stand for a role here.</param>
public sealed record SsoPerson(string Subject, string? Email, bool EmailIsVerified, string? Name, IReadOnlyList<string> Values, bool HasSecondFactor)
{
    private const int LongestSubject = 254;
    private const string Claim = "person";

    /// <exception cref="JsonException">It names nobody.</exception>
    public static SsoPerson Read(JsonElement said, SsoSettings settings)
    {
        // The store does not tell "a" from "a ", so that no subject may end so.
        if (All(said, "sub") is not [{ Length: > 0 and <= LongestSubject } subject] || subject.Trim() != subject)
            throw new JsonException("The userinfo has no usable sub.");
        return new(
            subject,
            All(said, "email") is [{ Length: <= Engine.Account.LongestName } email] && System.Net.Mail.MailAddress.TryCreate(email, out var address) && address.Address == email ? email : null,
            All(said, "email_verified") is ["true"],
            All(said, "name") is [{ Length: > 0 } name] ? name : null,
            [.. All(said, settings.RolesClaim).Intersect(settings.Roles.Select(role => role.Value))],
            settings.SecondFactor is { } factor && All(said, factor.Claim).Contains(factor.Value));
    }

    /// <summary>For the cookie between the way back from the provider and the sign-in here.</summary>
    public Claim ToClaim() => new(Claim, JsonSerializer.Serialize(this));

    /// <summary>Null where it holds none.</summary>
    public static SsoPerson? Of(ClaimsPrincipal? principal) => principal?.FindFirstValue(Claim) is { } json ? JsonSerializer.Deserialize<SsoPerson>(json) : null;

    /// <summary>A claim has one text, or yes or no, or a list of them.</summary>
    internal static IReadOnlyList<string> All(JsonElement said, string claim) =>
        said.ValueKind != JsonValueKind.Object || !said.TryGetProperty(claim, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Text).OfType<string>()]
        : Text(value) is { } text ? [text]
        : [];

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Undefined or JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Number or JsonValueKind.Null => null,
    };
}
