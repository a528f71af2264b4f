using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web.Charts;

/// <summary>The shade of a level in every chart and legend: brown for negative, grey for neutral, green for positive, the outermost darkest.</summary>
public static class LevelShade
{
    /// <param name="scale">All levels, in the order of the scale.</param>
    /// <returns>A class of the style sheet.</returns>
    public static string Of(Level level, IReadOnlyList<LevelCount> scale) => level.Meaning switch
    {
        LevelMeaning.Negative => level == scale[0].Level ? "shade-negative-strong" : "shade-negative",
        LevelMeaning.Neutral => "shade-neutral",
        LevelMeaning.Positive => level == scale.Last(other => other.Level.Meaning == LevelMeaning.Positive).Level ? "shade-positive-strong" : "shade-positive",
        LevelMeaning.Excluded => "shade-excluded",
    };
}
