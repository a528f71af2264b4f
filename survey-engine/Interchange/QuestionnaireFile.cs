using System.Text;
using System.Text.Json;

namespace SurveyHub.Engine;

/// <summary>Questionnaires as files, in every format that is read or written; the format is told by the ending and the content.</summary>
public static class QuestionnaireFile
{
    /// <param name="path">Its ending says the format, its name the code of a questionnaire that has none.</param>
    public static Outcome<Imported> Read(Stream file, string path)
    {
        var name = Path.GetFileName(path).Split('.')[0];
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".json" => ReadJson(file, name),
            ".xlsx" => ReadBook(file, name),
            ".lss" => LimeSurveyImport.Read(file, name),
            _ => Problem.FormatUnknown(path),
        };
    }

    /// <summary>Null when files of this ending are not written.</summary>
    public static (byte[] Bytes, IReadOnlyList<Loss> Losses)? Write(QuestionnaireVersion version, string path)
    {
        if (path.EndsWith(".surveyjs.json", StringComparison.OrdinalIgnoreCase))
        {
            var exported = SurveyJsExport.Write(version);
            return (Encoding.UTF8.GetBytes(exported.Text), exported.Losses);
        }

        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".json" => (Encoding.UTF8.GetBytes(version.Document), []),
            ".xlsx" => (SpreadsheetExport.Write(version), []),
            _ => null,
        };
    }

    private static Outcome<Imported> ReadJson(Stream file, string name)
    {
        var read = ForeignFile.ReadText(file);
        if (read.Value is not { } json)
            return read.Problems.ToList();
        if (IsSurveyJs(json))
            return SurveyJsImport.Read(json, name);
        var own = QuestionnaireDocument.Read(json);
        return own.Value is { } version ? new Imported(version, []) : own.Problems.ToList();
    }

    private static bool IsSurveyJs(string json)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var root = parsed.RootElement;
            return root.ValueKind == JsonValueKind.Object && !root.TryGetProperty("sections", out _)
                && (root.TryGetProperty("pages", out _) || root.TryGetProperty("elements", out _) || root.TryGetProperty("questions", out _));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Outcome<Imported> ReadBook(Stream file, string name)
    {
        var read = WorkbookReader.Read(file);
        if (read.Value is not { } book)
            return read.Problems.ToList();
        return book.Find("survey") is not null && book.Find(SpreadsheetColumns.Questionnaire.Name) is null ? XlsFormImport.Read(book, name) : SpreadsheetImport.Read(book);
    }
}
