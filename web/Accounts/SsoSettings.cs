using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>How the province's own sign-in is reached, and what role it gives to whom.</summary>
public sealed record SsoSettings
{
    /// <summary>What staff call it.</summary>
    public required string Name { get; init; }

    public required string ClientId { get; init; }
    public required string ClientSecret { get; init; }

    /// <summary>Null where <see cref="Endpoints"/> are stated.</summary>
    public Uri? Authority { get; init; }

    /// <summary>Null where <see cref="Authority"/> tells them.</summary>
    public SsoEndpoints? Endpoints { get; init; }

    public required string RolesClaim { get; init; }
    public required IReadOnlyList<SsoRole> Roles { get; init; }

    /// <summary>What the provider says of somebody who showed a second factor there; null where it is not believed in that.</summary>
    public (string Claim, string Value)? SecondFactor { get; init; }

    /// <summary>Names the provider in the store, so that a subject of another one, which may be the same text, is another person.</summary>
    public string Key => "sso-" + CanonicalJson.Sha256((Authority ?? Endpoints!.UserInfo).AbsoluteUri.TrimEnd('/'))[..32].ToLowerInvariant();

    /// <summary>Null where the sign-in is off: no <c>Sso:ClientId</c>.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing, or cannot be.</exception>
    public static SsoSettings? Read(IConfiguration configuration)
    {
        var sso = configuration.GetSection("Sso");
        if (string.IsNullOrEmpty(sso["ClientId"]))
            return null;
        var hasAuthority = !string.IsNullOrEmpty(sso["Authority"]);
        return new()
        {
            Name = sso["Name"] is { Length: > 0 } name ? name : "SSO",
            ClientId = Required(sso, "ClientId"),
            ClientSecret = Required(sso, "ClientSecret"),
            Authority = hasAuthority ? Address(sso, "Authority") : null,
            Endpoints = hasAuthority ? null : new(Address(sso, "AuthorizationEndpoint"), Address(sso, "TokenEndpoint"), Address(sso, "UserInfoEndpoint")),
            RolesClaim = sso["RolesClaim"] is { Length: > 0 } claim ? claim : "groups",
            Roles = [.. sso.GetSection("Roles").GetChildren().Select(ReadRole)],
            SecondFactor = string.IsNullOrEmpty(sso["SecondFactorClaim"]) ? null : (sso["SecondFactorClaim"]!, Required(sso, "SecondFactorValue")),
        };
    }

    private static SsoRole ReadRole(IConfigurationSection role) => new(
        Required(role, "Value"),
        Words.Read<Role>(role["Role"]) ?? throw Wrong(role, "Role", string.Join(", ", Enum.GetValues<Role>().Select(Words.Write))),
        string.IsNullOrEmpty(role["Unit"]) ? null : Code.Parse(role["Unit"]) ?? throw Wrong(role, "Unit", "the code of a unit"));

    private static string Required(IConfigurationSection section, string name) => section[name] is { Length: > 0 } value ? value : throw Wrong(section, name, "not blank");

    private static Uri Address(IConfigurationSection section, string name) => SsoEndpoints.Read(section[name]) ?? throw Wrong(section, name, "an https:// address");

    private static InvalidOperationException Wrong(IConfigurationSection section, string name, string expected) => new($"{section.Path}:{name} must be {expected}.");
}

/// <summary>What a value of the provider's claim gives here.</summary>
/// <param name="Unit">Null for the whole province.</param>
public sealed record SsoRole(string Value, Role Role, Code? Unit);
