namespace SurveyHub.Analytics;

/// <summary>The index of a version, by the same definition as <see cref="IndexValue"/>, of respondents who were drawn by a design.</summary>
/// <param name="rows">One a respondent of the design, one byte a criterion; see <see cref="AnswerReader"/>.</param>
public sealed class SampledIndex(IndexStructure structure, IReadOnlyList<byte[]> rows, SampleDesign design)
{
    /// <param name="domain">The places of the respondents it is about.</param>
    /// <returns>Null when none of them gave a valid answer in the scope and has a weight; see also <see cref="IndexValue.Of"/>.</returns>
    public SampleEstimate? Of(Scope scope, IReadOnlyList<int> domain) => Linearise(scope, domain) is { } linearised ? SampleEstimate.Of(design, linearised) : null;

    /// <summary>The same, to be compared with others of the sample first.</summary>
    public Linearised? Linearise(Scope scope, IReadOnlyList<int> domain) => structure.Definition.Linearise(design, scope, part => ScoresOf(part, domain));

    private (double Sum, long Count)[]? ScoresOf(Scope part, IReadOnlyList<int> domain)
    {
        if (structure.Definition.ScoreOf(part) is not { } score)
            return null;
        var scores = new (double Sum, long Count)[rows.Count];
        foreach (var i in domain)
            scores[i] = score.Of(rows[i]);
        return scores;
    }
}
