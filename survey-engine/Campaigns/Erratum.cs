namespace SurveyHub.Engine;

/// <summary>What is to be corrected about a frozen campaign.</summary>
/// <param name="Exclude">Responses that counted and no longer do.</param>
/// <param name="Restore">Responses that were left out and count again.</param>
/// <param name="Admit">Responses that came after it was frozen, and were kept.</param>
public sealed record Erratum(Campaign Campaign, string Reason, IReadOnlyList<Guid> Exclude, IReadOnlyList<Guid> Restore, IReadOnlyList<Response> Admit)
{
    internal IEnumerable<(Guid Response, string Decision)> Responses() =>
    [
        .. Exclude.Select(id => (id, Words.Write(DecisionKind.Exclude))),
        .. Restore.Select(id => (id, Words.Write(DecisionKind.Restore))),
        .. Admit.Select(response => (response.Id, "admit")),
    ];
}
