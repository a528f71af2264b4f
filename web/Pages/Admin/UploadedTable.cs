using System.Text;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A table that somebody chose a file for.</summary>
/// <param name="Text">As CSV.</param>
public sealed record UploadedTable(ResponseFile File, string Text)
{
    /// <summary>One that comes back with a confirmation, so it has to fit into a form.</summary>
    public static Outcome<UploadedTable> ReadForForm(IFormFile? sent)
    {
        var read = Read(sent);
        return read.Value is { } table && Encoding.UTF8.GetByteCount(table.Text) > Http.LargestForm ? Problem.FileTooLarge() : read;
    }

    /// <param name="sent">Null when no file was chosen.</param>
    public static Outcome<UploadedTable> Read(IFormFile? sent)
    {
        if (sent is null || sent.Length == 0)
            return Problem.FileEmpty();
        using var stream = sent.OpenReadStream();
        var text = TableText.Read(stream);
        if (text.Value is not { } table)
            return text.Problems.ToList();
        var file = ResponseFile.OfText(table, Path.GetFileName(sent.FileName));
        return file.Value is { } opened ? new UploadedTable(opened, table) : file.Problems.ToList();
    }
}
