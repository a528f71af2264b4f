using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
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

    /// <summary>In MB.</summary>
    private const long MostMemory = 400;

    private readonly int _seed = FaultTests.Seed();

    [Theory, EachDatabase]
    public async Task Post_ThousandsOfHostileRequests_NoneFailsAndNothingIsStoredUnchecked(string provider)
    {
        await using var app = await SurveyHubApp.ListenAsync(provider);

        var replies = await SendAsync(app, new HostileForms(_seed), _requests[provider]);

        await AssertStoredAsync(app, replies.Where(reply => reply.Head.StartsWith("HTTP/1.1 303", StringComparison.Ordinal))
            .Select(reply => reply.Head.Split("\r\n").Single(line => line.StartsWith("Location: ", StringComparison.Ordinal))[^32..]));
        using var valid = await app.SubmitAsync(DemoForm.Address, DemoForm.Filled());
        Assert.Equal(HttpStatusCode.SeeOther, valid.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task PostToTheApi_ThousandsOfHostileRequests_NoneFailsAndNothingIsStoredOrKeptUnchecked(string provider)
    {
        await using var app = await SurveyHubApp.ListenAsync(provider);

        var replies = await SendAsync(app, new HostileJson(_seed), _requests[provider]);

        Assert.All(replies.Where(reply => reply.Body.Length > 0), reply => Assert.True(reply.Has("Content-Type: application/problem+json") || reply.Has("Content-Type: application/json"), reply.Head));
        var told = replies.Where(reply => reply.Has("Content-Type: application/json")).SelectMany(Outcomes).ToLookup(told => told.Outcome, told => told.Id);
        await AssertStoredAsync(app, told["stored"]);
        await AssertKeptAsync(app, told["quarantined"]);
        Assert.Equal(["stored"], (await app.SendAsync(ResponsesApp.Response())).Outcomes);
    }

    [Fact]
    public async Task PostToTheApi_BombsOfHundredsOfMegabytes_AreRefusedInLittleMemory()
    {
        await using var database = await TestDatabase.CreateWithoutTablesAsync("sqlite");
        await using var site = await Site.CreateAsync(database.Provider, database.ConnectionString);
        using var client = new HttpClient { BaseAddress = site.Address };
        var bomb = HostileJson.Bomb(megabytes: 500);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            using var content = new ByteArrayContent(bomb) { Headers = { ContentType = new MediaTypeHeaderValue("application/json"), ContentEncoding = { "gzip" } } };
            return await client.PostAsync(ResponsesApp.Address, content);
        }));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode));
        Assert.InRange(site.LargestMemory, 1, MostMemory);
    }

    /// <returns>What was said to each; none has failed.</returns>
    private async Task<IReadOnlyCollection<RawReply>> SendAsync(SurveyHubApp app, HostileRequests requests, int count)
    {
        var (replies, failed) = (new ConcurrentBag<RawReply>(), new ConcurrentBag<(HostileRequest Request, RawReply Reply)>());
        await Parallel.ForEachAsync(requests.Take(count), new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (request, ct) =>
        {
            var reply = await RawReply.AskAsync(app.Address, request, ct);
            replies.Add(reply);
            if (IsFailure(request, reply))
                failed.Add((request, reply));
        });

        Assert.True(failed.IsEmpty, $"Seed {_seed}, {failed.Count} failed\n" + string.Join("\n\n", failed.GroupBy(failure => failure.Request.Kind).Select(kind =>
            $"{kind.Count()} x {kind.Key}: {kind.First().Reply.Head}\n{Encoding.Latin1.GetString([.. kind.First().Request.Bytes.Take(2000)])}")));
        Assert.Equal(count, replies.Count);
        return replies;
    }

    private static bool IsFailure(HostileRequest request, RawReply reply) =>
        !(reply.Head.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) && reply.Head[9] is '2' or '3' or '4') && !(request.IsBroken && reply.Head.Length == 0);

    private static IEnumerable<(string Outcome, string Id)> Outcomes(RawReply reply)
    {
        using var json = JsonDocument.Parse(reply.Body);
        return [.. json.RootElement.GetProperty("outcomes").EnumerateArray().Select(told => (told.GetProperty("outcome").GetString()!, told.GetProperty("id").ToString()))];
    }

    /// <summary>That what is stored is what was acknowledged, and each is as its version allows.</summary>
    private async Task AssertStoredAsync(SurveyHubApp app, IEnumerable<string> acknowledged)
    {
        var rows = await app.Database.Database.QueryAsync<HostileRow>("select id as Id, answers as Answers, comments as Comments from response", null, default);
        var version = (await app.Service<Campaigns>().FindAsync(Code.Of("demo"), default))!.Version;

        AssertSame(acknowledged, rows.Select(row => new Guid(row.Id, bigEndian: true)));
        Assert.All(rows, row =>
        {
            var again = Answers.Parse(version, row.Fields(version), Sample.Today).Value;
            Assert.True(again?.Choices == row.Answers && again.Comments == row.Comments, $"Seed {_seed}: {row}");
        });
    }

    /// <summary>That what is kept is what was acknowledged, and each is good but for what it names.</summary>
    private async Task AssertKeptAsync(SurveyHubApp app, IEnumerable<string> acknowledged)
    {
        var kept = await app.Service<Quarantine>().ListAsync(onlyWaiting: false, default).ToListAsync();

        AssertSame(acknowledged, kept.Select(response => response.Id));
        var bodies = kept.Select(response => Sample.Must(SentJson.Parse(Encoding.UTF8.GetBytes(response.Body))).RootElement).ToList();
        var read = await app.Service<ResponseReader>().ReadAsync(bodies, device: null, Sample.Noon, default); // together, for each unknown campaign is asked for anew
        Assert.All(kept.Zip(read), pair => Assert.True(
            (pair.Second.Id, pair.Second.Unknown?.Rule) == (pair.First.Id, pair.First.Reason), $"Seed {_seed}: {pair.First}"));
    }

    private void AssertSame(IEnumerable<string> acknowledged, IEnumerable<Guid> there)
    {
        var (ids, inStore) = (acknowledged.Select(Guid.Parse).ToHashSet(), there.ToHashSet());
        Assert.True(inStore.Count > 0 && ids.SetEquals(inStore), $"Seed {_seed}: {ids.Count} acknowledged, {inStore.Count} there");
    }
}
