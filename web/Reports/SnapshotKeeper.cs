using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Brings the columns up to date before anybody asks, and keeps them on disk for the next start.</summary>
public sealed class SnapshotKeeper(Snapshots snapshots, Readiness readiness, ILogger<SnapshotKeeper> log) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);

    /// <summary>Where columns are kept: a folder for each store and node under <c>Columns:Folder</c>, which is <c>data/columns</c> unless said otherwise; null where it is blank.</summary>
    public static string? FolderOf(IConfiguration settings)
    {
        var parent = settings["Columns:Folder"] ?? "data/columns";
        var store = SHA256.HashData(Encoding.UTF8.GetBytes($"{settings["Database:Provider"]}\n{settings["Database:ConnectionString"]}\n{settings["Node"]}"));
        return parent.Length == 0 ? null : Path.Combine(parent, Convert.ToHexStringLower(store.AsSpan(0, 8)));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(_pause, stoppingToken);
                if (readiness.IsPrepared)
                    await KeepAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            await snapshots.SaveAsync(CancellationToken.None);
        }
    }

    private async Task KeepAsync(CancellationToken ct)
    {
        try
        {
            await snapshots.ReadAsync(ct);
            await snapshots.TidyAsync(ct);
        }
        catch (Exception e) when (e is StoreAwayException or DbException)
        {
            // the store is away: whoever reads is told so, and next time it may be there
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("The columns cannot be kept on disk, so that the next start will take longer: {Reason}", e.Message);
        }
    }
}
