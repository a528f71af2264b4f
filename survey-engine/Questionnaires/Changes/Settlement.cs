namespace SurveyHub.Engine;

/// <summary>All changes of a version that may be published, each with what was decided about it.</summary>
public sealed record Settlement(IReadOnlyList<ItemMapping> Mappings)
{
    /// <summary>Holds the decisions against the changes.</summary>
    /// <param name="earlier">All versions published before, in the order of their numbers; with none there is nothing to settle.</param>
    /// <returns>What to remember, or every decision that is missing, is about nothing or permits too much, and every change that nobody can permit.</returns>
    public static Outcome<Settlement> Of(
        IReadOnlyList<QuestionnaireVersion> earlier, QuestionnaireVersion newer, IReadOnlyList<Decision> decisions, Signature decided)
    {
        if (earlier.Count == 0)
            return decisions.Count == 0 ? new Settlement([]) : decisions.Select(decision => Problem.DecisionStray(decision.Place)).ToList();
        return new Settling(earlier, newer, decisions).Settle(decided);
    }

    private sealed class Settling(IReadOnlyList<QuestionnaireVersion> earlier, QuestionnaireVersion newer, IReadOnlyList<Decision> decisions)
    {
        private readonly QuestionnaireVersion _older = earlier[^1];
        private readonly IReadOnlyList<Change> _changes = VersionComparison.Compare(earlier[^1], newer);
        private readonly IReadOnlyList<UnsafeChange> _unsafe = CodePermanence.Check(earlier, newer);
        private readonly List<Problem> _problems = [];

        public Outcome<Settlement> Settle(Signature decided)
        {
            CheckDecisions();
            foreach (var change in _changes.Where(change => change.NeedsDecision && Find(change.Place) is null))
                _problems.Add(Problem.DecisionMissing(change));
            foreach (var change in _unsafe.Where(change => !IsConfirmed(change)))
                _problems.Add(change.Problem);
            return _problems.Count > 0 ? _problems : new Settlement([.. decisions.Select(decision => ToMapping(decision, decided))]);
        }

        private void CheckDecisions()
        {
            foreach (var repeated in decisions.GroupBy(decision => decision.Place).Where(group => group.Count() > 1))
                _problems.Add(Problem.DecisionRepeated(repeated.Key));
            foreach (var repeated in decisions.Where(decision => decision.Continues is not null).GroupBy(decision => decision.Continues).Where(group => group.Count() > 1))
                _problems.Add(Problem.DecisionRepeated(repeated.Key!.Value));
            foreach (var decision in decisions)
                Check(decision);
        }

        private void Check(Decision decision)
        {
            if (Reason.Check(Reason.Of(decision.Reason), decision.Place) is { } refusal)
                _problems.Add(refusal);

            var change = _changes.FirstOrDefault(change => change.Place == decision.Place);
            if (decision.Continues is { } from)
                CheckRename(decision, from, change);
            else if (change is null || (!change.NeedsDecision && change.Class != ChangeClass.Cosmetic && !_unsafe.Any(found => found.Item.Value == decision.Place)))
                _problems.Add(Problem.DecisionStray(decision.Place));
            else if (decision.Class == ChangeClass.Cosmetic && change.Differences.Any(difference => difference.Aspect.DefaultClass() != ChangeClass.Cosmetic && !difference.Aspect.IsWords()))
                _problems.Add(Problem.DecisionTooLight(decision.Place));
        }

        /// <summary>Only an item that is gone can be continued, and only by a new one that is answered alike.</summary>
        private void CheckRename(Decision decision, Code from, Change? change)
        {
            if (change?.Class != ChangeClass.Added || _older.Find(from) is not { } before || newer.Find(from) is not null || newer.Find(Code.Parse(decision.Place)) is not { } item)
                _problems.Add(Problem.MappingImpossible(decision.Place, from));
            else
                _problems.AddRange(CodePermanence.Check(before, item).Where(found => !found.MayBeConfirmed || decision.Class == ChangeClass.Break).Select(found => found.Problem));
        }

        /// <summary>A break does not help: the code would still mean two things.</summary>
        private bool IsConfirmed(UnsafeChange change) => change.MayBeConfirmed && Find(change.Item.Value) is { Class: ChangeClass.Cosmetic or ChangeClass.Comparable };

        private Decision? Find(string place) => decisions.FirstOrDefault(decision => decision.Place == place);

        private ItemMapping ToMapping(Decision decision, Signature decided) => new(
            newer.Code, _older.Number, decision.Continues?.Value ?? decision.Place, newer.Number, decision.Place, decision.Class, decision.Reason, decided);
    }
}
