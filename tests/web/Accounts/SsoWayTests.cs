using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace SurveyHub.Tests;

/// <summary>The way to the provider and back, and whoever meddles with it.</summary>
public sealed class SsoWayTests
{
    [FactWithProvider]
    public async Task Button_SendsAChallengeWhoseSecretTheProviderVerifies()
    {
        await using var provider = await Provider.StartAsync();
        await using var app = await SsoVisit.StartAppAsync(provider);
        await provider.AddPersonAsync("lan", SsoVisit.Lan("so-noi-vu"));
        var visit = new SsoVisit(app, provider);

        var there = await visit.GoThereAsync();
        await visit.GetAsync(await visit.SignInThereAsync(there));

        var sent = QueryHelpers.ParseQuery(there.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        Assert.Equal(("S256", "openid profile email", "code"), (sent["code_challenge_method"], sent["scope"], sent["response_type"]));
        var verifier = Assert.Single(await provider.AskedAsync("/token"))["code_verifier"];
        Assert.Equal(sent["code_challenge"], WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))));
    }

    [FactWithProvider]
    public async Task Button_KeepsItsStateInACookieOfThisHostOnly()
    {
        await using var provider = await Provider.StartAsync();
        await using var app = await SsoVisit.StartAppAsync(provider);

        var response = await new SsoVisit(app, provider).PressAsync("/results");

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("__Host-surveyhub-state.", StringComparison.Ordinal));
        Assert.All((string[])["; path=/;", "; secure", "; httponly", "; samesite=lax", "; max-age=900"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [FactWithProvider]
    public async Task Button_PressedFromAnotherSite_DoesNothing()
    {
        await using var provider = await Provider.StartAsync();
        await using var app = await SsoVisit.StartAppAsync(provider);

        Assert.Equal(HttpStatusCode.BadRequest, (await app.SubmitAsync("/account/sso", ("to", "/results"))).StatusCode);
    }

    [FactWithProvider]
    public async Task Back_WithACodeThatWasStolen_IsRefused_ForTheSecretIsAnother()
    {
        await using var provider = await Provider.StartAsync();
        await using var app = await SsoVisit.StartAppAsync(provider);
        await provider.AddPersonAsync("lan", SsoVisit.Lan("so-noi-vu"));
        var (victim, thief) = (new SsoVisit(app, provider), new SsoVisit(app, provider));
        var code = QueryHelpers.ParseQuery(new Uri(await victim.SignInThereAsync(await victim.GoThereAsync())).Query)["code"].ToString();
        var state = QueryHelpers.ParseQuery((await thief.GoThereAsync()).Query)["state"].ToString();

        var response = await thief.GetAsync(QueryHelpers.AddQueryString("/account/sso/back", new Dictionary<string, string?> { ["code"] = code, ["state"] = state }));

        await AssertRefusedAsync(app, "sso-away", response);
    }

    [FactWithProvider]
    public async Task Back_ASecondTimeWithTheSameCookies_IsRefused_ForACodeWorksOnce()
    {
        await using var provider = await Provider.StartAsync();
        await using var app = await SsoVisit.StartAppAsync(provider);
        await provider.AddPersonAsync("lan", SsoVisit.Lan("so-noi-vu"));
        var visit = new SsoVisit(app, provider);
        var back = await visit.SignInThereAsync(await visit.GoThereAsync());
        var (thief, late) = (visit.Copy(), visit);
        Assert.StartsWith("/account/sso?to=", (await visit.GetAsync(back)).Headers.Location?.ToString(), StringComparison.Ordinal);

        await AssertRefusedAsync(app, "sso-away", await thief.GetAsync(back));
        await AssertRefusedAsync(app, "sso-broken", await late.GetAsync(back)); // its cookie is used up
    }

    [FactWithProvider]
    public async Task Back_WithAnotherStateOrInAnotherBrowser_IsRefused_AndNoCodeIsHandedIn()
    {
        await using var provider = await Provider.StartAsync();
        await using var app = await SsoVisit.StartAppAsync(provider);
        await provider.AddPersonAsync("lan", SsoVisit.Lan("so-noi-vu"));
        var (visit, other) = (new SsoVisit(app, provider), new SsoVisit(app, provider));
        await AssertRefusedAsync(app, "sso-broken", await other.GetAsync(await visit.SignInThereAsync(await visit.GoThereAsync()))); // a link that signs one in as somebody else

        await provider.MisbehaveAsync("state");
        await AssertRefusedAsync(app, "sso-broken", await visit.GetAsync(await visit.SignInThereAsync(await visit.GoThereAsync())));
        await AssertRefusedAsync(app, "sso-broken", await visit.GetAsync("/account/sso/back"));
        Assert.Empty(await provider.AskedAsync("/token"));
    }

    [FactWithProvider]
    public async Task Back_FromAProviderThatSaysNoOrFails_TellsWhichOfThem()
    {
        await using var provider = await Provider.StartAsync();
        await using var app = await SsoVisit.StartAppAsync(provider);
        await provider.AddPersonAsync("lan", SsoVisit.Lan("so-noi-vu"));

        foreach (var (fault, how, rule) in ((string, JsonNode, string)[])
        [
            ("deny", "access_denied", "sso-denied"), ("deny", "server_error", "sso-away"), ("token_status", 500, "sso-away"), ("userinfo_status", 500, "sso-away"),
            ("userinfo_status", 200, "sso-away"), ("userinfo", new JsonArray(), "sso-away"), ("userinfo", new JsonObject { ["email"] = "lan@tinh.example" }, "sso-away"),
        ])
        {
            await provider.MisbehaveAsync(fault, how);
            var visit = new SsoVisit(app, provider);
            await AssertRefusedAsync(app, rule, await visit.GetAsync(await visit.SignInThereAsync(await visit.GoThereAsync())));
        }

        Assert.Equal(7, (await app.Service<AuditTrail>().ListAsync(new(Action: AuditAction.SignInFailed), null, 100, default)).Count);
    }

    [FactWithProvider]
    public async Task Provider_AwayOrAnother_DoesNotStopTheSite_AndIsAskedAgainNextTime()
    {
        await using var provider = await Provider.StartAsync();
        await provider.MisbehaveAsync("issuer", "https://another.example");
        await using var app = await SsoVisit.StartAppAsync(provider);
        await provider.AddPersonAsync("lan", SsoVisit.Lan("so-noi-vu"));
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync("/results")).StatusCode);
        Assert.Equal("/account/sso?to=%2Fresults&refused=sso-away", (await new SsoVisit(app, provider).PressAsync("/results")).Headers.Location?.ToString());

        await provider.MisbehaveAsync(null);
        var visit = new SsoVisit(app, provider);
        var back = await visit.SignInThereAsync(await visit.GoThereAsync());
        provider.End();

        await AssertRefusedAsync(app, "sso-away", await visit.GetAsync(back));
    }

    [FactWithProvider]
    public async Task To_OfAnotherSite_IsNeverFollowed()
    {
        await using var provider = await Provider.StartAsync();
        await using var app = await SsoVisit.StartAppAsync(provider);
        await provider.AddPersonAsync("lan", SsoVisit.Lan("so-noi-vu"));
        foreach (var to in (string[])["https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "evil", "", "/\t/evil.example"])
            Assert.Equal("/account", (await new SsoVisit(app, provider).SignInAsync(to: to)).Headers.Location?.ToString());

        var visit = new SsoVisit(app, provider);
        var back = await visit.GetAsync(await visit.SignInThereAsync(await visit.GoThereAsync()));
        Assert.Equal("/account/sso?to=%2Fresults", back.Headers.Location?.ToString());
        Assert.Equal("/account", (await visit.GetAsync("/account/sso?to=https%3A%2F%2Fevil.example")).Headers.Location?.ToString()); // changed on the way
    }

    /// <summary>Back from the provider, and on the page that says why.</summary>
    private static async Task AssertRefusedAsync(SurveyHubApp app, string rule, HttpResponseMessage response)
    {
        var next = response.Headers.Location?.ToString();
        Assert.EndsWith("refused=" + rule, next, StringComparison.Ordinal);
        var page = await app.Client.GetAsync(next);
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Equal(Web.Texts.Current["refusal." + rule], (await SurveyHubApp.PageAsync(page)).QuerySelector("h1")?.TextContent);
        Assert.Equal(0, await app.Database.CountAsync("sign_in"));
    }
}
