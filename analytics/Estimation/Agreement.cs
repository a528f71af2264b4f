using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>How far two answers to the same yes-or-no questions agree; the default value means that nothing was compared.</summary>
/// <param name="NoLonger">Yes first, then no.</param>
/// <param name="NowYes">No first, then yes.</param>
public readonly record struct Agreement(long Yes, long No, long NoLonger, long NowYes)
{
    public long Compared => Yes + No + NoLonger + NowYes;

    public long Same => Yes + No;

    /// <summary>0 to 1; null when nothing was compared.</summary>
    public double? Share => Compared == 0 ? null : (double)Same / Compared;

    /// <summary>95 %, by Wilson's formula as if each comparison were of its own; null when nothing was compared.</summary>
    public Interval? Interval => Share is { } share ? Wilson.Interval95(share, Compared) : null;

    /// <summary>
    /// κ = (po − pe) / (1 − pe): agreement beyond that of chance, 1 at most, 0 for chance (J. Cohen, "A coefficient of agreement for nominal scales",
    /// Educational and Psychological Measurement 20 (1960), 37-46). Null where all answers are the same, so that chance alone would agree.
    /// </summary>
    public double? Kappa
    {
        get
        {
            if (Share is not { } observed)
                return null;
            var (n, first, again) = ((double)Compared, Yes + NoLonger, Yes + NowYes);
            var chance = ((first / n) * (again / n)) + ((1 - (first / n)) * (1 - (again / n)));
            return first == again && (first == 0 || first == Compared) ? null : (observed - chance) / (1 - chance);
        }
    }

    public static Agreement Of(IEnumerable<ControlAnswer> answers) => answers.Aggregate(default(Agreement), (so, answer) => answer switch
    {
        ControlAnswer.Yes => so with { Yes = so.Yes + 1 },
        ControlAnswer.No => so with { No = so.No + 1 },
        ControlAnswer.NoLonger => so with { NoLonger = so.NoLonger + 1 },
        ControlAnswer.NowYes => so with { NowYes = so.NowYes + 1 },
        ControlAnswer.Unknown => so,
    });
}
