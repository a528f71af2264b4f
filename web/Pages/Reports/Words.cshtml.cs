using Microsoft.AspNetCore.Mvc;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What people wrote, in words that many of them use; never who wrote what.</summary>
public sealed class ReportWordsModel(ReportDesk desk) : ReportPageModel(desk, "words")
{
    private const int MostWords = 30;

    public bool MayReadComments => HttpContext.Access().May(Permission.ReadComments);

    /// <summary>Phrases before words; a word that stands in one of them says less than it.</summary>
    public static IEnumerable<CommonWord> Shown(CommentReport comments) =>
        comments.Phrases.Concat(comments.Words.Where(word => !comments.Phrases.Any(phrase => phrase.Words.Split(' ').Contains(word.Words)))).Take(MostWords);

    public Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct) => OpenAsync(campaign, ct);

    protected override ReportRequest Adjust(ReportRequest request, Campaign? before) => request with { HasComments = true };
}
