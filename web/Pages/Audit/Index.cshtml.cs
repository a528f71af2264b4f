using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What staff did, the latest first, by whoever may look for it.</summary>
[Allows(Permission.ReadAudit)]
public sealed class AuditModel(AuditTrail audit, Texts texts) : PageModel
{
    private const int EntriesOfAPage = 50;

    public AuditFilter Filter { get; private set; } = new(null, null, null, null, null);

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    /// <summary>Null on the last page.</summary>
    public string? Older { get; private set; }

    public bool IsFirst { get; private set; }

    /// <summary>By their names.</summary>
    public IEnumerable<(string Word, string Name)> Acts =>
        Enum.GetValues<AuditAction>().Select(Words.Write).Select(word => (word, Name(word))).OrderBy(act => act.Item2, StringComparer.Create(texts.Culture, ignoreCase: true));

    public async Task<IActionResult> OnGetAsync(string? by, string? act, string? subject, string? from, string? to, string? after, CancellationToken ct)
    {
        var place = ReadPlace(after);
        (Filter, IsFirst) = (new(by, act, subject, from, to), place is null);
        var parsed = Filter.Parse();
        foreach (var problem in parsed.Problems)
            ModelState.AddModelError(problem.Place!, texts.Of(problem));
        if (parsed.Value is not { } query)
            return Page();

        var entries = await audit.ListAsync(query, place, EntriesOfAPage + 1, ct);
        Entries = [.. entries.Take(EntriesOfAPage)];
        Older = entries.Count > EntriesOfAPage ? $"{Entries[^1].Place!.DoneAt}_{Entries[^1].Id:N}" : null;
        return Page();
    }

    /// <summary>In the reader's words; the word itself where another version of the program wrote it.</summary>
    public string Name(string action) => texts.Find("audit." + action) ?? action;

    public IReadOnlyList<FieldChange> Changes(AuditEntry entry) => FieldChange.Between(entry.Was, entry.Became, texts);

    private static AuditPlace? ReadPlace(string? text) =>
        text?.LastIndexOf('_') is > 0 and var end && Guid.TryParseExact(text.AsSpan(end + 1), "N", out var id) ? new(text[..end], id) : null;
}
