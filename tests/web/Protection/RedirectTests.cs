using Microsoft.AspNetCore.Http;
using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>No address of this site leads to another one.</summary>
public sealed class RedirectTests
{
    private static readonly string[] _elsewhere =
    [
        "//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "https:evil.example", "http:/evil.example", "/\t/evil.example", "/\n/evil.example",
        " //evil.example", "///evil.example", "javascript:alert(1)", "data:text/html,x", "evil.example", "~//evil.example", "%2f%2fevil.example", "@evil.example", "",
    ];

    private static readonly string[] _names = ["to", "returnUrl", "return_url", "ReturnUrl", "url", "next", "redirect", "redirect_uri", "continue"];

    public static TheoryData<string> Elsewhere => [.. _elsewhere];

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public void Local_WhatMayLeadElsewhere_IsTheOtherAddress(string address) => Assert.Equal("/account", ReturnAddress.Of(address));

    [Theory]
    [InlineData("/")]
    [InlineData("/reports/demo?unit=so-noi-vu&to=//x")]
    public void Local_AddressOfThisSite_IsKept(string address) => Assert.Equal(address, ReturnAddress.Of(address));

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public void SeeOther_WhatMayLeadElsewhere_Throws(string address) => Assert.Throws<ArgumentException>(() => new DefaultHttpContext().Response.SeeOther(address));

    [Fact]
    public async Task EveryEndpoint_ToldToLeadElsewhere_DoesNot()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var doors = Door.All(app).Where(door => !door.IsFile).ToList();
        foreach (var isSignedIn in new[] { false, true })
        {
            if (isSignedIn)
                await app.SignInAsAsync(Role.Administrator);
            foreach (var door in doors)
            {
                foreach (var address in _elsewhere)
                {
                    using var response = await door.KnockAsync(app.Client, door.Methods[0], QueryString.Create(_names.Select(name => KeyValuePair.Create(name, (string?)address))).Value!);
                    AssertStays(response);
                }
            }
        }
    }

    [Theory]
    [InlineData("http://localhost//evil.example")]
    [InlineData("http://localhost//evil.example/%2e%2e")]
    [InlineData("http://localhost/%5cevil.example")]
    [InlineData("http://localhost/%2f/evil.example")]
    [InlineData("http://localhost/s/demo/%2f%2fevil.example")]
    [InlineData("http://localhost/account//evil.example")]
    public async Task Get_PathThatReadsAsAnotherHost_StaysHere(string address)
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await app.Client.GetAsync(new Uri(address));

        AssertStays(response);
        Assert.DoesNotContain((await SurveyHubApp.PageAsync(response)).QuerySelectorAll("[href],[action]"), element =>
            !Http.IsLocal(element.GetAttribute("href") ?? element.GetAttribute("action")) && (element.GetAttribute("href") ?? element.GetAttribute("action")) is not ['#' or '?', ..]);
    }

    private static void AssertStays(HttpResponseMessage response) =>
        Assert.True(response.Headers.Location is null || Http.IsLocal(response.Headers.Location.OriginalString), $"{response.RequestMessage!.RequestUri}: {response.Headers.Location}");
}
