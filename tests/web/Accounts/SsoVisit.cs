using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace SurveyHub.Tests;

/// <summary>Somebody who signs in through the provider, step by step, in a browser by hand: so a test can look and meddle on the way.</summary>
public sealed class SsoVisit(SurveyHubApp app, Provider provider)
{
    private Dictionary<string, string> _cookies = [];

    /// <summary>The site with its provider.</summary>
    public static async Task<SurveyHubApp> StartAppAsync(Provider provider, params (string Name, string Value)[] settings)
    {
        var app = await SurveyHubApp.StartAsync("sqlite", [.. provider.Settings, .. settings]);
        await provider.RegisterAsync(app.Client.BaseAddress!);
        return app;
    }

    /// <summary>What the provider says of Lan, who has these groups.</summary>
    public static JsonObject Lan(params string[] groups) => new()
    {
        ["sub"] = "8f14e45f",
        ["name"] = "Trần Thị Lan",
        ["email"] = "lan@tinh.example",
        ["email_verified"] = true,
        ["groups"] = new JsonArray([.. groups.Select(group => JsonValue.Create(group))]),
    };

    /// <summary>Everything, from the button to the last redirect.</summary>
    public async Task<HttpResponseMessage> SignInAsync(string name = "lan", string to = "/results")
    {
        var back = await SignInThereAsync(await GoThereAsync(to), name);
        return await FinishAsync(await GetAsync(back));
    }

    /// <summary>Presses the button.</summary>
    /// <returns>The address at the provider.</returns>
    public async Task<Uri> GoThereAsync(string to = "/results")
    {
        var response = await PressAsync(to);
        return new(Assert.Single(response.Headers.GetValues("Refresh")).Replace("0;url=", "", StringComparison.Ordinal));
    }

    public async Task<HttpResponseMessage> PressAsync(string to)
    {
        var page = await SurveyHubApp.PageAsync(await GetAsync("/account/sso"));
        var token = page.QuerySelector("form.sso [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("to", to), new("__RequestVerificationToken", token)]);
        return await SendAsync(new(HttpMethod.Post, "/account/sso") { Content = form });
    }

    /// <summary>Fills the provider's form.</summary>
    /// <returns>The address that it sends the browser back to.</returns>
    public async Task<string> SignInThereAsync(Uri there, string name = "lan")
    {
        var asked = QueryHelpers.ParseQuery(there.Query).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString()));
        using var form = new FormUrlEncodedContent([.. asked, new("username", name), new("password", "password")]);
        return (await provider.Client.PostAsync(new Uri(there, "/authorize"), form)).Headers.Location!.ToString();
    }

    /// <summary>Follows the redirect from the way back to the page that signs in.</summary>
    public Task<HttpResponseMessage> FinishAsync(HttpResponseMessage back) => GetAsync(back.Headers.Location!.ToString());

    public Task<HttpResponseMessage> GetAsync(string url) => SendAsync(new(HttpMethod.Get, url));

    /// <summary>Another browser with the same cookies, as a thief or the button "back" would have them.</summary>
    public SsoVisit Copy() => new(app, provider) { _cookies = new(_cookies) };

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            var response = await app.Client.SendAsync(request);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var (name, value) = (cookie[..cookie.IndexOf('=', StringComparison.Ordinal)], cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..cookie.IndexOf(';', StringComparison.Ordinal)]);
                _cookies.Remove(name);
                if (value.Length > 0)
                    _cookies.Add(name, value);
            }

            return response;
        }
    }
}
