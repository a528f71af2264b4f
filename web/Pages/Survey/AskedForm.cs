using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A version as a form that is filled in: its questions with their numbers, what was answered and what is wrong with it.</summary>
/// <param name="Today">In Viet Nam.</param>
public sealed record AskedForm(QuestionnaireVersion Version, DateOnly Today)
{
    /// <summary>What was sent before, by the names of the fields.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Sent { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>What was sent under that name; the form shows it again.</summary>
    public IReadOnlyList<string> Given(string name) => Sent.GetValueOrDefault(name) ?? [];

    public AskedItem Ask(Item item, Section section) => new(
        item, NumberOf(item), HasFaces: section.Content is not null && item.Kind == ItemKind.Scale,
        Given(item.Code.Value), Given(Answers.WordsField(item)) is [var words, ..] ? words : null, ProblemAt(item.Code.Value));

    /// <summary>What is wrong there; null when nothing is.</summary>
    public Problem? ProblemAt(string place) => Problems.FirstOrDefault(problem => problem.Place == place);

    /// <summary>From 1, through the whole form.</summary>
    public int NumberOf(Item item) => 1 + Version.Items.TakeWhile(other => other != item).Count(other => other.Kind is not (ItemKind.Information or ItemKind.Computed));
}
