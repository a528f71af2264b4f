namespace SurveyHub.Engine;

/// <summary>When responses were received: the latest from memory, because what was acknowledged is committed, and the others from the store.</summary>
public sealed class Receipts(Responses responses)
{
    /// <summary>Of the latest receipts, at least half as many are in memory, and never more.</summary>
    public const int Most = 50_000;

    private readonly Lock _gate = new();
    private Dictionary<Guid, DateTimeOffset> _latest = [];
    private Dictionary<Guid, DateTimeOffset> _before = [];

    /// <param name="receivedAt">As it was stored.</param>
    public void Remember(Guid id, DateTimeOffset receivedAt)
    {
        lock (_gate)
        {
            if (_latest.Count == Most / 2)
            {
                (_latest, _before) = (_before, _latest);
                _latest.Clear();
            }

            _latest[id] = receivedAt;
        }
    }

    /// <summary>Null when it is not in memory; the store may know it.</summary>
    public DateTimeOffset? Find(Guid id)
    {
        lock (_gate)
            return _latest.TryGetValue(id, out var receivedAt) || _before.TryGetValue(id, out receivedAt) ? receivedAt : null;
    }

    /// <summary>Null when no response has that id.</summary>
    public async ValueTask<DateTimeOffset?> FindAsync(Guid id, CancellationToken ct) => Find(id) ?? await responses.FindReceivedAtAsync(id, ct);
}
