namespace SurveyHub.Engine;

/// <summary>The store cannot be reached or takes nothing now; the same may succeed later.</summary>
public sealed class StoreAwayException(Exception cause) : Exception("The store is away: " + cause.Message, cause);
