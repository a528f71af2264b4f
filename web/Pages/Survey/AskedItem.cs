using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>One question as it stands on the form.</summary>
/// <param name="Number">From 1, through the whole form.</param>
/// <param name="HasFaces">Whether its levels say how satisfied a person is.</param>
/// <param name="Given">What was sent before, also when it was refused.</param>
/// <param name="Problem">Null when nothing is wrong with it.</param>
public sealed record AskedItem(Item Item, int Number, bool HasFaces, IReadOnlyList<string> Given, Problem? Problem)
{
    public bool IsGiven(Option option) => Given.Contains(option.Code.Value);

    /// <summary>1, the saddest, to 5, the happiest, spread over the levels there are.</summary>
    public int Face(int level) => 1 + (int)Math.Round(4.0 * level / (Item.Options.Count - 1));
}
