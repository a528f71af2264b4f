using System.Text.Encodings.Web;
using System.Text.Json;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>POST /api/v1/responses</c>: programs hand in one response or many, and are told what became of each. Described in docs/api.md.</summary>
public sealed class ResponsesApi(Devices devices, ResponseReader reader, ResponseIntake intake, IntakeLimits limits, TimeProvider clock)
{
    private const int MostResponses = 500;

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<IResult> PostAsync(HttpContext http, Texts t)
    {
        try
        {
            var taken = await TakeAsync(http.Request, http.RequestAborted);
            return taken.Value is { } outcomes ? Answer(outcomes, t) : Refuse(taken.Problems[0]);
        }
        catch (StoreAwayException)
        {
            return Refuse(Problem.StoreAway());
        }

        IResult Refuse(Problem problem)
        {
            http.Response.SayWhatNext(problem);
            return t.Refuse(problem);
        }
    }

    private async Task<Outcome<Taken>> TakeAsync(HttpRequest request, CancellationToken ct)
    {
        Device? device = null;
        if (request.Bearer() is { } token && (device = await devices.AuthenticateAsync(token, ct)) is null)
            return Problem.CredentialUnknown();
        var body = await request.JsonAsync(ct);
        if (body.Value is null)
            return body.Problems.ToList();

        using var document = body.Value;
        return await TakeAsync(document.RootElement, device, ct);
    }

    private async Task<Outcome<Taken>> TakeAsync(JsonElement root, Device? device, CancellationToken ct)
    {
        IReadOnlyList<JsonElement> sent = root.ValueKind switch
        {
            JsonValueKind.Object => [root],
            JsonValueKind.Array when root.GetArrayLength() <= MostResponses => [.. root.EnumerateArray()],
            _ => [],
        };
        if (sent.Count == 0)
            return Problem.BatchMiscounted(MostResponses);
        if (device is not null && limits.Take(device, sent.Count) is { } tooMany)
            return tooMany;

        var now = clock.GetUtcNow();
        var read = await reader.ReadAsync(sent, device, now, ct);
        if (TakeForCampaigns(read) is { } tooManyThere)
            return tooManyThere;
        return await intake.TakeAsync(read, device, now, ct) is { } outcomes ? new Taken(outcomes, IsBatch: root.ValueKind == JsonValueKind.Array) : Problem.StoreAway();
    }

    private Problem? TakeForCampaigns(IReadOnlyList<ReadResponse> batch) =>
        batch.GroupBy(read => read.Campaign).Select(campaign => limits.Take(campaign.Key, campaign.Count())).FirstOrDefault(problem => problem is not null);

    private static IResult Answer(Taken taken, Texts t) => TypedResults.Json(
        new
        {
            outcomes = taken.Outcomes.Select(response => new
            {
                response.Id,
                outcome = Words.Write(response.Outcome),
                problems = response.Problems.Select(problem => new { problem.Rule, problem.Place, message = t.Of(problem) }),
            }),
        },
        _json,
        statusCode: taken.IsBatch ? StatusCodes.Status200OK : StatusOf(taken.Outcomes[0].Outcome));

    private static int StatusOf(Acknowledgement outcome) => outcome switch
    {
        Acknowledgement.Stored => StatusCodes.Status201Created,
        Acknowledgement.Duplicate => StatusCodes.Status200OK,
        Acknowledgement.Conflict => StatusCodes.Status409Conflict,
        Acknowledgement.Rejected => StatusCodes.Status422UnprocessableEntity,
        Acknowledgement.Quarantined => StatusCodes.Status202Accepted,
    };

    /// <param name="IsBatch">Whether they were sent in a list, also one of one.</param>
    private sealed record Taken(IReadOnlyList<Acknowledged> Outcomes, bool IsBatch);
}
