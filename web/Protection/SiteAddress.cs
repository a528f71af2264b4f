using Microsoft.AspNetCore.Http.HttpResults;

namespace SurveyHub.Web;

/// <summary>Where people find this site: the beginning of every link that is sent to them.</summary>
/// <remarks><c>Site:Address</c>, for example <c>https://khaosat.tinh.gov.vn</c>.</remarks>
public sealed class SiteAddress(IConfiguration settings)
{
    /// <summary>Null where it is not set.</summary>
    public Uri? Configured { get; } = Parse(settings["Site:Address"]);

    /// <summary>
    /// A link to a page. Where the address is not set it begins as the request says, and that whoever sends it may invent: so a site that
    /// sends mail sets it.
    /// </summary>
    /// <param name="path">Of this site, with its query: <c>/account/reset?token=…</c></param>
    public Uri LinkTo(HttpRequest request, string path) => RedirectHttpResult.IsLocalUrl(path)
        ? new(Configured ?? new Uri($"{request.Scheme}://{request.Host}"), path)
        : throw new ArgumentException("Not of this site.", nameof(path));

    private static Uri? Parse(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "https" or "http", PathAndQuery: "/", UserInfo: "" } ? address
        : throw new InvalidOperationException("Site:Address must be an address such as https://khaosat.tinh.gov.vn.");
}
