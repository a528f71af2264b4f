using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>How much hangs on the responses that have a flag.</summary>
public sealed record FlagEffect(Flag Flag, LeftOut LeftOut)
{
    /// <param name="without">Of each flag, the responses that do not have it; a flag that is not named is had by none.</param>
    /// <returns>One a flag, in their order.</returns>
    public static IReadOnlyList<FlagEffect> Of(Tally all, IReadOnlyDictionary<Flag, Tally> without, Scope scope) =>
        [.. Enum.GetValues<Flag>().Select(flag => new FlagEffect(flag, LeftOut.Of(all, without.GetValueOrDefault(flag, all), scope)))];
}
