using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A draft as people will see it, for a frame inside the editor's page.</summary>
[Allows(Permission.DesignQuestionnaires)]
public sealed class PreviewModel(TimeProvider clock) : PageModel
{
    public AskedForm Asked { get; private set; } = null!; // set by the handler

    /// <summary><c>phone</c>, <c>kiosk</c> or <c>paper</c>.</summary>
    public string Form { get; private set; } = "phone";

    public QuestionnaireVersion Version => Asked.Version;

    /// <param name="form">See <see cref="Form"/>.</param>
    /// <param name="language">Of the questionnaire; the program's own words follow <see cref="PreviewLanguage"/>.</param>
    public async Task<IActionResult> OnPostAsync(string code, [FromQuery] string form, [FromQuery(Name = "in")] string? language, CancellationToken ct)
    {
        if (Code.Parse(code) is not { } parsed || form is not ("phone" or "kiosk" or "paper"))
            return NotFound();
        using var body = new StreamReader(Request.Body);
        var read = Manuscript.Read(parsed, await body.ReadToEndAsync(ct));
        if (read.Value is not { } manuscript)
            return HttpContext.Refuse(read.Problems[0]);
        if (manuscript.Version.Value is null)
            return StatusCode(StatusCodes.Status422UnprocessableEntity); // /check says why

        var version = QuestionnaireDocument.Read(InOneLanguage(manuscript.Document, language ?? "vi")).Value!;
        (Asked, Form) = (new(version, clock.GetUtcNow().DayInVietnam()), form);
        return Page();
    }

    /// <summary>The same document with the words of one language alone, or the Vietnamese ones where it has none: people's forms know fewer languages than drafts may.</summary>
    private static string InOneLanguage(string document, string language)
    {
        var json = JsonNode.Parse(document)!;
        Visit(json);
        return json.ToJsonString();

        void Visit(JsonNode? node)
        {
            if (node is JsonArray list)
            {
                foreach (var element in list)
                    Visit(element);
            }
            else if (node is JsonObject text && text["vi"]?.GetValueKind() == System.Text.Json.JsonValueKind.String)
            {
                var words = text[language]?.GetValue<string>() is { } translated && !string.IsNullOrWhiteSpace(translated) ? translated : text["vi"]!.GetValue<string>();
                text.Clear();
                text["vi"] = words;
            }
            else if (node is JsonObject other)
            {
                foreach (var (_, value) in other)
                    Visit(value);
            }
        }
    }
}
