namespace SurveyHub.Tests;

internal static class Quality
{
    /// <summary>Of so many people each, with the places of the levels they chose at the two criteria of <see cref="Sample"/>; 0 for no answer.</summary>
    public static Tally Count(IndexStructure structure, params (int Times, byte C24, byte C39)[] rows)
    {
        var tally = new Tally(structure);
        foreach (var (times, c24, c39) in rows)
        {
            for (var i = 0; i < times; i++)
                tally.Add([c24, c39]);
        }

        return tally;
    }
}
