using System.Text.Json;

namespace SurveyHub.Web;

/// <summary>Where the provider lets people sign in, gives tokens, and says who somebody is.</summary>
public sealed record SsoEndpoints(Uri Authorization, Uri Token, Uri UserInfo)
{
    /// <summary>Null for what is not encrypted on its way; on this machine it need not be.</summary>
    public static Uri? Read(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)) ? uri : null;

    /// <summary>What the provider says of itself: OpenID Connect Discovery 1.0, section 4.</summary>
    /// <exception cref="JsonException">It is another provider, or an endpoint is missing or not https.</exception>
    public static SsoEndpoints Read(JsonElement document, Uri authority)
    {
        if (Text("issuer")?.TrimEnd('/') != authority.OriginalString.TrimEnd('/'))
            throw new JsonException($"The issuer is '{Text("issuer")}', not '{authority.OriginalString}'.");
        return new(Endpoint("authorization_endpoint"), Endpoint("token_endpoint"), Endpoint("userinfo_endpoint"));

        Uri Endpoint(string name) => Read(Text(name)) ?? throw new JsonException($"The {name} is missing, or not https.");
        string? Text(string name) => SsoPerson.All(document, name) is [var text] ? text : null;
    }
}
