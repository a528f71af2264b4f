namespace SurveyHub.Load;

/// <summary>What is asked of the server; each has its own latencies.</summary>
internal enum Step { Page, Answers, Receipt, Batch, Results, Part, Figures }

internal readonly record struct Request(Step Step, ReadOnlyMemory<byte> Bytes);

/// <summary>What follows an answer of the server: the next request, the end of the round, or a complaint that ends it.</summary>
internal readonly record struct Turn(Request? Next, string? Complaint)
{
    public static Turn End => default;

    public static Turn To(Request next) => new(next, null);

    public static Turn Failed(string complaint) => new(null, complaint);
}

/// <summary>What one client says, round after round; it knows nothing of sockets.</summary>
internal interface IConversation
{
    /// <summary>When the next round begins, as a timestamp of <see cref="System.Diagnostics.Stopwatch"/>; at once where that is past.</summary>
    long NotBefore => 0;

    Request Begin();

    Turn Continue(Reply reply);

    /// <summary>The connection was lost, or no answer came.</summary>
    void Lose();
}

/// <summary>What the server has answered for: compared with the store in the end.</summary>
/// <remarks>Written by one thread.</remarks>
internal sealed class Promises
{
    /// <summary>The server said that these are stored.</summary>
    public List<Guid> Acknowledged { get; } = [];

    /// <summary>The server said something else, or nothing: they may be stored or not.</summary>
    public List<Guid> Open { get; } = [];
}
