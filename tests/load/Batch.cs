using System.Text.Json;
using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary>A kiosk, or a system of the province, that hands in many responses at once.</summary>
internal sealed class Batch : IConversation
{
    private readonly RequestTemplate _responses;
    private readonly TimeProvider _clock;
    private readonly Random _random;
    private readonly Promises _promises;

    /// <param name="visits">What each of the responses rates, one after another and again; nothing where there are none.</param>
    public Batch(int size, int seed, TimeProvider clock, Promises promises, params IReadOnlyList<Visit> visits)
    {
        (_random, _clock, _promises) = (new Random(seed), clock, promises);
        _responses = new("/api/v1/responses", "application/json", $"[{string.Join(',', Enumerable.Range(0, size).Select(i => One(clock.GetUtcNow(), visits.Count == 0 ? null : visits[i % visits.Count])))}]");
    }

    public Request Begin() => new(Step.Batch, _responses.Fill(_clock.GetUtcNow(), _random));

    public Turn Continue(Reply reply)
    {
        if (reply.Status != 200)
        {
            Lose();
            return Turn.Failed($"{reply.Status}");
        }

        using var answer = JsonDocument.Parse(reply.Text());
        var refused = "";
        foreach (var outcome in answer.RootElement.GetProperty("outcomes").EnumerateArray())
        {
            var isStored = outcome.GetProperty("outcome").ValueEquals("stored");
            (isStored ? _promises.Acknowledged : _promises.Open).Add(outcome.GetProperty("id").GetGuid());
            if (!isStored)
                refused = outcome.GetProperty("outcome").GetString()!;
        }

        return refused.Length > 0 ? Turn.Failed(refused) : Turn.End;
    }

    public void Lose() => _promises.Open.AddRange(_responses.Ids);

    private static string One(DateTimeOffset now, Visit? visit)
    {
        var answers = string.Join(',', DemoCampaign.Required.Select(code => $"\"{code}\":\"{RequestTemplate.Answer}\""));
        var visited = visit is null ? "" : $"\"unit\":\"{visit.Unit}\",\"field\":\"{visit.Field}\",";
        return $$$"""{"id":"{{{RequestTemplate.Id}}}",{{{visited}}}"campaign":"demo","language":"vi","channel":"web","submitted_at":"{{{now:yyyy-MM-ddTHH:mm:ss.fff}}}Z","answers":{{{{answers}}}}}""";
    }
}
