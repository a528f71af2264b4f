namespace SurveyHub.Engine;

/// <summary>A response on its way to the store.</summary>
/// <param name="Invitation">Is spent by the response, and forgotten; null where none is needed.</param>
public sealed record HandedIn(Response Response, InvitationToken? Invitation = null);
