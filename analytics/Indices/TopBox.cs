namespace SurveyHub.Analytics;

/// <summary>How many valid answers were positive; excluded and blank answers are in neither count.</summary>
/// <remarks>
/// <para>Units are pooled by adding their counts, never by averaging their percentages.</para>
/// <para>The default value means that nobody answered: <see cref="Rate"/> is then null, never 0.</para>
/// </remarks>
public readonly record struct TopBox(long Satisfied, long Valid)
{
    /// <summary>0 to 1, not rounded: rounding belongs to the page that prints it. Null when nobody answered.</summary>
    public double? Rate => Valid == 0 ? null : (double)Satisfied / Valid;

    /// <summary>0 to 100, to 28 digits: what verdicts compare. Null when nobody answered.</summary>
    public decimal? Percent => Valid == 0 ? null : 100m * Satisfied / Valid;

    public TopBox Add(TopBox other) => new(Satisfied + other.Satisfied, Valid + other.Valid);
}
