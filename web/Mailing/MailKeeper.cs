using System.Data.Common;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Looks every half minute for reports and alerts that are due, and sends them; figures are looked at every few minutes.</summary>
public sealed class MailKeeper(ScheduledReports reports, AlertWatch alerts, Postman postman, Readiness readiness, ILogger<MailKeeper> log) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(30);

    /// <summary>Of the pauses, between two looks at the figures.</summary>
    private const int Looks = 6;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var pauses = 1; ; pauses++)
            {
                await Task.Delay(_pause, stoppingToken);
                if (readiness.IsPrepared)
                    await KeepAsync(pauses % Looks == 0, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // the program ends
        }
    }

    /// <summary>One round.</summary>
    /// <param name="looks">Whether the figures are looked at too.</param>
    public async Task KeepAsync(bool looks, CancellationToken ct)
    {
        try
        {
            await reports.QueueAsync(ct);
            if (looks)
                await alerts.CheckAsync(ct);
            await postman.SendAsync(ct);
        }
        catch (Exception e) when (e is StoreAwayException or DbException)
        {
            log.LogWarning("No message could be sent now: {Reason}", e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "A message could not be written"); // the site goes on, and so do the other messages in the next round
        }
    }
}
