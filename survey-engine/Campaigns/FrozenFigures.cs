namespace SurveyHub.Engine;

/// <summary>The figures of a campaign as they are kept for good.</summary>
/// <param name="Json">As the open data of the whole province says them in Vietnamese, byte for byte.</param>
/// <param name="AsOf">To the millisecond.</param>
/// <param name="Root">The integrity ledger's root then; null where there was none.</param>
/// <param name="Floor">How many people had to stand behind a figure.</param>
public sealed record FrozenFigures(string Json, long Responses, DateTimeOffset AsOf, LedgerRoot? Root, int Floor)
{
    /// <summary>SHA-256 of <see cref="Json"/> in UTF-8, 64 lower-case hex digits.</summary>
    public string Sha256 => CanonicalJson.Sha256(Json);
}

/// <param name="Number">0 as the campaign was frozen, then one by each erratum.</param>
/// <param name="Reason">Null exactly where the number is 0.</param>
/// <param name="IsUnaltered">Whether the digest written with them is still their own: not when somebody has altered the row.</param>
public sealed record StoredFigures(Code Campaign, int Number, FrozenFigures Figures, string? Reason, Signature Made, bool IsUnaltered);

/// <summary>How much is known of a campaign. Responses and decisions are only ever added: where there are as many of both as before, they are the same.</summary>
public sealed record CampaignContent
{
    public long Responses { get; init; }
    public long Decisions { get; init; }
}
