using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

/// <summary>The demonstration with 2,000 imagined answers, and what the program reports of it.</summary>
public sealed class SeededReport : IAsyncLifetime, IDisposable
{
    public SurveyHubProgram Program { get; } = new();

    public JsonNode Vietnamese { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Program.RunAsync("seed", "--responses", "2000", "--seed", "7");
        Vietnamese = await WriteInAsync("vi_VN.UTF-8");
    }

    public Task<JsonNode> WriteAsync(params string[] words) => WriteInAsync("vi_VN.UTF-8", words);

    /// <summary>From what the verb prints, which must be the document and nothing else.</summary>
    public async Task<JsonNode> WriteInAsync(string language, params string[] words)
    {
        var ended = await Program.RunInAsync(language, ["report", "--campaign", "demo", .. words]);
        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        return JsonNode.Parse(ended.Output)!;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => Program.Dispose();
}
