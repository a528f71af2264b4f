using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What somebody decides about a change, as a form sends it.</summary>
public sealed record DecisionInput
{
    public string? Place { get; init; }

    /// <summary>A word of <see cref="ChangeClass"/>.</summary>
    public string? Class { get; init; }

    public string? Reason { get; init; }

    /// <summary>The code of the item that an added one continues; blank for none.</summary>
    public string? Continues { get; init; }

    /// <summary>Of an item that is merely new there is nothing to decide.</summary>
    public bool IsMade => !string.IsNullOrWhiteSpace(Class + Continues + Reason);

    /// <summary>All that were made; or where it was not said what the change means.</summary>
    public static Outcome<List<Decision>> Read(IEnumerable<DecisionInput> given)
    {
        var made = given.Where(input => input.IsMade).Select(input => (Place: input.Place ?? "", Decision: input.Read())).ToList();
        var unclear = made.Where(pair => pair.Decision is null).Select(pair => Problem.DecisionUnclear(pair.Place)).ToList();
        return unclear.Count > 0 ? unclear : made.ConvertAll(pair => pair.Decision!);
    }

    private Decision? Read() => Words.Read<ChangeClass>(Class) is { } decided and not (ChangeClass.Added or ChangeClass.Removed)
        ? new(Place ?? "", decided, Reason ?? "", Code.Parse(Continues))
        : null;
}

/// <summary>A change that publishing would make, and what can be decided about it.</summary>
/// <param name="Title">What it is about, in Vietnamese.</param>
/// <param name="Classes">What it can be decided to be; empty where there is nothing to decide.</param>
/// <param name="Continuable">The items that are gone and that this one, which is new, may continue.</param>
/// <param name="Doubts">What looks as if a code now meant something else: somebody must say that it does not.</param>
/// <param name="Given">As it was sent; null at first.</param>
public sealed record ProposedChange(
    Change Change, string Title, IReadOnlyList<ChangeClass> Classes, IReadOnlyList<Item> Continuable, IReadOnlyList<Problem> Doubts, DecisionInput? Given)
{
    /// <param name="earlier">The versions that were published, in order.</param>
    public static IReadOnlyList<ProposedChange> Of(
        IReadOnlyList<QuestionnaireVersion> earlier, QuestionnaireVersion newer, IReadOnlyList<Change> changes, IReadOnlyList<DecisionInput> given)
    {
        if (earlier.Count == 0)
            return [];
        var latest = earlier[^1];
        var doubts = CodePermanence.Check(earlier, newer).ToLookup(found => found.Item.Value);
        var gone = latest.Items.Where(item => newer.Find(item.Code) is null).ToList();
        return [.. changes.Select(change =>
        {
            var (now, was) = (newer.Find(Code.Parse(change.Place)), latest.Find(Code.Parse(change.Place)));
            var continuable = change.Class == ChangeClass.Added && now is not null ? gone.Where(item => item.Kind == now.Kind).ToList() : [];
            return new ProposedChange(
                change, (now ?? was)?.Question.In("vi") ?? "", ClassesOf(change, continuable, doubts[change.Place].Any(found => found.MayBeConfirmed)), continuable,
                [.. doubts[change.Place].Select(found => found.Problem)], given.FirstOrDefault(decision => decision.Place == change.Place));
        })];
    }

    private static IReadOnlyList<ChangeClass> ClassesOf(Change change, List<Item> continuable, bool mustConfirm)
    {
        if (!change.NeedsDecision && continuable.Count == 0 && !mustConfirm)
            return [];
        var mayBeCosmetic = change.Differences.All(difference => difference.Aspect.IsWords() || difference.Aspect.DefaultClass() == ChangeClass.Cosmetic);
        return mayBeCosmetic ? [ChangeClass.Cosmetic, ChangeClass.Comparable, ChangeClass.Break] : [ChangeClass.Comparable, ChangeClass.Break];
    }
}
