using System.Net.Http.Headers;
using System.Text.Json;

namespace SurveyHub.Tests;

/// <summary>What a program with a key asks, and what it is told.</summary>
public static class ReadingApp
{
    /// <summary>The token of a new key.</summary>
    /// <param name="unit">Null for the whole province.</param>
    public static async Task<string> AddKeyAsync(this SurveyHubApp app, Permission permission = Permission.ReadReports, string? unit = null, DateOnly? expires = null, string code = "bao-cao-tinh") =>
        Sample.Must(await app.Service<ApiKeys>().AddAsync(new(Code.Of(code), "Báo cáo của tỉnh", [permission], Code.Parse(unit), expires), Sample.Signed(), default));

    /// <param name="token">Null sends none.</param>
    public static async Task<Read> AskAsync(this SurveyHubApp app, string url, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (token is not null)
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(token.Contains(' ', StringComparison.Ordinal) ? token : "Bearer " + token);
        using var response = await app.Client.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) is true;
        return new((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers, isJson ? JsonDocument.Parse(body).RootElement : default);
    }
}

public sealed record Read(int Status, string? ContentType, HttpResponseHeaders Headers, JsonElement Body)
{
    /// <summary>Why it was refused.</summary>
    public string? Rule => Body.GetProperty("type").GetString();
}
