using System.Data.Common;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Erases once a day, at night, what is no longer needed; on one of the nodes.</summary>
public sealed class RetentionKeeper(Retention retention, Readiness readiness, TimeProvider clock, ILogger<RetentionKeeper> log) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan _begin = TimeSpan.FromHours(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(_pause, stoppingToken);
                var now = clock.GetUtcNow();
                if (readiness.IsPrepared && now - now.DayInVietnam().StartInVietnam() >= _begin)
                    await RunAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // the program ends
        }
    }

    private async Task RunAsync(CancellationToken ct)
    {
        try
        {
            foreach (var erasure in await retention.RunDailyAsync(ct))
                log.LogInformation("Erased {Count} of {Kept}", erasure.Count, Words.Write(erasure.Kept));
            if (!await retention.ScrubAsync(ct))
                log.LogWarning("What was erased may still stand in the store's files, because they are being read; tried again in {Pause}", _pause);
        }
        catch (Exception e) when (e is StoreAwayException or DbException)
        {
            log.LogWarning("Nothing could be erased now: {Reason}", e.Message);
        }
    }
}
