namespace SurveyHub.Tests;

/// <summary>Estimates of one criterion, from how many were satisfied of how many.</summary>
internal static class Estimated
{
    private static readonly IndexStructure _structure = new(Sample.Version());

    public static Estimate Open(long satisfied, long respondents)
    {
        var counts = new TopBox(satisfied, respondents);
        return new(_structure.Items[0], respondents, counts, counts.Rate is { } rate ? Wilson.Interval95(rate, respondents) : null, Wilson.Method, []);
    }

    public static Estimate Drawn(double rate, double standardError, int degreesOfFreedom, int respondents, IntervalMethod method = IntervalMethod.Logit)
    {
        var tally = new Tally(_structure);
        for (var i = 0; i < respondents; i++)
            tally.Add([5, 0]);
        return Estimate.Of(tally, _structure.Items[0], new SampleEstimate(rate, standardError, degreesOfFreedom, respondents), method);
    }
}
