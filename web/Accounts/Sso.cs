using System.Text.Json;

namespace SurveyHub.Web;

/// <summary>The province's own sign-in: OpenID Connect by the framework's OAuth, off unless it is configured.</summary>
public sealed class Sso(IConfiguration configuration, ILogger<Sso> logger) : IDisposable
{
    /// <summary>What the framework calls it, and who signs in the audit trail.</summary>
    public const string Scheme = "sso";

    public const string Page = "/account/sso";

    /// <summary>What the provider is told to come back to.</summary>
    public const string Back = "/account/sso/back";

    private volatile SsoEndpoints? _endpoints;

    /// <summary>Null where it is off.</summary>
    public SsoSettings? Settings { get; } = SsoSettings.Read(configuration);

    /// <summary>Follows no redirect: a secret goes where the settings say, and nowhere else.</summary>
    public HttpClient Provider { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = 1024 * 1024,
    };

    /// <summary>Asks the provider only until it has answered once; null while it does not.</summary>
    public async Task<SsoEndpoints?> FindEndpointsAsync(CancellationToken ct)
    {
        var settings = Settings!;
        if ((_endpoints ?? settings.Endpoints) is { } known)
            return known;
        var authority = settings.Authority!;
        try
        {
            using var document = JsonDocument.Parse(await Provider.GetByteArrayAsync(new Uri(authority.AbsoluteUri.TrimEnd('/') + "/.well-known/openid-configuration"), ct));
            return _endpoints = SsoEndpoints.Read(document.RootElement, authority);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            logger.LogWarning("The endpoints of {Authority} cannot be read: {Reason}", authority, e.Message);
            return null;
        }
    }

    public void Dispose() => Provider.Dispose();
}
