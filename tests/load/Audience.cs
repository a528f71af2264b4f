using System.Diagnostics;
using System.Net;
using System.Text.Json;
using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary>Those who read the results of one server, and those whose responses they read.</summary>
internal sealed class Audience : IDisposable
{
    private static readonly TimeSpan _lag = TimeSpan.FromSeconds(2); // that results may have

    private readonly HttpClient _http;
    private readonly Stage _stage;
    private readonly IReadOnlyList<Visit> _visits;
    private readonly int _seed;
    private readonly FiguresCheck _check = new();

    private Audience(HttpClient http, Stage stage, IReadOnlyList<Visit> visits, int count, int seed) => (_http, _stage, _visits, Count, _seed) = (http, stage, visits, count, seed);

    public int Count { get; }

    public Promises Promises { get; } = new();

    /// <summary>As soon as the server has results to show.</summary>
    public static async Task<Audience> GatherAsync(Stage stage, int count, int seed, CancellationToken ct)
    {
        var database = stage.Store!.Database; // this verb takes no server that runs already
        var units = (await new Units(database).ListAsync(ct)).Where(unit => unit.Kind != UnitKind.Province);
        var fields = await new ServiceFields(database).ListAsync(ct);
        var audience = new Audience(
            new HttpClient { BaseAddress = new Uri($"http://{stage.Run.Address}") }, stage, [.. units.SelectMany(unit => fields.Select(field => new Visit(unit.Code, field.Code, null)))], count, seed);
        var begun = Stopwatch.GetTimestamp();
        while (await audience.CountAsync(ct) is null)
            await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
        Report.Line($"results after {Stopwatch.GetElapsedTime(begun).TotalSeconds:F1} s");
        return audience;
    }

    public IEnumerable<IConversation> Readers(TimeSpan pause) =>
        Enumerable.Range(0, Count).Select(number => new Reader(HashCode.Combine(_seed, number), _visits, pause, _check));

    public IEnumerable<IConversation> Senders(Arrivals arrivals, int count)
    {
        var (clock, random) = (new VietnamClock(), new Random(_seed));
        return Enumerable.Range(0, count).Select(number =>
        {
            Visit[] visits = [.. Enumerable.Range(0, arrivals.Size).Select(_ => _visits[random.Next(_visits.Count)])];
            return arrivals.Pace(new Batch(arrivals.Size, HashCode.Combine(_seed, number), clock, Promises, visits), number, count);
        });
    }

    /// <returns>Whether no table was torn, and the results are those of the store.</returns>
    public async Task<bool> CheckAsync(CancellationToken ct)
    {
        await Task.Delay(_lag, ct);
        var (shown, stored) = (await CountAsync(ct), await _stage.Store!.CountAsync(ct));
        Report.Line($"\n{_check.Tables:N0} tables looked at, {_check.Withheld:N0} of them withheld: {(_check.Torn == 0 ? "none torn" : $"WRONG, {_check.Torn} torn")}");
        Report.Line($"results: {shown:N0} responses, {stored:N0} in the store: {(shown == stored ? "exact" : "WRONG")}");
        return _check.Torn == 0 && shown == stored;
    }

    public void Dispose() => _http.Dispose();

    /// <returns>With those excluded; null while the server cannot say.</returns>
    private async Task<long?> CountAsync(CancellationToken ct)
    {
        using var answer = await _http.GetAsync("/results/demo.json", ct);
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
            return null;
        using var table = JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(ct));
        return table.RootElement.GetProperty("responses").GetInt64() + table.RootElement.GetProperty("excluded").GetInt64();
    }
}
