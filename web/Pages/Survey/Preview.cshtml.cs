using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A draft as people will see it, for a frame inside the editor's page.</summary>
[Allows(Permission.DesignQuestionnaires)]
public sealed partial class PreviewModel(TimeProvider clock) : PageModel
{
    public AskedForm Asked { get; private set; } = null!; // set by the handler

    /// <summary><c>phone</c>, <c>kiosk</c> or <c>paper</c>.</summary>
    public string Form { get; private set; } = "phone";

    public QuestionnaireVersion Version => Asked.Version;

    /// <summary>How many items cannot be shown yet.</summary>
    public int LeftOut { get; private set; }

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

        var document = JsonNode.Parse(manuscript.Document)!;
        while (QuestionnaireDocument.Read(document.ToJsonString()) is { Value: null } faulty)
        {
            if (LeaveOut(document, faulty.Problems) is not (> 0 and var items))
                return StatusCode(StatusCodes.Status422UnprocessableEntity); // /check says why
            LeftOut += items;
        }

        Translate(document, language ?? "vi");
        (Asked, Form) = (new(QuestionnaireDocument.Read(document.ToJsonString()).Value!, clock.GetUtcNow().DayInVietnam()), form);
        return Page();
    }

    /// <summary>Takes out the items that are wrong, so that the others can be seen while one is written.</summary>
    private static int LeaveOut(JsonNode document, IEnumerable<Problem> problems)
    {
        var faulty = problems.Select(problem => ItemPath().Match(problem.Place ?? "")).Where(match => match.Success)
            .Select(match => (Section: int.Parse(match.Groups["section"].ValueSpan, CultureInfo.InvariantCulture), Item: int.Parse(match.Groups["item"].ValueSpan, CultureInfo.InvariantCulture)))
            .Distinct().OrderByDescending(place => place).ToList();
        foreach (var (section, item) in faulty)
            document["sections"]![section]!["items"]!.AsArray().RemoveAt(item);
        return faulty.Count;
    }

    /// <summary>Leaves the words of one language alone, or the Vietnamese ones where it has none: people's forms know fewer languages than drafts may.</summary>
    private static void Translate(JsonNode? node, string language)
    {
        if (node is JsonObject text && text["vi"]?.GetValueKind() == JsonValueKind.String)
        {
            var words = text[language]?.GetValue<string>() is { } translated && !string.IsNullOrWhiteSpace(translated) ? translated : text["vi"]!.GetValue<string>();
            text.Clear();
            text["vi"] = words;
            return;
        }

        foreach (var below in node switch { JsonArray list => [.. list], JsonObject members => members.Select(member => member.Value).ToList(), _ => [] })
            Translate(below, language);
    }

    [GeneratedRegex(@"^\$\.sections\[(?<section>\d+)\]\.items\[(?<item>\d+)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ItemPath();
}
