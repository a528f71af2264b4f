namespace SurveyHub.Tests;

/// <summary>A driver may throw at whoever cancels, as MySql.Data does in the middle of a TLS handshake.</summary>
public sealed class WatchTests
{
    private static readonly TimeSpan _long = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Over_CallerLeavesADriverThatThrowsThen_IsCancelledAndTheCallerHearsNothingOfIt()
    {
        using var caller = new CancellationTokenSource();
        var waiting = Watch.OverAsync(ThrowAtCancellationAsync, _long, caller.Token);

        caller.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(_long));
    }

    [Fact]
    public async Task Over_TimeEndsForADriverThatThrowsThen_IsAwayAndTheProcessLives() =>
        await Assert.ThrowsAsync<StoreAwayException>(() => Watch.OverAsync(ThrowAtCancellationAsync, TimeSpan.FromMilliseconds(10), default).WaitAsync(_long));

    private static async Task<int> ThrowAtCancellationAsync(Watch watch)
    {
        var done = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        watch.Token.Register(() =>
        {
            done.SetException(new IOException("the socket was closed"));
            throw new IOException("the handshake was broken off");
        });
        return await done.Task;
    }
}
