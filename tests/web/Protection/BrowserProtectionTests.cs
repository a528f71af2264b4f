using System.Net;
using AngleSharp.Dom;
using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>What browsers are told with every answer.</summary>
public sealed class BrowserProtectionTests
{
    private static readonly Dictionary<string, string> _always = new()
    {
        ["Content-Security-Policy"] = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'",
        ["X-Content-Type-Options"] = "nosniff",
        ["X-Frame-Options"] = "DENY",
        ["Referrer-Policy"] = "same-origin",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Permissions-Policy"] = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    };

    [Fact]
    public async Task EveryEndpoint_WhateverItAnswers_SaysHowItIsProtected()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var complaints = new List<string>();
        foreach (var door in Door.All(app))
        {
            foreach (var method in door.Methods)
            {
                using var response = await door.KnockAsync(app.Client, method);
                complaints.AddRange(Missing(response).Select(header => $"{method} {door.Address} ({(int)response.StatusCode}): {header}"));
                var isOpen = door.Endpoint.Metadata.GetMetadata<OpenDataAttribute>() is not null;
                if (One(response, "Cross-Origin-Resource-Policy") != (isOpen ? "cross-origin" : "same-origin") || response.Headers.Contains("Access-Control-Allow-Origin") != isOpen)
                    complaints.Add($"{method} {door.Address}: who may read it");
            }
        }

        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData("GET", "/khong-co", HttpStatusCode.NotFound)]
    [InlineData("GET", "/admin/khong-co", HttpStatusCode.NotFound)]
    [InlineData("POST", "/", HttpStatusCode.BadRequest)]
    [InlineData("DELETE", "/s/demo", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/api/v1/responses", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/api/v1/responses", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("GET", "/results/khong-co.json", HttpStatusCode.NotFound)]
    [InlineData("GET", "/results/demo", HttpStatusCode.InternalServerError)]
    [InlineData("GET", "/results/demo.csv", HttpStatusCode.InternalServerError)]
    public async Task Refusal_WhoeverRefuses_SaysHowItIsProtected(string method, string address, HttpStatusCode status)
    {
        await using var app = await SurveyHubApp.StartAsync();
        if (status == HttpStatusCode.InternalServerError)
            await app.Database.ExecuteAsync("drop table target");

        using var response = await app.Client.SendAsync(new(new(method), address));

        Assert.Equal(status, response.StatusCode);
        Assert.Empty(Missing(response));
    }

    [Fact]
    public async Task EveryEndpoint_ToSomebodyWhoIsSignedIn_IsKeptNowhere()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.SignInAsAsync(Role.Administrator);
        var kept = new List<string>();
        foreach (var door in Door.All(app).Where(door => !door.IsFile))
        {
            using var response = await door.KnockAsync(app.Client, door.Methods[0]);
            if (response.Headers.CacheControl?.NoStore is not true)
                kept.Add($"{door.Address} ({(int)response.StatusCode})");
        }

        Assert.Empty(kept);
    }

    [Theory]
    [InlineData("/account/khong-co")]
    [InlineData("/admin/khong-co")]
    [InlineData("/reports/khong-co")]
    public async Task Get_AddressOfTheStaff_IsKeptNowhereAlsoWhereNobodyIsSignedIn(string address)
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await app.Client.GetAsync(address);

        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task EveryEndpointBehindTheSignIn_ToAStranger_IsKeptNowhere()
    {
        await using var app = await SurveyHubApp.StartAsync();
        foreach (var door in Door.All(app).Where(door => !door.IsPublic))
        {
            using var response = await door.KnockAsync(app.Client, door.Methods[0]);
            Assert.True(response.Headers.CacheControl?.NoStore, door.Address);
        }
    }

    [Fact]
    public async Task EveryPage_AsEachRoleSeesIt_HasNothingThatThePolicyForbids()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var forbidden = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            await app.SignInAsAsync(role);
            foreach (var door in Door.All(app).Where(door => door.IsPage))
            {
                var page = await app.OpenAsync(door.Address);
                forbidden.AddRange(page.All.Where(IsForbidden).Select(element => $"{door.Address}: {element.OuterHtml[..Math.Min(120, element.OuterHtml.Length)]}"));
            }
        }

        Assert.Empty(forbidden.Distinct());
    }

    [Theory]
    [InlineData("https://khaosat.example/", "max-age=31536000; includeSubDomains")]
    [InlineData("https://khaosat.example/khong-co", "max-age=31536000; includeSubDomains")]
    [InlineData("http://khaosat.example/", null)]
    [InlineData("https://localhost/", null)]
    [InlineData("https://127.0.0.1/", null)]
    [InlineData("https://[::1]/", null)]
    public async Task Get_OverTls_AsksForNothingElseFromNowOnButOnThisMachine(string address, string? expected)
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await app.Client.GetAsync(address);

        Assert.Equal(expected, One(response, "Strict-Transport-Security"));
    }

    private static IEnumerable<string> Missing(HttpResponseMessage response) => _always.Where(header => One(response, header.Key) != header.Value).Select(header => header.Key);

    private static string? One(HttpResponseMessage response, string header) => response.Headers.TryGetValues(header, out var values) ? values.Single() : null;

    private static bool IsForbidden(IElement element) =>
        element.LocalName == "style" || element.HasAttribute("style")
        || element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal))
        || (element.LocalName == "script" && !element.HasAttribute("src") && element.GetAttribute("type") != "application/json")
        || new[] { "src", "href", "action" }.Any(name => element.GetAttribute(name) is { } address && (address.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)));
}
