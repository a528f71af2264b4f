using System.Net;
using System.Text;
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
        var form = FormOf(page) ?? throw new InvalidOperationException($"{url} has no form: {page.QuerySelector("h1")?.TextContent}");
        return await PressAsync(form, form.GetAttribute("action")!, fields);
    }

    /// <summary>Fills in and sends the form of a page that is there already.</summary>
    /// <param name="action">Where another button than the form's own sends it.</param>
    public Task<HttpResponseMessage> PressAsync(IHtmlDocument page, string? action, params (string Name, string Value)[] fields)
    {
        var form = FormOf(page) ?? throw new InvalidOperationException($"{page.QuerySelector("h1")?.TextContent} has no form.");
        return PressAsync(form, action ?? form.GetAttribute("action")!, fields);
    }

    /// <summary>Opens a page, chooses a file in its form and sends it.</summary>
    public Task<HttpResponseMessage> SendFileAsync(string url, string text, params (string Name, string Value)[] fields) => SendAsync(url, "list.csv", Encoding.UTF8.GetBytes(text), fields);

    /// <summary>The same with any file.</summary>
    public async Task<HttpResponseMessage> SendAsync(string url, string name, byte[] file, params (string Name, string Value)[] fields)
    {
        var form = FormOf(await ReadAsync(url))!;
        using var body = new MultipartFormDataContent();
        foreach (var input in form.Elements.OfType<IHtmlInputElement>().Where(input => input.Type == "hidden"))
            body.Add(new StringContent(input.Value), input.Name!);
        foreach (var (field, value) in fields)
            body.Add(new StringContent(value), field);
        body.Add(new ByteArrayContent(file), ((IHtmlInputElement)form.QuerySelector("input[type=file]")!).Name!, name);
        return await _client.PostAsync(form.GetAttribute("action"), body);
    }

    private static IHtmlFormElement? FormOf(IHtmlDocument page) => page.QuerySelector("main form[method=post]") as IHtmlFormElement;

    private async Task<HttpResponseMessage> PressAsync(IHtmlFormElement form, string action, (string Name, string Value)[] fields)
    {
        var inputs = form.Elements.OfType<IHtmlInputElement>().Where(input => !string.IsNullOrEmpty(input.Name) && (input.Type is not ("checkbox" or "radio") || input.IsChecked)).Select(input => (input.Name!, input.Value));
        var selects = form.Elements.OfType<IHtmlSelectElement>().Select(select => (select.Name!, select.Value ?? ""));
        var sent = inputs.Concat(selects).Where(given => fields.All(field => field.Name != given.Item1)).Concat(fields);
        using var body = new FormUrlEncodedContent(sent.Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await _client.PostAsync(action, body);
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
