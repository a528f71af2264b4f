namespace SurveyHub.Analytics;

/// <summary>One group of respondents of which figures are published, such as a unit in a field.</summary>
/// <param name="Nest">Cells of one nest contain each other or have nobody in common, such as all units in all single fields.</param>
/// <param name="Groups">The places of the groups it is the sum of, each once.</param>
public sealed record PublishedCell(int Nest, IReadOnlyList<int> Groups);

/// <summary>Why a cell is not published. Which of the two is not for the public: it would say on which side of the floor the number is.</summary>
public enum Withheld
{
    /// <summary>Too few people.</summary>
    Primary,

    /// <summary>Subtracted from what is published, or the other way round, it would give a group of too few.</summary>
    Complementary,
}
