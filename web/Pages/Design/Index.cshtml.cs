using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A questionnaire in the list.</summary>
/// <param name="Latest">Null while it was never published.</param>
/// <param name="Draft">Null while nobody writes.</param>
public sealed record DesignLine(Code Code, string Title, PublishedVersion? Latest, Draft? Draft);

/// <summary>All questionnaires: what was published, and what is being written.</summary>
[Allows(Permission.DesignQuestionnaires)]
public sealed class DesignListModel(Questionnaires questionnaires, Drafts drafts) : PageModel
{
    /// <summary>Of this page: those that are being written first, the last saved before the others.</summary>
    public IReadOnlyList<DesignLine> Lines { get; private set; } = [];

    public Paging Paging { get; private set; } = null!; // set by the handler

    public async Task OnGetAsync([FromQuery] int p, CancellationToken ct)
    {
        var published = (await questionnaires.ListAsync(ct)).GroupBy(version => version.Questionnaire).ToDictionary(versions => versions.Key, versions => versions.Last());
        var written = (await drafts.ListAsync(ct)).ToDictionary(draft => draft.Code);
        var lines = new List<DesignLine>();
        foreach (var code in published.Keys.Union(written.Keys))
            lines.Add(await ReadAsync(code, published.GetValueOrDefault(code), written.GetValueOrDefault(code), ct));

        Paging = new(lines.Count, OfAPage: 25, p);
        Lines = [.. Paging.Cut(lines.OrderByDescending(line => line.Draft?.Saved.At ?? DateTimeOffset.MinValue).ThenBy(line => line.Title, Vietnamese.Order))];
    }

    private async Task<DesignLine> ReadAsync(Code code, PublishedVersion? latest, Draft? draft, CancellationToken ct)
    {
        var title = draft?.Manuscript.Title() ?? (latest is null ? null : (await questionnaires.FindAsync(code, latest.Number, ct))?.Title.In("vi"));
        return new(code, title ?? code.Value, latest, draft);
    }
}
