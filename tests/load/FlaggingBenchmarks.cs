using BenchmarkDotNet.Attributes;
using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary>What flags cost the one thread that writes. Budget: under 2 µs a response of 16 criteria, and nothing allocated where nothing is flagged.</summary>
[MemoryDiagnoser]
public class FlaggingBenchmarks
{
    private const int Count = 20_000;

    private static readonly DateTimeOffset _noon = new(2026, 3, 2, 5, 0, 0, TimeSpan.Zero);

    private readonly Response[] _responses = Responses();
    private Flagging _flagging = new(OpeningHours.Usual);

    /// <summary>So that every response is new.</summary>
    [IterationSetup]
    public void Forget() => _flagging = new(OpeningHours.Usual);

    [Benchmark(Description = "flag a response at one of 300 kiosks, one in ten with a comment", OperationsPerInvoke = Count)]
    public int Of()
    {
        var flags = 0;
        foreach (var response in _responses)
            flags += _flagging.Of(response).Count;
        return flags;
    }

    private static Response[] Responses()
    {
        var version = Templates.Find("one-stop-counter")!;
        var campaign = new Campaign(Code.Of("demo"), version.Title, version, new(2026, 1, 1), new(2026, 12, 31));
        return [.. Enumerable.Range(0, Count).Select(number =>
        {
            var fields = version.Items.Where(item => item.Required).Select((item, place) => KeyValuePair.Create<string, IReadOnlyList<string>>(item.Code.Value, [place == number % 16 ? "3" : "4"])).ToList();
            if (number % 10 == 0)
                fields.Add(KeyValuePair.Create<string, IReadOnlyList<string>>(version.Items.First(item => item.Kind == ItemKind.Text).Code.Value, [$"Chờ lâu quá, đề nghị bố trí thêm người {number}"]));
            var at = _noon.AddSeconds(20 * (number / 300));
            var submission = new Submission(ResponseId.New(at), new(null, null, Code.Of($"quay-{number % 300}")), Channel.Kiosk, "vi", at.AddMinutes(-3), at);
            return new Response(campaign, submission, Answers.Parse(version, fields, new(2026, 3, 2)).Value!, at);
        })];
    }
}
