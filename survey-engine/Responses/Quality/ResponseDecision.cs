namespace SurveyHub.Engine;

/// <summary>Whether a response counts in results.</summary>
public enum DecisionKind { Exclude, Restore }

/// <summary>What somebody decided about a response, and signed; the response itself stays as it is.</summary>
public sealed record ResponseDecision
{
    /// <param name="number">1, 2, 3 … of the same response; the highest counts.</param>
    /// <param name="reason">Neither blank nor too long.</param>
    internal ResponseDecision(Guid id, Guid response, int number, DecisionKind kind, string reason, Signature decided)
    {
        (Id, Response, Number, Kind, Reason, Decided) = (id, response, number, kind, reason, decided);
        Sha256 = CanonicalJson.Sha256(Canonical());
    }

    public Guid Id { get; }
    public Guid Response { get; }
    public int Number { get; }
    public DecisionKind Kind { get; }
    public string Reason { get; }
    public Signature Decided { get; }

    /// <summary>Of everything above, the time to the millisecond.</summary>
    public string Sha256 { get; }

    /// <summary>Whether the digest written with it is still its own: not when somebody has altered its row.</summary>
    public bool IsUnaltered { get; internal init; } = true;

    internal LedgerLine Line() => new(Id, Convert.FromHexString(Sha256));

    private string Canonical() => CanonicalJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("at", ColumnTypes.Write(Decided.At));
        writer.WriteString("by", Decided.By);
        writer.WriteString("decision", Words.Write(Kind));
        writer.WriteString("id", Id);
        writer.WriteNumber("number", Number);
        writer.WriteString("reason", Reason);
        writer.WriteString("response", Response);
        writer.WriteEndObject();
    });
}
