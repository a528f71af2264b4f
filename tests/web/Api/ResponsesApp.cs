using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

/// <summary>What a program sends to the API and what it is told.</summary>
public static class ResponsesApp
{
    public const string Address = "/api/v1/responses";

    /// <summary>A good response to the demonstration campaign, but for what the test is about.</summary>
    /// <param name="change">Sets or removes members.</param>
    public static JsonObject Response(Action<JsonObject>? change = null)
    {
        var response = new JsonObject
        {
            ["id"] = Guid.NewGuid().ToString(),
            ["campaign"] = "demo",
            ["answers"] = new JsonObject(DemoForm.Criteria.Select(code => KeyValuePair.Create(code, (JsonNode?)4))),
        };
        change?.Invoke(response);
        return response;
    }

    public static JsonArray Batch(params JsonNode?[] responses) => new(responses);

    public static Task<Told> SendAsync(this SurveyHubApp app, JsonNode sent, string? token = null) => app.SendAsync(sent.ToJsonString(), token);

    public static Task<Told> SendAsync(this SurveyHubApp app, string body, string? token = null) => app.SendAsync(Encoding.UTF8.GetBytes(body), token: token);

    public static async Task<Told> SendAsync(this SurveyHubApp app, byte[] body, string? contentType = "application/json", string? encoding = null, string? token = null)
    {
        using var content = new ByteArrayContent(body);
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        if (encoding is not null)
            content.Headers.ContentEncoding.Add(encoding);
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = content };
        if (token is not null)
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(token.Contains(' ', StringComparison.Ordinal) ? token : "Bearer " + token);
        using var response = await app.Client.SendAsync(request);
        return new(response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers.RetryAfter?.Delta, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }

    public static byte[] Gzip(string text)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return compressed.ToArray();
    }

    /// <summary>The token of a new device.</summary>
    public static async Task<string> RegisterAsync(this SurveyHubApp app, string code = "kiosk-1", string point = "quay-1", string? unit = null, Channel channel = Channel.Kiosk) =>
        Sample.Must(await app.Service<Devices>().AddAsync(new(Code.Of(code), Code.Of(point), Code.Parse(unit), channel), Sample.Signed(), default));

    public static Task<IReadOnlyList<string>> ColumnAsync(this SurveyHubApp app, string column, string table = "response") =>
        app.Database.Database.QueryAsync<string>($"select {column} from {table} order by received_at, id", null, default);
}

/// <summary>What a program is told.</summary>
public sealed record Told(HttpStatusCode Status, string? ContentType, TimeSpan? RetryAfter, JsonElement Body)
{
    public IReadOnlyList<string> Outcomes => [.. Body.GetProperty("outcomes").EnumerateArray().Select(response => response.GetProperty("outcome").GetString()!)];

    /// <summary>Rule and place of everything that is wrong, response by response.</summary>
    public IReadOnlyList<string> Problems =>
    [
        .. Body.GetProperty("outcomes").EnumerateArray().SelectMany(response => response.GetProperty("problems").EnumerateArray())
            .Select(problem => $"{problem.GetProperty("rule").GetString()} {problem.GetProperty("place").GetString()}".TrimEnd()),
    ];

    /// <summary>The rule for which the whole request was refused.</summary>
    public string? Rule => Body.GetProperty("type").GetString();
}
