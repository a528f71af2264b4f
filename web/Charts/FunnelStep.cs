namespace SurveyHub.Web.Charts;

/// <summary>How many came as far as this.</summary>
/// <param name="Name">In the language of the page.</param>
/// <param name="Count">0 or more; may be more than in the step before.</param>
public sealed record FunnelStep(string Name, long Count);
