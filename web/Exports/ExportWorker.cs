using System.Data.Common;
using System.Diagnostics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Makes the files that were asked for, one at a time on each node, and erases them when their days are over.</summary>
public sealed class ExportWorker(Exports exports, ExportMaker maker, ExportFolder folder, Readiness readiness, TimeProvider clock, ILogger<ExportWorker> log) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _betweenErasures = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _betweenReports = TimeSpan.FromSeconds(0.5);

    private long _erased;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(_pause, stoppingToken);
                if (readiness.IsPrepared)
                    await WorkAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // the program ends
        }
    }

    private async Task WorkAsync(CancellationToken ct)
    {
        try
        {
            while (await exports.TakeAsync(ct) is { } lease)
                await MakeAsync(lease, ct);
            if (_erased == 0 || clock.GetElapsedTime(_erased) > _betweenErasures)
                await EraseAsync(ct);
        }
        catch (Exception e) when (e is StoreAwayException or DbException)
        {
            // the store is away: what was begun is begun anew when it is back
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("A file of data cannot be erased: {Reason}", e.Message);
        }
    }

    private async Task MakeAsync(ExportLease lease, CancellationToken ct)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            if (!await exports.FinishAsync(lease, await MakeAsync(lease, lost), ct))
                folder.Erase(lease.Export);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await exports.GiveBackAsync(lease, CancellationToken.None);
            throw;
        }
        catch (OperationCanceledException)
        {
            // cancelled, or taken by another node
        }
        catch (Exception e) when (e is not (StoreAwayException or DbException))
        {
            log.LogError(e, "A file of data could not be made");
            await exports.FailAsync(lease, ct);
        }
    }

    /// <summary>The file, and nobody at work on it where there is none.</summary>
    private async Task<ExportedFile> MakeAsync(ExportLease lease, CancellationTokenSource lost)
    {
        var keeping = new Keeping(exports, lease, lost);
        var making = Task.Run(() => maker.MakeAsync(lease.Export, keeping.ReportAsync, lost.Token), lost.Token);
        try
        {
            while (await Task.WhenAny(making, Task.Delay(Exports.Lease / 4, lost.Token)) != making)
                await keeping.RenewAsync();
            return await making;
        }
        finally
        {
            await lost.CancelAsync();
            await ((Task)making).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task EraseAsync(CancellationToken ct)
    {
        _erased = clock.GetTimestamp();
        foreach (var over in await exports.ListOverAsync(clock.GetUtcNow().AddDays(-folder.Days), ct))
        {
            folder.Erase(over);
            await exports.RemoveAsync(over, Signature.System(clock.GetUtcNow()), ct);
        }
    }

    /// <summary>Says how far a file is, and that somebody is still at it.</summary>
    private sealed class Keeping(Exports exports, ExportLease lease, CancellationTokenSource lost)
    {
        private long _read, _all, _reported;

        public async Task ReportAsync(long read, long all)
        {
            (_read, _all) = (read, all);
            if (_reported != 0 && Stopwatch.GetElapsedTime(_reported) < _betweenReports)
                return;
            _reported = Stopwatch.GetTimestamp();
            await RenewAsync();
        }

        public async Task RenewAsync()
        {
            if (!await exports.ReportAsync(lease, _read, _all, lost.Token))
                await lost.CancelAsync();
            lost.Token.ThrowIfCancellationRequested();
        }
    }
}
