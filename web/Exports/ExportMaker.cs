using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Makes one file that was asked for.</summary>
public sealed class ExportMaker(Campaigns campaigns, Releases releases, Units units, ServiceFields fields, ExportFolder folder)
{
    /// <param name="report">Hears how many responses were read, and of how many.</param>
    public async Task<ExportedFile> MakeAsync(Export export, Func<long, long, Task> report, CancellationToken ct)
    {
        var campaign = await campaigns.FindAsync(export.Campaign, ct) ?? throw new InvalidOperationException("The campaign is gone.");
        var release = await releases.OpenAsync(campaign, ct);
        var (unitsThere, fieldsThere, t) = (await units.ListAsync(ct), await fields.ListAsync(ct), Texts.All.First(texts => texts.Language == export.Language));
        return await folder.WriteAsync(export, WriteAsync, ct);

        async Task WriteAsync(Stream file, string place)
        {
            using var mixed = new MixedRows(place, release.Responses);
            var read = 0L;
            await foreach (var portion in release.ReadAsync(ct))
            {
                foreach (var row in portion.OfType<string?[]>())
                    mixed.Add(row);
                await report(read += portion.Count, release.Responses);
            }

            var book = ReleaseBook.Of(release, mixed.Count, unitsThere, fieldsThere, t);
            var rows = mixed.Read().Select(row =>
            {
                ct.ThrowIfCancellationRequested();
                return row;
            });
            if (export.Format == ExportFormat.Csv)
                ReleaseFile.WriteZip(rows, book, file);
            else
                ReleaseFile.WriteWorkbook(rows, book, t, file);
        }
    }
}
