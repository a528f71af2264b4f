using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Where a questionnaire is written: the one page of the staff whose work is done by a script, in <c>wwwroot/editor</c>.</summary>
[Allows(Permission.DesignQuestionnaires)]
[Fetches]
public sealed class EditorModel(Drafts drafts, Questionnaires questionnaires, Texts t) : PageModel
{
    private const string Prefix = "editor.";

    public Manuscript Manuscript { get; private set; } = null!; // set by the handler

    /// <summary>Null while nobody has saved it: it begins from the latest version.</summary>
    public Draft? Draft { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct)
    {
        if (Code.Parse(code) is not { } parsed)
            return NotFound();
        Draft = await drafts.FindAsync(parsed, ct);
        if ((Draft?.Manuscript ?? await BeginAsync(parsed, ct)) is not { } manuscript)
            return NotFound();
        Manuscript = manuscript;
        return Page();
    }

    /// <summary>What the script begins with, as JSON that may stand inside a script element.</summary>
    public string Opened() => ForScript(new JsonObject
    {
        ["code"] = Manuscript.Code.Value,
        ["revision"] = Draft?.Revision ?? 0,
        ["by"] = Draft?.Saved.By,
        ["at"] = Draft?.Saved.At,
        ["me"] = HttpContext.Visitor()!.Name,
        ["language"] = t.Language,
        ["document"] = JsonNode.Parse(Manuscript.Document),
    });

    /// <summary>What the script says, by the same keys without their prefix.</summary>
    public string Words() => ForScript(JsonSerializer.SerializeToNode(
        t.Keys.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(key => key[Prefix.Length..], key => t[key]))!);

    private async Task<Manuscript?> BeginAsync(Code code, CancellationToken ct) =>
        (await questionnaires.FindLatestAsync(code, ct) ?? Templates.Find(code.Value)) is { } version ? Manuscript.Of(version) : null;

    /// <summary>The encoder of the web's own defaults escapes what could end the element.</summary>
    private static string ForScript(JsonNode json) => json.ToJsonString(JsonSerializerOptions.Web);
}
