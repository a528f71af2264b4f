using System.Threading.Channels;

namespace SurveyHub.Engine;

/// <summary>Lets many responses share one commit: whoever hands one in is answered only once it is on disk.</summary>
/// <remarks>While one commit runs, the next responses gather; under load a commit therefore grows by itself, and without load nobody waits.</remarks>
public sealed class GroupCommit : IAsyncDisposable
{
    /// <summary>Responses that may wait; beyond that nothing is taken, so memory stays bounded.</summary>
    public const int MostWaiting = 8192;

    private const int MostTogether = 512;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private readonly Channel<Parcel> _parcels = System.Threading.Channels.Channel.CreateUnbounded<Parcel>(new() { SingleReader = true }); // bounded by _waiting: parcels differ in size
    private readonly Func<IReadOnlyList<HandedIn>, CancellationToken, Task<IReadOnlyList<Intake>>> _commit;
    private readonly IAsyncDisposable? _owned;
    private readonly CancellationTokenSource _givingUp = new();
    private readonly Task _writing;
    private int _waiting;

    /// <param name="commit">Stores responses in one transaction, one outcome each; throws <see cref="StoreAwayException"/> when the store takes nothing now.</param>
    /// <param name="owned">Is disposed of with this.</param>
    public GroupCommit(Func<IReadOnlyList<HandedIn>, CancellationToken, Task<IReadOnlyList<Intake>>> commit, IAsyncDisposable? owned = null)
    {
        (_commit, _owned) = (commit, owned);
        _writing = Task.Run(WriteAsync);
    }

    /// <returns>Null when the store takes nothing now; handing in the same response again is safe.</returns>
    public async Task<Intake?> AddAsync(HandedIn response, CancellationToken ct) => await AddAsync([response], ct) is { } outcomes ? outcomes[0] : null;

    /// <returns>One outcome a response, in their order; null when the store takes nothing now, and handing in the same responses again is safe.</returns>
    public async Task<IReadOnlyList<Intake>?> AddAsync(IReadOnlyList<HandedIn> responses, CancellationToken ct)
    {
        if (Interlocked.Add(ref _waiting, responses.Count) > MostWaiting)
        {
            Interlocked.Add(ref _waiting, -responses.Count);
            return null;
        }

        var parcel = new Parcel(responses);
        if (!_parcels.Writer.TryWrite(parcel))
            return null; // the program is ending
        try
        {
            return await parcel.Outcomes.WaitAsync(_patience, ct);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>Commits what still waits, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_parcels.Writer.TryComplete())
            return;
        _givingUp.CancelAfter(_patience);
        await _writing;
        _givingUp.Dispose();
        if (_owned is not null)
            await _owned.DisposeAsync();
    }

    private async Task WriteAsync()
    {
        while (await _parcels.Reader.WaitToReadAsync())
        {
            var together = Take();
            await CommitAsync(together);
            Interlocked.Add(ref _waiting, -together.Sum(parcel => parcel.Responses.Count));
        }
    }

    private List<Parcel> Take()
    {
        var (together, count) = (new List<Parcel>(), 0);
        while (_parcels.Reader.TryPeek(out var next) && (count == 0 || count + next.Responses.Count <= MostTogether) && _parcels.Reader.TryRead(out var parcel))
        {
            together.Add(parcel);
            count += parcel.Responses.Count;
        }

        return together;
    }

    private async Task CommitAsync(List<Parcel> together)
    {
        try
        {
            var outcomes = await _commit([.. together.SelectMany(parcel => parcel.Responses)], _givingUp.Token);
            var done = 0;
            foreach (var parcel in together)
            {
                parcel.Answer([.. outcomes.Skip(done).Take(parcel.Responses.Count)]);
                done += parcel.Responses.Count;
            }
        }
        catch (Exception e) when (e is StoreAwayException or OperationCanceledException)
        {
            together.ForEach(parcel => parcel.Answer(null));
        }
        catch (Exception e) when (together.Count == 1)
        {
            together[0].Fail(e);
        }
        catch
        {
            // One that the store refuses must not take the others with it.
            foreach (var parcel in together)
                await CommitAsync([parcel]);
        }
    }

    /// <summary>Responses that were handed in together and are answered together.</summary>
    private sealed class Parcel(IReadOnlyList<HandedIn> responses)
    {
        private readonly TaskCompletionSource<IReadOnlyList<Intake>?> _outcomes = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IReadOnlyList<HandedIn> Responses => responses;

        public Task<IReadOnlyList<Intake>?> Outcomes => _outcomes.Task;

        public void Answer(IReadOnlyList<Intake>? outcomes) => _outcomes.TrySetResult(outcomes);

        public void Fail(Exception e) => _outcomes.TrySetException(e);
    }
}
