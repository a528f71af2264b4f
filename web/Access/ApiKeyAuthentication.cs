using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Programs under <c>/api</c>, known by the key they send. A cookie is nothing there, so that no other site can use somebody's sign-in; a key is nothing elsewhere.</summary>
public sealed class ApiKeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, ApiKeys keys, Catalogue catalogue)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Name = "ApiKey";

    /// <remarks>Devices come by here ten thousand times a second, each with a token of another kind: for them it ends with the first characters.</remarks>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Bearer() is not { } token || !token.StartsWith(ApiKey.Prefix, StringComparison.Ordinal))
            return AuthenticateResult.NoResult();
        if (await keys.AuthenticateAsync(token, Context.RequestAborted) is not { } key)
            return AuthenticateResult.Fail("The key is unknown, revoked or expired.");

        var visitor = new Visitor($"key:{key.Code}", new(key.Permissions, key.Unit, await catalogue.ListUnitsAsync(Context.RequestAborted)), SignedIn: null);
        Context.Features.Set(visitor);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, visitor.Name)], Name)), Name));
    }
}

/// <summary>What only programs send.</summary>
public static class Programs
{
    /// <summary>Whether the address is one for programs.</summary>
    public static bool IsForPrograms(this HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    /// <summary>What stands behind "Bearer"; empty, which nobody holds, when it is something else, and null when there is nothing.</summary>
    public static string? Bearer(this HttpRequest request) =>
        request.Headers.Authorization is not [{ } header, ..] ? null
        : header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim()
        : "";
}
