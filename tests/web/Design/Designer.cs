using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace SurveyHub.Tests;

/// <summary>Somebody who makes questionnaires, at the pages for it and as the editor's script.</summary>
public sealed class Designer : IDisposable
{
    private static readonly Uri _site = new("https://localhost");

    private readonly HttpClient _client;

    private Designer(HttpClient client, Account account) => (_client, Account) = (client, account);

    public Account Account { get; }

    /// <summary>As the audit trail says it.</summary>
    public string Name => Account.SignInName;

    public static async Task<Designer> OpenAsync(SurveyHubApp app)
    {
        var account = await app.AddStaffAsync(Role.Designer);
        var cookies = new CookieContainer();
        cookies.Add(_site, new Cookie(Staff.CookieName, await app.SignInAsync(account), "/") { Secure = true });
        return new(app.CreateDefaultClient(_site, new CookieContainerHandler(cookies)), account);
    }

    /// <summary>Saves a draft as this person.</summary>
    public async Task<Draft> SaveAsync(SurveyHubApp app, QuestionnaireVersion version, int revision = 0) =>
        Sample.Must(await app.Service<Drafts>().SaveAsync(Manuscript.Of(version), revision, new(Name, app.Clock.GetUtcNow()), default));

    public Task<HttpResponseMessage> GetAsync(string url) => _client.GetAsync(url);

    public Task<HttpResponseMessage> PostAsync(string url, HttpContent body) => _client.PostAsync(url, body);

    public async Task<IHtmlDocument> ReadAsync(string url) => await SurveyHubApp.PageAsync(await GetAsync(url));

    /// <summary>Opens a page, fills in the form that goes to an address, and sends it as a browser would.</summary>
    /// <param name="action">Null for the page's own address.</param>
    public async Task<HttpResponseMessage> SubmitAsync(string url, string? action, params (string Name, string Value)[] fields)
    {
        using var body = new FormUrlEncodedContent(Fill(await ReadAsync(url), action ?? url, fields));
        return await _client.PostAsync(action ?? url, body);
    }

    /// <summary>The same with a file.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string url, string name, byte[] file, params (string Name, string Value)[] fields)
    {
        using var body = new MultipartFormDataContent();
        foreach (var (field, value) in Fill(await ReadAsync(url), url, fields))
            body.Add(new StringContent(value), field);
        body.Add(new ByteArrayContent(file), "File", name);
        return await _client.PostAsync(url, body);
    }

    public async Task<HttpResponseMessage> PostJsonAsync(string url, object body, bool withToken = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        request.Content = JsonContent.Create(body);
        if (withToken)
            request.Headers.Add("RequestVerificationToken", Fill(await ReadAsync("/design/new"), "/design/new", [])["__RequestVerificationToken"]);
        return await _client.SendAsync(request);
    }

    /// <summary>The page that a successful post leads to.</summary>
    public async Task<IHtmlDocument> FollowAsync(HttpResponseMessage response)
    {
        Assert.True(response.StatusCode == HttpStatusCode.SeeOther, string.Join("; ", ErrorsOf(await SurveyHubApp.PageAsync(response))));
        return await ReadAsync(response.Headers.Location!.OriginalString);
    }

    public static IEnumerable<string> ErrorsOf(IHtmlDocument page) => page.QuerySelectorAll(".error-summary li").Select(line => line.TextContent.Trim());

    public void Dispose() => _client.Dispose();

    private static Dictionary<string, string> Fill(IHtmlDocument page, string action, IEnumerable<(string Name, string Value)> fields)
    {
        var form = page.QuerySelector($"main form[action='{action}']") as IHtmlFormElement ?? throw new InvalidOperationException($"No form goes to {action}: {page.QuerySelector("h1")?.TextContent}");
        var sent = form.Elements.OfType<IHtmlInputElement>().Where(input => !string.IsNullOrEmpty(input.Name) && input.Type != "file").ToDictionary(input => input.Name!, input => input.Value);
        foreach (var select in form.Elements.OfType<IHtmlSelectElement>())
            sent[select.Name!] = select.Value ?? "";
        foreach (var (name, value) in fields)
            sent[name] = value;
        return sent;
    }
}
