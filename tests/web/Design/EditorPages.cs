using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;

namespace SurveyHub.Tests;

/// <summary>Somebody at the editor's page, who sends what its script would.</summary>
internal sealed class EditorPages(SurveyHubApp app)
{
    private string _token = "";
    private string _cookies = "";

    public static async Task<EditorPages> OpenAsync(SurveyHubApp app, string code)
    {
        await app.SignInAsAsync(Role.Designer);
        var pages = new EditorPages(app);
        var shown = await app.Client.GetAsync($"/design/{code}");
        var page = await SurveyHubApp.PageAsync(shown);
        pages._token = ((IHtmlInputElement)page.QuerySelector("#editor-form input")!).Value;
        pages._cookies = string.Join("; ", app.Client.DefaultRequestHeaders.GetValues("Cookie").Concat(shown.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])));
        pages.Opened = JsonElement.Parse(page.QuerySelector("#opened")!.TextContent);
        return pages;
    }

    /// <summary>What the page gave its script.</summary>
    public JsonElement Opened { get; private set; }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string json, bool hasToken = true)
    {
        using var request = new HttpRequestMessage(method, address) { Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Cookie", _cookies);
        if (hasToken)
            request.Headers.Add("RequestVerificationToken", _token);
        return await app.Client.SendAsync(request);
    }

    public async Task<(int Status, JsonElement Body)> SaveAsync(int revision, string document)
    {
        using var response = await SendAsync(HttpMethod.Put, "/design/sample/draft", $$"""{ "revision": {{revision}}, "document": {{document}} }""");
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    public async Task<JsonElement> CheckAsync(string document)
    {
        using var response = await SendAsync(HttpMethod.Post, "/design/sample/check", document);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
