using System.Text.Json;

namespace SurveyHub.Engine;

/// <summary>What a response that a program sent turned out to be.</summary>
/// <param name="Id">Null when it has none that can be read.</param>
/// <param name="Campaign">Null when it names none that is known here.</param>
/// <param name="Sent">As it was sent; gone with the document it was read from.</param>
public sealed record ReadResponse(Guid? Id, Code? Campaign, Outcome<HandedIn> Content, JsonElement Sent)
{
    /// <summary>What is not known here yet, while nothing else is wrong: such a response is kept. Null when it can be stored or is refused.</summary>
    public Problem? Unknown => Content.Problems is [{ Rule: "campaign-unknown" or "version-unknown" } unknown] ? unknown : null;
}

/// <summary>Reads responses that programs send as JSON: looks up what they name, and holds their answers against the campaign's version.</summary>
public sealed class ResponseReader(Catalogue catalogue)
{
    /// <param name="device">Null when it came without a credential.</param>
    /// <param name="now">When they were received.</param>
    /// <returns>One for each, in their order.</returns>
    public async Task<IReadOnlyList<ReadResponse>> ReadAsync(IReadOnlyList<JsonElement> sent, Device? device, DateTimeOffset now, CancellationToken ct)
    {
        var responses = new SentResponse[sent.Count];
        for (var i = 0; i < responses.Length; i++)
            responses[i] = SentResponse.Read(sent[i]);
        var known = await LookUpAsync(responses, device, now.DayInVietnam(), ct);
        return [.. responses.Select(response => Read(response, known, device, now))];
    }

    private static ReadResponse Read(SentResponse sent, Known known, Device? device, DateTimeOffset now)
    {
        var campaign = sent.Campaign is { } code ? known.Campaigns.GetValueOrDefault(code) : null;
        return new(sent.Id, campaign?.Code, Content(), sent.Json);

        Outcome<HandedIn> Content() =>
            sent.Problems.Count > 0 ? sent.Problems.ToList()
            : campaign is null ? Problem.CampaignUnknown(sent.Campaign!.Value)
            : !IsOfVersion(sent, campaign.Version) ? Problem.VersionUnknown($"{sent.Questionnaire ?? campaign.Version.Code} {sent.Version ?? campaign.Version.Number}")
            : ReadContent(sent, campaign, known, device, now);
    }

    private static bool IsOfVersion(SentResponse sent, QuestionnaireVersion version) =>
        (sent.Questionnaire ?? version.Code) == version.Code && (sent.Version ?? version.Number) == version.Number;

    private static Outcome<HandedIn> ReadContent(SentResponse sent, Campaign campaign, Known known, Device? device, DateTimeOffset now)
    {
        var problems = new List<Problem>();
        var submission = ReadSubmission(sent, known.Texts, device, now, problems);
        problems.AddRange(campaign.Refusals(submission.Visit.Unit, submission.Channel, submission.Language, known.Scopes[campaign.Code]));
        var today = now.DayInVietnam();
        if ((device is null ? campaign.RefusalOn(today) : campaign.RefusalOn(today, submission.SubmittedAt.DayInVietnam())) is { } refusal)
            problems.Add(refusal);

        var invitation = InvitationToken.Parse(sent["invitation"]);
        if (invitation is null && sent["invitation"] is not null)
            problems.Add(Problem.InvitationUnknown());
        var answers = Answers.Parse(campaign.Version, SentAnswers.Read(sent.Answers, campaign.Version, problems), today);
        problems.AddRange(answers.Problems);
        var isLate = problems is [{ Rule: "campaign-closed" }]; // it may have been stored in time, and its reply been lost
        return problems.Count > 0 && !isLate ? problems : new HandedIn(new(campaign, submission, answers.Value!, now), invitation, isLate);
    }

    private static Submission ReadSubmission(SentResponse sent, SubmissionTexts texts, Device? device, DateTimeOffset now, List<Problem> problems)
    {
        var visit = texts.Visit(sent["unit"], sent["field"], sent["point"], problems);
        var usual = device?.Channel ?? (sent["invitation"] is null ? Channel.Web : Channel.Invitation);
        var channel = SubmissionTexts.Channel(sent["channel"], usual, problems);
        if (channel is { } named && named != usual)
            problems.Add(device is null ? Problem.ChannelRefused(sent["channel"]!) : Problem.DeviceMismatch("channel", sent["channel"]!));

        var id = sent.Id!.Value;
        var started = SubmissionTexts.Instant("started_at", sent["started_at"], problems) ?? ResponseId.MadeAt(id);
        var submitted = SubmissionTexts.Instant("submitted_at", sent["submitted_at"], problems) ?? now;
        return new(id, device?.Place(visit, problems) ?? visit, usual, SubmissionTexts.Language(sent["language"], problems), started, submitted);
    }

    /// <summary>Each code once, and all at the same time: one that is not known may have to wait for the store.</summary>
    private async Task<Known> LookUpAsync(SentResponse[] sent, Device? device, DateOnly today, CancellationToken ct)
    {
        // A device that was offline may name a unit that has been merged since.
        var since = device is null ? today : today.AddDays(-Campaign.DaysForDevices);
        var campaigns = FindAsync(sent.Select(response => response.Campaign), catalogue.FindCampaignAsync, ct);
        var units = FindAsync(sent.Select(response => Code.Parse(response["unit"])), catalogue.FindUnitAsync, ct);
        var fields = FindAsync(sent.Select(response => Code.Parse(response["field"])), catalogue.FindFieldAsync, ct);
        var existing = (await units).Where(unit => unit.ExistsOn(today) || unit.ExistsOn(since)).Select(unit => unit.Code).ToHashSet();
        var (found, scopes) = ((await campaigns).ToDictionary(campaign => campaign.Code), new Dictionary<Code, UnitScope>());
        foreach (var campaign in found.Values)
            scopes[campaign.Code] = await catalogue.FindScopeAsync(campaign, ct);
        return new(found, scopes, new(existing, (await fields).Select(field => field.Code).ToHashSet()));
    }

    private static async Task<IEnumerable<T>> FindAsync<T>(IEnumerable<Code?> codes, Func<Code?, CancellationToken, ValueTask<T?>> find, CancellationToken ct) where T : class =>
        (await Task.WhenAll(codes.Distinct().Select(code => find(code, ct).AsTask()))).OfType<T>();

    private sealed record Known(IReadOnlyDictionary<Code, Campaign> Campaigns, IReadOnlyDictionary<Code, UnitScope> Scopes, SubmissionTexts Texts);
}
