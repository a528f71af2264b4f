namespace SurveyHub.Web;

/// <summary>A message of plain text.</summary>
public sealed record Letter(string Subject, string Body)
{
    public IReadOnlyList<Enclosure> Enclosures { get; init; } = [];

    /// <summary>The same however often it is sent, so that a server or reader knows it again; null where it is sent once.</summary>
    public Guid? Id { get; init; }
}

/// <summary>A file that goes with a message.</summary>
public sealed record Enclosure(string Name, string ContentType, byte[] Bytes);

/// <summary>What became of a message.</summary>
public enum MailFate
{
    Sent,

    /// <summary>The server was not there, busy or not set up as it should be: later it may go better.</summary>
    TryLater,

    /// <summary>The server will not have the address or the message: it never will.</summary>
    Refused,

    /// <summary>The server went silent while its files were on their way: nobody knows whether it has the message.</summary>
    Uncertain,
}

/// <param name="Reason">In the protocol's words, without any address; null where it was sent.</param>
public sealed record MailOutcome(MailFate Fate, string? Reason)
{
    public static MailOutcome Sent { get; } = new(MailFate.Sent, null);

    public bool IsSent => Fate == MailFate.Sent;
}
