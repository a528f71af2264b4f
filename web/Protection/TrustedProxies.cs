using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace SurveyHub.Web;

/// <summary>The machines whose word is taken for whether a request came by TLS, and for which host.</summary>
/// <remarks>
/// <c>Proxy:Trusted</c>: addresses and networks, such as <c>10.0.0.5, 10.1.0.0/16</c>; nobody where it is not set. Nobody is asked for the
/// client's own address: it is neither stored nor logged.
/// </remarks>
public static class TrustedProxies
{
    public static void UseTrustedProxies(this WebApplication app)
    {
        // One value of each header is read, the last: it is the proxy's own, and what stands before it anybody may have sent.
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost, ForwardLimit = 1 };
        forwarded.AllowedHosts = [.. (app.Configuration["AllowedHosts"] ?? "*").Split(';', StringSplitOptions.RemoveEmptyEntries)];
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var word in (app.Configuration["Proxy:Trusted"] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))
            forwarded.KnownIPNetworks.Add(Parse(word) ?? throw new InvalidOperationException($"Proxy:Trusted: {word} is neither an address nor a network."));
        if (forwarded.KnownIPNetworks.Count > 0) // an empty list would mean everybody to the framework
            app.UseForwardedHeaders(forwarded);
    }

    private static System.Net.IPNetwork? Parse(string word) =>
        System.Net.IPNetwork.TryParse(word, out var network) ? network
        : IPAddress.TryParse(word, out var address) ? new System.Net.IPNetwork(address, 8 * address.GetAddressBytes().Length)
        : null;
}
