using System.Net;
using AngleSharp.Html.Dom;

namespace SurveyHub.Tests;

/// <summary>A browser without a window: keeps cookies as a browser does on TLS or on its own machine, and fills in forms by what they say.</summary>
public sealed class PlainBrowser(SurveyHubApp app)
{
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    private IHtmlDocument? _page;

    public IHtmlDocument Page => _page ?? throw new InvalidOperationException("No page is open.");

    public HttpStatusCode Status { get; private set; }

    /// <summary>Where the last answer sends the browser; null where it shows a page.</summary>
    public string? Location { get; private set; }

    public Task OpenAsync(string address) => SendAsync(new(HttpMethod.Get, address));

    /// <summary>Sends the page's form within <c>main</c>, with what is typed into it, to where it says.</summary>
    public Task SubmitAsync(string address, params IEnumerable<(string Name, string Value)> typed) => SubmitAsync("main form", address, typed);

    /// <param name="form">Its selector.</param>
    public async Task SubmitAsync(string form, string address, IEnumerable<(string Name, string Value)> typed)
    {
        Assert.True(Page.QuerySelector(form) is not null, $"{Status} {Location} has no such form: {Page.Title}");
        var hidden = Page.QuerySelector(form)!.QuerySelectorAll("input[type=hidden]").Select(input => (Name: input.GetAttribute("name")!, Value: input.GetAttribute("value") ?? ""));
        using var fields = new FormUrlEncodedContent(hidden.Concat(typed).Select(field => KeyValuePair.Create(field.Name, field.Value)));
        await SendAsync(new(HttpMethod.Post, address) { Content = fields });
    }

    /// <summary>Through the door, as far as name and password lead.</summary>
    public async Task SignInAsync(string name, string password)
    {
        await OpenAsync("/account/sign-in");
        await SubmitAsync("/account/sign-in", ("name", name), ("password", password));
    }

    /// <summary>From now on signed in as the account, without having gone through the door.</summary>
    public async Task SignInAsync(Account account, bool hasSecondFactor = false) => _cookies[Staff.CookieName] = await app.SignInAsync(account, hasSecondFactor);

    private async Task SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            if (_cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            using var response = await app.Client.SendAsync(request);
            Keep(response);
            (Status, Location) = (response.StatusCode, response.Headers.Location?.OriginalString);
            _page = await SurveyHubApp.PageAsync(response);
        }
    }

    private void Keep(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var set))
            return;
        foreach (var cookie in set.Select(cookie => cookie.Split(';')[0].Split('=', 2)))
        {
            if (cookie[1].Length == 0)
                _cookies.Remove(cookie[0]);
            else
                _cookies[cookie[0]] = cookie[1];
        }
    }
}
