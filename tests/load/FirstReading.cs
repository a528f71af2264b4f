using System.Diagnostics;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary>The first reading of columns after a start.</summary>
/// <param name="Bytes">That the columns take in memory.</param>
internal sealed record FirstReading(double Seconds, long Responses, long Bytes)
{
    /// <param name="files">The folder where columns are kept; null for nowhere.</param>
    public static Snapshots Prepare(Store store, string? files) =>
        new(store.Database, new Questionnaires(store.Database, store.Audit), new VietnamClock(), files is null ? null : new(files));

    public static async Task<FirstReading> MeasureAsync(Snapshots snapshots, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        var snapshot = await ReadAsync(snapshots, ct);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var columns = snapshot.Of(Decade.Structure.Version); // the campaign's questionnaire, too
        return new(seconds, columns.Responses, columns.Bytes);
    }

    /// <remarks>As the site does: whoever reads meanwhile is asked to come back, and the reading goes on.</remarks>
    private static async Task<Snapshot> ReadAsync(Snapshots snapshots, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return await snapshots.ReadAsync(ct);
            }
            catch (StoreAwayException e) when (e.InnerException is TimeoutException)
            {
                // the same reading is waited for again
            }
        }
    }
}
