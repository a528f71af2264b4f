namespace SurveyHub.Engine;

/// <summary>A response on its way to the store.</summary>
/// <param name="Invitation">Is spent by the response, and forgotten; null where none is needed.</param>
/// <param name="IsLate">Whether its campaign has closed or is frozen: it is not stored any more, and only told apart from one that was stored in time and whose reply was lost.</param>
public sealed record HandedIn(Response Response, InvitationToken? Invitation = null, bool IsLate = false);
