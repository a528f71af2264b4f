namespace SurveyHub.Engine;

/// <summary>A list of the population as it was imported.</summary>
/// <param name="Elements">How many, above 0.</param>
/// <param name="Sha256">Of the list, see <see cref="FrameList"/>.</param>
public sealed record Frame(Guid Id, Code Campaign, string Name, int Elements, string Sha256, Signature Imported)
{
    public const int LongestName = 200;
}
