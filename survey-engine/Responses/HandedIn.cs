namespace SurveyHub.Engine;

/// <summary>A response on its way into the store.</summary>
/// <param name="Invitation">The token it spends; null when it spends none.</param>
public sealed record HandedIn(Response Response, string? Invitation);
