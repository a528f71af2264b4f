namespace SurveyHub.Analytics;

/// <summary>What is known of a response beside its answers, as its dimensions say it; see <see cref="Dimension"/>.</summary>
/// <param name="Day">The civil day it was received on, as <c>2026-03-02</c>.</param>
/// <param name="Flags">In their order, parted by commas; null for none.</param>
public readonly record struct ResponseFacts(string Campaign, string? Unit, string? Field, string? Point, string Channel, string Language, string Day, string? Flags)
{
    internal string? this[Dimension dimension] => dimension switch
    {
        Dimension.Campaign => Campaign,
        Dimension.Unit => Unit,
        Dimension.Field => Field,
        Dimension.Point => Point,
        Dimension.Channel => Channel,
        Dimension.Language => Language,
        Dimension.Day => Day,
        Dimension.Flags => Flags,
    };
}
