using System.Text;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Drafts and versions as files: this program's own JSON, a spreadsheet, and SurveyJS.</summary>
public static class QuestionnaireFiles
{
    private const string Own = "json";

    private static readonly Dictionary<string, (string Ending, string Type)> _formats = new()
    {
        [Own] = (".json", "application/json"),
        ["xlsx"] = (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ["surveyjs"] = (".surveyjs.json", "application/json"),
    };

    /// <summary>As an address names them.</summary>
    public static IEnumerable<string> Formats => _formats.Keys;

    public static void MapQuestionnaireFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/design/{code}/export", ExportAsync).Allows(Permission.DesignQuestionnaires);

    /// <param name="version">A number, or <c>draft</c>; the draft where nothing is said, and the latest version where there is none.</param>
    private static async Task<IResult> ExportAsync(string code, string? format, string? version, Designs designs, Texts t, CancellationToken ct)
    {
        if (await designs.FindAsync(code, ct) is not { } designed || !_formats.TryGetValue(format ?? Own, out var known))
            return TypedResults.NotFound();
        var name = version ?? (designed.Draft is null ? $"{designed.Latest!.Number}" : Designed.DraftName);
        var file = $"{designed.Code}-{name}{known.Ending}";
        if (name == Designed.DraftName && designed.Draft is { } draft && known.Ending == ".json")
            return TypedResults.File(Encoding.UTF8.GetBytes(draft.Manuscript.Document), known.Type, file);
        if (designed.Find(name) is { } found)
            return TypedResults.File(QuestionnaireFile.Write(found, file)!.Value.Bytes, known.Type, file);
        return name == Designed.DraftName && designed.Draft is not null ? t.Refuse(Problem.DraftUnfinished(format!)) : TypedResults.NotFound();
    }
}
