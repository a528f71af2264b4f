using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace SurveyHub.Tests;

/// <summary>Somebody at the pages for staff, in memory, with the cookies and hidden fields that a browser would send.</summary>
public sealed class Desk : IDisposable
{
    private static readonly Uri _site = new("https://localhost");

    private readonly HttpClient _client;

    private Desk(SurveyHubApp app, CookieContainer cookies) => _client = app.CreateDefaultClient(_site, new CookieContainerHandler(cookies));

    /// <summary>Null while nobody is signed in.</summary>
    public Account? Account { get; private init; }

    /// <param name="role">Null for somebody who is not signed in.</param>
    public static async Task<Desk> OpenAsync(SurveyHubApp app, Role? role = null, string? unit = null)
    {
        var account = role is { } held ? await app.AddStaffAsync(held, unit) : null;
        var cookies = new CookieContainer();
        if (account is not null)
            cookies.Add(_site, new Cookie(Staff.CookieName, await app.SignInAsync(account), "/") { Secure = true });
        return new(app, cookies) { Account = account };
    }

    public Task<HttpResponseMessage> GetAsync(string url) => _client.GetAsync(url);

    public async Task<IHtmlDocument> ReadAsync(string url) => await SurveyHubApp.PageAsync(await GetAsync(url));

    /// <summary>Opens a page, fills in its form and sends it.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string url, params (string Name, string Value)[] fields)
    {
        var page = await ReadAsync(url);
        var form = page.QuerySelector("main form[method=post]") as IHtmlFormElement ?? throw new InvalidOperationException($"{url} has no form: {page.QuerySelector("h1")?.TextContent}");
        var sent = form.Elements.OfType<IHtmlInputElement>().Where(input => !string.IsNullOrEmpty(input.Name) && (input.Type is not ("radio" or "checkbox") || input.IsChecked)).ToDictionary(input => input.Name!, input => input.Value);
        foreach (var select in form.Elements.OfType<IHtmlSelectElement>())
            sent[select.Name!] = select.Value ?? "";
        foreach (var (name, value) in fields)
            sent[name] = value;
        using var body = new FormUrlEncodedContent(sent);
        return await _client.PostAsync(form.GetAttribute("action"), body);
    }

    /// <summary>Opens a page, chooses a file in its form and sends it.</summary>
    public async Task<HttpResponseMessage> SendFileAsync(string url, string text, params (string Name, string Value)[] fields)
    {
        var form = (IHtmlFormElement)(await ReadAsync(url)).QuerySelector("main form[enctype='multipart/form-data']")!;
        using var body = new MultipartFormDataContent { { new StringContent(((IHtmlInputElement)form.Elements["__RequestVerificationToken"]!).Value), "__RequestVerificationToken" } };
        foreach (var (name, value) in fields)
            body.Add(new StringContent(value), name);
        body.Add(new StringContent(text), ((IHtmlInputElement)form.QuerySelector("input[type=file]")!).Name!, "list.csv");
        return await _client.PostAsync(form.GetAttribute("action"), body);
    }

    /// <summary>The page that a successful post leads to.</summary>
    public async Task<IHtmlDocument> FollowAsync(HttpResponseMessage response)
    {
        Assert.True(response.StatusCode == HttpStatusCode.SeeOther, string.Join("; ", ErrorsOf(await SurveyHubApp.PageAsync(response))));
        return await ReadAsync(response.Headers.Location!.OriginalString);
    }

    /// <summary>What the form that came back says is wrong.</summary>
    public static IEnumerable<string> ErrorsOf(IHtmlDocument page) => page.QuerySelectorAll(".error-summary li").Select(line => line.TextContent.Trim());

    public void Dispose() => _client.Dispose();
}
