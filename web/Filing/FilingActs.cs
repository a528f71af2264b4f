using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What people do with a report, after being asked once more.</summary>
public enum FilingAct
{
    Review,
    Freeze,
    File,

    /// <summary>To make it anew.</summary>
    Renew,

    /// <summary>An erratum: a new edition.</summary>
    Correct,

    Discard,
}

public static class FilingActs
{
    /// <summary>The next step first.</summary>
    public static IReadOnlyList<FilingAct> Of(FilingState state) => state switch
    {
        FilingState.Generated => [FilingAct.Review, FilingAct.Renew, FilingAct.Discard],
        FilingState.Reviewed => [FilingAct.Freeze, FilingAct.Renew, FilingAct.Discard],
        FilingState.Frozen => [FilingAct.File, FilingAct.Correct],
        FilingState.Filed => [FilingAct.Correct],
    };

    /// <summary>Whether it changes what cannot be changed back.</summary>
    public static bool IsGrave(this FilingAct act) => act is FilingAct.Freeze or FilingAct.Discard;
}
