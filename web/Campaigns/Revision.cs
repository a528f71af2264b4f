using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What may be changed about a campaign that was opened, as it is to be.</summary>
public sealed record Revision(Text Title, DateOnly Closes);
