namespace SurveyHub.Analytics;

/// <summary>What is known of a response beside its answers.</summary>
/// <remarks>
/// Its values are text: codes of campaign, unit, field and point, the words of channel and language, the civil day it was received on as
/// <c>2026-03-02</c>, and the words of its flags parted by commas. Null where a response says nothing, and for no flag.
/// </remarks>
public enum Dimension { Campaign, Unit, Field, Point, Channel, Language, Day, Flags }
