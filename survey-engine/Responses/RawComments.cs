using System.Text.Json;

namespace SurveyHub.Engine;

/// <summary>What one person wrote, as it was written.</summary>
public sealed class RawComments(Database database, AuditTrail audit)
{
    private const string Select = "select comments from response where id = @id and campaign = @Code";

    /// <summary>The items whose answers are comments.</summary>
    /// <remarks>Words beside "other, please specify" are none: they name the same few things. Nor is what somebody says of sensitive things, which nobody reads one by one.</remarks>
    public static IEnumerable<Code> ItemsOf(QuestionnaireVersion version) =>
        version.Items.Where(item => item.Kind == ItemKind.Text && item.Data != PersonalData.Sensitive).Select(item => item.Code);

    /// <summary>Whether there is one.</summary>
    public async Task<bool> ExistsAsync(Campaign campaign, Guid response, CancellationToken ct) => Read(campaign, await database.FindAsync<string?>(Select, Values(campaign, response), ct)).Count > 0;

    /// <summary>The campaign that a response with words in it belongs to; null when there is no such response.</summary>
    public Task<Code?> FindCampaignAsync(Guid response, CancellationToken ct) =>
        database.FindAsync<Code?>("select campaign from response where id = @id and comments is not null", new { id = response.Key() }, ct);

    /// <summary>Writes down who reads it and why, and only then reads it.</summary>
    /// <returns>By item, at least one; or that the reason is missing or too long, or that there is no such comment.</returns>
    public async Task<Outcome<IReadOnlyDictionary<Code, string>>> ReadAsync(Campaign campaign, Guid response, string? reason, Signature by, CancellationToken ct)
    {
        var text = Reason.Of(reason);
        if (Reason.Check(text, "reason") is { } refusal)
            return refusal;
        if (!await ExistsAsync(campaign, response, ct))
            return Problem.CommentUnknown();

        await audit.AddAsync(AuditEntry.Of(by, AuditAction.RawCommentRead, response.ToString("D"), became: new { campaign = campaign.Code.Value }, reason: text), ct);
        return Read(campaign, await database.FindAsync<string?>(Select, Values(campaign, response), ct));
    }

    private static object Values(Campaign campaign, Guid response) => new { id = response.Key(), campaign.Code };

    private static Dictionary<Code, string> Read(Campaign campaign, string? comments)
    {
        var items = ItemsOf(campaign.Version).ToHashSet();
        return (comments is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(comments)!)
            .Where(text => Code.Parse(text.Key) is { } item && items.Contains(item)).ToDictionary(text => Code.Of(text.Key), text => text.Value);
    }
}
