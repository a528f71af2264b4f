using SurveyHub.Engine;

namespace SurveyHub.Web;

internal static class SeenDraft
{
    /// <summary>The draft, if it still is what the form showed; else that it was saved meanwhile.</summary>
    /// <param name="sha256">Of the manuscript that was shown, as the form sent it.</param>
    public static Outcome<Draft> Seen(this Draft stored, string? sha256) => stored.Manuscript.Sha256 == sha256 ? stored : Problem.DraftChanged(stored);
}
