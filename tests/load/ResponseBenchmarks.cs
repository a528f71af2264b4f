using System.Text;
using BenchmarkDotNet.Attributes;
using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary>What a program's response of 39 criteria costs to read, of a hundred sent together. Budget: under 10 µs on top of checking its answers and writing their canonical JSON.</summary>
[MemoryDiagnoser]
public class ResponseBenchmarks
{
    private const int Together = 100;

    private static readonly DateTimeOffset _now = new(2026, 3, 2, 5, 0, 0, TimeSpan.Zero);

    private readonly byte[] _batch = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat(0, Together).Select(_ => Response()))}]");
    private ResponseReader _reader = null!; // set before anything is measured

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("surveyhub-").FullName, "reading.db");
        var database = new Database(Dialect.Sqlite, $"Data Source={file}");
        await Schema.UpgradeAsync(database, new VietnamClock(), default);
        await Demonstration.LoadAsync(database, _now, default);
        var audit = new AuditTrail(database, new("load", new VietnamClock()));
        _reader = new(new(new(database, new(database, audit), audit), new(database), new(database), new VietnamClock()));
    }

    [Benchmark(Description = "parse the JSON of 100 responses", OperationsPerInvoke = Together)]
    public bool Parse()
    {
        using var document = SentJson.Parse(_batch).Value;
        return document is not null;
    }

    [Benchmark(Description = "read 100 responses as they were sent", OperationsPerInvoke = Together)]
    public async Task<int> ReadAsync()
    {
        using var document = SentJson.Parse(_batch).Value!;
        var read = await _reader.ReadAsync([.. document.RootElement.EnumerateArray()], device: null, _now, default);
        return read.Count(response => response.Content.Value is not null) == Together ? Together : throw new InvalidOperationException(string.Join("; ", read[0].Content.Problems));
    }

    private static string Response()
    {
        var answers = Templates.Find("sipas-2023-2026")!.Items.Where(item => item.Required).Select(item => $"\"{item.Code}\":\"4\"");
        return $$"""{"id":"{{Guid.NewGuid()}}","campaign":"sipas","unit":"so-noi-vu","submitted_at":"2026-03-02T12:00:00+07:00","answers":{ {{string.Join(',', answers)}} } }""";
    }
}
