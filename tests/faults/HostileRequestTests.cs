using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace SurveyHub.Tests;

/// <summary>Whatever is sent, the site answers it, stores nothing unchecked, and serves the next citizen.</summary>
[Collection(FaultTests.Name)]
public sealed class HostileRequestTests
{
    /// <summary>Fewer to the server, for most are refused before any store hears of them.</summary>
    private static readonly Dictionary<string, int> _requests = new() { ["sqlite"] = 10_000, ["mysql"] = 2_000 };

    /// <summary>How many send at once.</summary>
    private const int Senders = 8;

    private readonly int _seed = FaultTests.Seed();

    [Theory, EachDatabase]
    public async Task Post_ThousandsOfHostileRequests_NoneFailsAndNothingIsStoredUnchecked(string provider)
    {
        await using var app = await SurveyHubApp.ListenAsync(provider);
        var answered = new ConcurrentBag<(HostileRequest Request, string Head)>();

        await Parallel.ForEachAsync(
            new HostileRequests(_seed, DemoForm.Address).Take(_requests[provider]), new ParallelOptions { MaxDegreeOfParallelism = Senders },
            async (request, ct) => answered.Add((request, await SendAsync(app.Address, request, ct))));

        Assert.Equal(_requests[provider], answered.Count);
        AssertNoneFailed([.. answered.Where(answer => IsFailure(answer.Request, answer.Head))]);
        await AssertStoredIsWhatWasAcknowledgedAsync(app, [.. answered.Select(answer => answer.Head)]);
        using var valid = await app.SubmitAsync(DemoForm.Address, DemoForm.Filled());
        Assert.Equal(HttpStatusCode.SeeOther, valid.StatusCode);
    }

    /// <returns>The reply up to its body; empty when the server hung up without a word.</returns>
    private static async Task<string> SendAsync(Uri address, HostileRequest request, CancellationToken ct)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(address.Host, address.Port, ct);
        var stream = connection.GetStream();
        var reply = ReadAsync(stream, ct);
        try
        {
            await stream.WriteAsync(request.Bytes, ct);
            if (request.IsBroken)
                connection.Client.Shutdown(SocketShutdown.Send); // the rest will not come
        }
        catch (IOException)
        {
            // it has heard enough; what it said is in the reply
        }

        return (await reply).Split("\r\n\r\n")[0];
    }

    private static async Task<string> ReadAsync(NetworkStream stream, CancellationToken ct)
    {
        var reply = new MemoryStream();
        try
        {
            await stream.CopyToAsync(reply, ct);
        }
        catch (IOException)
        {
            // hung up; what came before counts
        }

        return Encoding.Latin1.GetString(reply.ToArray());
    }

    private static bool IsFailure(HostileRequest request, string head) =>
        !(head.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) && head[9] is '2' or '3' or '4') && !(request.IsBroken && head.Length == 0);

    private void AssertNoneFailed(IReadOnlyList<(HostileRequest Request, string Head)> failed) => Assert.True(
        failed.Count == 0,
        $"Seed {_seed}, {failed.Count} failed\n" + string.Join("\n\n", failed.GroupBy(failure => failure.Request.Kind).Select(kind =>
            $"{kind.Count()} x {kind.Key}: {kind.First().Head}\n{Encoding.Latin1.GetString([.. kind.First().Request.Bytes.Take(2000)])}")));

    private async Task AssertStoredIsWhatWasAcknowledgedAsync(SurveyHubApp app, IReadOnlyList<string> heads)
    {
        var acknowledged = heads.Where(head => head.StartsWith("HTTP/1.1 303", StringComparison.Ordinal))
            .Select(head => head.Split("\r\n").Single(line => line.StartsWith("Location: ", StringComparison.Ordinal))).ToHashSet();
        var rows = await app.Database.Database.QueryAsync<Row>("select answers as Answers, comments as Comments from response", null, default);
        var version = (await app.Service<Campaigns>().FindAsync(Code.Of("demo"), default))!.Version;

        Assert.True(acknowledged.Count == rows.Count, $"Seed {_seed}: {acknowledged.Count} acknowledged, {rows.Count} stored");
        Assert.All(rows, row =>
        {
            var again = Answers.Parse(version, row.Fields(version), Sample.Today).Value;
            Assert.True(again?.Choices == row.Answers && again.Comments == row.Comments, $"Seed {_seed}: {row}");
        });
    }

    private sealed record Row
    {
        public required string Answers { get; init; }
        public string? Comments { get; init; }

        /// <summary>As the form would have sent them.</summary>
        public IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Fields(QuestionnaireVersion version)
        {
            foreach (var (item, answer) in Read(Answers))
                yield return new(item, answer.ValueKind == JsonValueKind.Array ? [.. answer.EnumerateArray().Select(option => option.ToString())] : [answer.ToString()]);
            foreach (var (item, words) in Read(Comments ?? "{}"))
                yield return new(version.Find(Code.Parse(item))!.Kind == ItemKind.Text ? item : item + "_words", [words.ToString()]);
        }

        private static Dictionary<string, JsonElement> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;
    }
}
