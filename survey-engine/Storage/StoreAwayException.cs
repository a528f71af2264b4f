namespace SurveyHub.Engine;

/// <summary>The store cannot be reached, keeps being busy or is full: no bug, and the same may succeed later.</summary>
public sealed class StoreAwayException(Exception cause) : Exception("The store is away: " + cause.Message, cause);
