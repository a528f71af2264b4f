using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Takes in what files of data somebody asks for.</summary>
public sealed class ExportDesk(Exports exports, Releases releases)
{
    /// <param name="format">As it was typed.</param>
    /// <returns>What was asked for, or that there is no such format, that it cannot hold as many rows, or that it is being made already.</returns>
    public async Task<Outcome<Export>> AskAsync(Campaign campaign, string? format, string language, Signature by, CancellationToken ct)
    {
        if (Words.Read<ExportFormat>(format) is not { } known)
            return Problem.ExportFormatUnknown(format);
        if (known == ExportFormat.Xlsx && await releases.CountAsync(campaign, ct) >= WorkbookWriter.MostRows)
            return Problem.SheetTooLong(WorkbookWriter.MostRows - 1);
        return await exports.AddAsync(campaign.Code, known, language, by, ct);
    }
}
