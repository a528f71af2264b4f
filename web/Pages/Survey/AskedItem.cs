using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>One question as it stands on the form.</summary>
/// <param name="Number">From 1, through the whole form.</param>
/// <param name="HasFaces">Whether its levels say how satisfied a person is.</param>
/// <param name="Given">What was sent before, also when it was refused.</param>
/// <param name="GivenWords">What was sent beside "other"; null when nothing was.</param>
/// <param name="Problem">Null when nothing is wrong with it.</param>
public sealed record AskedItem(Item Item, int Number, bool HasFaces, IReadOnlyList<string> Given, string? GivenWords, Problem? Problem)
{
    /// <summary>Whether the counter of answered questions counts it: everyone is asked it, must answer it, and ticks the answer.</summary>
    public static bool IsCounted(Item item) =>
        item is { Required: true, VisibleIf: null, Kind: ItemKind.Scale or ItemKind.Single or ItemKind.YesNo or ItemKind.Multiple };

    /// <summary>Names the error for the controls it is about; null when there is none.</summary>
    public string? ErrorId => Problem is null ? null : $"e-{Item.Code}";

    /// <summary>The question, with "…" where it repeats an answer: the form is on one page, so nothing was answered when it is written.</summary>
    public string Question(string language)
    {
        var words = Item.Question.In(language);
        return words.Contains('{', StringComparison.Ordinal) && PipedText.Parse(words).Value is { } piped
            ? piped.Print(language, _ => RuleValue.Missing, default, (_, _) => null)
            : words;
    }

    /// <summary>What to do about the problem: the questionnaire's own words where it has some.</summary>
    public string Words(Problem problem, Texts t) =>
        problem.Rule == "answer-invalid" && Item.ValidIf is { Message: var message } ? message.In(t.Language) : t.Of(problem);

    public bool IsGiven(Option option) => Given.Contains(option.Code.Value);

    /// <summary>1, the saddest, to 5, the happiest, spread over the levels there are.</summary>
    public int Face(int level) => 1 + (int)Math.Round(4.0 * level / (Item.Options.Count - 1));
}
