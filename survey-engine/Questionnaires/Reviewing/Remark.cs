namespace SurveyHub.Engine;

/// <summary>What people write about a draft: something, and not more than fits.</summary>
internal static class Remark
{
    /// <param name="place">The field it was written in.</param>
    public static Problem? Check(string? words, string place) =>
        string.IsNullOrWhiteSpace(words) ? Problem.RemarkMissing(place)
        : words.Trim().Length > DraftComment.Longest ? Problem.RemarkTooLong(place, DraftComment.Longest)
        : null;

    public static string Shortened(string words) => words.Trim() is var trimmed && trimmed.Length > DraftComment.Longest ? trimmed[..(DraftComment.Longest - 1)] + "…" : trimmed;
}
