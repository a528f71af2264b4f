using System.Globalization;
using System.Security.Cryptography;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A round of re-visits as it is typed in.</summary>
public sealed class RevisitDrawInput
{
    public string? PerCent { get; set; }
    public string? EachOne { get; set; }
    public string? Seed { get; set; }

    /// <summary>One a line.</summary>
    public string? Questions { get; set; }

    internal RevisitSize? Size => IsNumberOrBlank(PerCent) && IsNumberOrBlank(EachOne) ? RevisitSize.Of(Whole(PerCent), Whole(EachOne)) : null;

    internal IReadOnlyList<string> Lines => (Questions ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal string SeedOrNew() => string.IsNullOrWhiteSpace(Seed) ? RandomNumberGenerator.GetHexString(32, lowercase: true) : Seed.Trim();

    internal IEnumerable<Problem> Check()
    {
        if (Size is null)
            yield return Problem.RevisitSizeMalformed(nameof(PerCent));
        if (Seed?.Trim().Length > RevisitRound.LongestSeed)
            yield return Problem.TextUnfitting(nameof(Seed), RevisitRound.LongestSeed);
        if (Lines.Count > RevisitRound.MostQuestions || Lines.Any(line => line.Length > RevisitRound.LongestQuestion))
            yield return Problem.TextUnfitting(nameof(Questions), RevisitRound.LongestQuestion);
    }

    private static bool IsNumberOrBlank(string? text) => string.IsNullOrWhiteSpace(text) || Whole(text) is not null;

    private static int? Whole(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
