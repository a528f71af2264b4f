using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Reads <c>c24=comparable:reason</c>, <c>c24:c25=break:reason</c> where c25 continues c24, and <c>*=comparable:reason</c>.</summary>
public static class DecisionWords
{
    /// <param name="changes">What a star stands for: each of these that needs a decision and is not named.</param>
    public static Outcome<List<Decision>> Parse(IReadOnlyList<string> words, IReadOnlyList<Change> changes)
    {
        var read = words.Select(word => (Word: word, Decision: Parse(word))).ToList();
        if (read.Where(pair => pair.Decision is null).Select(pair => Problem.DecisionMalformed(pair.Word)).ToList() is { Count: > 0 } problems)
            return problems;

        var named = read.Select(pair => pair.Decision!).Where(decision => decision.Place != "*").ToList();
        var places = named.Select(decision => decision.Place).ToHashSet();
        var others = changes.Where(change => change.NeedsDecision && !places.Contains(change.Place)).ToList();
        return read.Where(pair => pair.Decision!.Place == "*").Take(1)
            .SelectMany(star => others.Select(change => new Decision(change.Place, star.Decision!.Class, star.Decision.Reason)))
            .Concat(named).ToList();
    }

    private static Decision? Parse(string word)
    {
        if (word.Split('=', 2) is not [var item, var what] || what.Split(':', 2) is not [var name, var reason])
            return null;
        if (Words.Read<ChangeClass>(name.Trim()) is not { } decided || decided is ChangeClass.Added or ChangeClass.Removed)
            return null;
        return item.Split(':', 2) switch
        {
            [var from, var to] => Code.Parse(from) is { } code && Code.Parse(to) is { } place ? new(place.Value, decided, reason, code) : null,
            _ => item.Trim() is { Length: > 0 } place ? new(Code.Parse(place)?.Value ?? place, decided, reason) : null,
        };
    }
}
