using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Makes PDF of official documents: LibreOffice prints the Word file itself; where there is none, Chromium prints the same parts as a page.</summary>
public sealed class PdfPrinter(MachinePrograms programs)
{
    /// <summary>Whether there is anything to print with.</summary>
    public bool IsThere => programs.HasOffice || programs.HasBrowser;

    /// <returns>The file; or <c>printer-missing</c>, <c>printing-failed</c>.</returns>
    public async Task<Outcome<byte[]>> PrintAsync(OfficialDocument document, Texts t, CancellationToken ct)
    {
        if (!IsThere)
            return Problem.PrinterMissing();
        var printed = programs.HasOffice ? await programs.PrintWordAsync(WordDocument.Write(document, t, ShownPictures.Vectors), ct) : await programs.PrintPageAsync(await PrintedDocument.WriteAsync(document, t), ct);
        return printed is null ? Problem.PrintingFailed() : printed;
    }
}
