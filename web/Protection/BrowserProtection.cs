using System.Net;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;

namespace SurveyHub.Web;

/// <summary>What browsers are told with every answer, also with those of the framework, of files and of errors.</summary>
public static class BrowserProtection
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors ";

    // Names that Chromium, Firefox and Safari know: one that a browser does not know is a warning in its console.
    private const string Permissions =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    // A year, and for the hosts below this one, too: OWASP ASVS 5, 3.4.1.
    private const string OnlyTls = "max-age=31536000; includeSubDomains";

    private static readonly PathString[] _keptNowhere = ["/account", "/admin", "/reports", "/filing", "/exports", "/design", "/campaigns", "/responses", "/raw-comments", "/ledger", "/api"];

    /// <remarks>Said last, because whoever tells of an error clears the headers first.</remarks>
    public static void UseBrowserProtection(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(Protect, http);
        return next(http);
    });

    private static Task Protect(object state)
    {
        var http = (HttpContext)state;
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy + "'none'";
        if (http.Response.StatusCode == StatusCodes.Status200OK && http.GetEndpoint()?.Metadata.GetMetadata<FetchesAttribute>() is not null)
            headers.ContentSecurityPolicy = ContentSecurityPolicy + "'none'; connect-src 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        if (http.Response.StatusCode == StatusCodes.Status200OK && http.GetEndpoint()?.Metadata.GetMetadata<CopiesChartsAttribute>() is not null)
            headers.ContentSecurityPolicy = ContentSecurityPolicy.Replace("img-src 'self'", "img-src 'self' blob:", StringComparison.Ordinal) + "'none'";
        if (http.GetEndpoint()?.Metadata.GetMetadata<FramedAttribute>() is not null && http.RequestServices.GetRequiredService<EmbedOrigins>() is { All.Count: > 0 } origins)
        {
            headers.ContentSecurityPolicy = ContentSecurityPolicy + origins.Ancestors;
            headers.Remove("X-Frame-Options"); // it knows no list, and old browsers would take its word
        }
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (http.GetEndpoint()?.Metadata.GetMetadata<OpenDataAttribute>() is not null)
            (headers["Cross-Origin-Resource-Policy"], headers.AccessControlAllowOrigin) = ("cross-origin", "*");
        if (http.Request.IsHttps && !IsThisMachine(http.Request.Host.Host))
            headers.StrictTransportSecurity = OnlyTls;
        if (IsPrivate(http))
            headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    /// <summary>Whether nobody may keep the answer, so that it is gone from a shared computer with the sign-in.</summary>
    private static bool IsPrivate(HttpContext http)
    {
        var endpoint = http.GetEndpoint()?.Metadata;
        if (endpoint?.GetMetadata<StaticAssetDescriptor>() is not null)
            return false; // a style sheet is the same for everybody
        if (http.Visitor() is not null || (endpoint is not null && endpoint.GetMetadata<PublicAttribute>() is null))
            return true;
        PathString path = http.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? http.Request.Path;
        return Array.Exists(_keptNowhere, folder => path.StartsWithSegments(folder, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A browser that were told so of localhost would refuse every other program there.</summary>
    private static bool IsThisMachine(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}

/// <summary>Marks what scripts of every other site may read: open data, the same for everybody.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenDataAttribute : Attribute;

/// <summary>Marks pages whose script makes pictures of their charts: nothing but a script of the site can make the address of one.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CopiesChartsAttribute : Attribute;

/// <summary>Marks the page whose script asks the site for more: no other page's may.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FetchesAttribute : Attribute;
