namespace SurveyHub.Engine;

/// <param name="Child">A unit directly below one that ends.</param>
/// <param name="Under">The code of the successor that it goes on under; blank where it ends, too.</param>
/// <param name="NewCode">Of the unit it goes on as: a unit has one parent over its life. Blank for <see cref="Reorganisation.Suggest"/>.</param>
public sealed record ChildText(string Child, string? Under, string? NewCode);

/// <summary>A merger, split, renaming or dissolution as somebody fills it in, to be looked at before it is done.</summary>
/// <param name="Predecessors">Codes of the units that end on the day before.</param>
/// <param name="Successors">Those that begin on the day; kind, sector and parent are the first predecessor's where they are blank.</param>
/// <param name="Children">What becomes of units below; of those that are not named, the usual: they go on under the first successor, or end where there is none.</param>
public sealed record Reorganisation(
    LineageKind Kind, string? Day, IReadOnlyList<string> Predecessors, IReadOnlyList<UnitText> Successors, IReadOnlyList<ChildText> Children, string? Note)
{
    internal const string DayPlace = "day";
    internal const string NotePlace = "note";

    /// <param name="units">All there ever were.</param>
    /// <returns>What would come of it; or every problem, at <c>day</c>, <c>note</c>, <c>predecessors</c>, <c>successors[0].code</c>, <c>children[0].newcode</c>.</returns>
    public Outcome<ReorganisationPlan> Plan(IReadOnlyList<Unit> units, Lineage lineage) => new Planning(this, units, lineage).Plan();

    /// <summary>A code that is free, for a unit that goes on: <c>tram-y-te-2027</c>.</summary>
    /// <param name="isTaken">Whether a code was ever used.</param>
    public static Code Suggest(Code code, DateOnly day, Predicate<Code> isTaken)
    {
        for (var number = 1; ; number++)
        {
            var end = $"-{day.Year:0000}" + (number == 1 ? "" : $"-{number}");
            var suggested = Code.Of(code.Value[..Math.Min(code.Value.Length, Code.Longest - end.Length)] + end);
            if (!isTaken(suggested))
                return suggested;
        }
    }

    /// <summary>One reading of the form, against what is known.</summary>
    private sealed class Planning(Reorganisation wanted, IReadOnlyList<Unit> units, Lineage lineage)
    {
        private readonly Dictionary<Code, Unit> _after = units.ToDictionary(unit => unit.Code);
        private readonly ILookup<Code?, Unit> _below = units.ToLookup(unit => unit.Parent);
        private readonly List<Problem> _problems = [];
        private readonly List<Unit> _added = [];
        private readonly List<LineageEvent> _events = [];
        private readonly List<ChildPlan> _children = [];
        private Lineage _lineage = lineage;

        public Outcome<ReorganisationPlan> Plan()
        {
            var day = UnitText.ReadDay(wanted.Day);
            if (day is null)
                _problems.Add(Problem.DayMalformed(DayPlace, wanted.Day ?? ""));
            if (wanted.Note?.Length > LineageEvent.LongestNote)
                _problems.Add(Problem.TextUnfitting(NotePlace, LineageEvent.LongestNote));
            var ending = Ending();
            if (_problems.Count > 0 || day is not { } from)
                return _problems;

            var beginning = wanted.Successors.Select((text, i) => Begin(text, $"successors[{i}].", ending[0], from)).ToList();
            if (_problems.Count > 0)
                return _problems;
            Happen(new(wanted.Kind, from, [.. ending.Select(unit => unit.Code)], [.. beginning.Select(unit => unit!.Code)], wanted.Note?.Trim() ?? ""), null);
            foreach (var (i, child) in ending.SelectMany(unit => StandingOn(unit, from)).Index())
                GoOn(child, beginning.OfType<Unit>().ToList(), from, i);
            foreach (var (i, unit) in beginning.Index())
                _problems.AddRange(UnitRules.Check(unit!, _after).Select(problem => problem with { Place = $"successors[{i}].{problem.Place}" }));
            return _problems.Count > 0 ? _problems : new ReorganisationPlan(from, units, _added, _events, _children, _lineage, [.. _after.Values]);
        }

        private List<Unit> Ending()
        {
            var ending = new List<Unit>();
            foreach (var text in wanted.Predecessors.Where(text => !string.IsNullOrWhiteSpace(text)).Distinct(StringComparer.Ordinal))
            {
                if (Code.Parse(text) is { } code && _after.TryGetValue(code, out var unit))
                    ending.Add(unit);
                else
                    _problems.Add(Problem.UnitUnknown(text) with { Place = LineageFile.Predecessors });
            }

            if (_problems.Count == 0 && !LineageEvent.Fits(wanted.Kind, ending.Count, wanted.Successors.Count))
                _problems.Add(Problem.LineageMiscounted(LineageFile.Predecessors, Words.Write(wanted.Kind)));
            return ending;
        }

        private Unit? Begin(UnitText text, string place, Unit model, DateOnly from)
        {
            var read = (text with
            {
                Kind = Or(text.Kind, Words.Write(model.Kind)),
                Sector = Or(text.Sector, model.Sector?.Value),
                Parent = Or(text.Parent, model.Parent?.Value),
                ValidFrom = ColumnTypes.Write(from),
            }).Parse();
            _problems.AddRange(read.Problems.Select(problem => problem with { Place = place + problem.Place }));
            return read.Value is { } unit && Add(unit, place + UnitFile.Code) ? unit : null;
        }

        /// <summary>Also of what is below the child: its parent ends, so each goes on as another, or ends with it.</summary>
        private void GoOn(Unit child, IReadOnlyList<Unit> successors, DateOnly from, int number)
        {
            var said = wanted.Children.FirstOrDefault(text => text.Child == child.Code.Value);
            var under = successors.FirstOrDefault(unit => said is null || unit.Code == Code.Parse(said.Under));
            if (said is not null && !string.IsNullOrWhiteSpace(said.Under) && under is null)
                _problems.Add(Problem.UnitUnknown(said.Under) with { Place = $"children[{number}].under" });
            var code = string.IsNullOrWhiteSpace(said?.NewCode) ? Suggest(child.Code, from, _after.ContainsKey) : Code.Parse(said.NewCode);
            if (code is null)
                _problems.Add(Problem.CodeMalformed($"children[{number}].newcode", said!.NewCode!));
            else
                _children.Add(new(child, under, GoOn(child, under?.Code, code, from, $"children[{number}].newcode")));
        }

        private Unit? GoOn(Unit unit, Code? under, Code code, DateOnly from, string place)
        {
            var becomes = under is null ? null : unit with { Code = code, Parent = under, ValidFrom = from, ValidTo = null };
            if (becomes is not null && !Add(becomes, place))
                return null;
            Happen(new(becomes is null ? LineageKind.Dissolve : LineageKind.Rename, from, [unit.Code], becomes is null ? [] : [code], wanted.Note?.Trim() ?? ""), unit);
            foreach (var below in StandingOn(unit, from))
                GoOn(below, becomes?.Code, Suggest(below.Code, from, _after.ContainsKey), from, place);
            return becomes;
        }

        private bool Add(Unit unit, string place)
        {
            if (!_after.TryAdd(unit.Code, unit))
            {
                _problems.Add(Problem.UnitExists(place, unit.Code));
                return false;
            }

            _added.Add(unit);
            return true;
        }

        private void Happen(LineageEvent happened, Unit? child)
        {
            var known = _lineage.With(happened, _after);
            _problems.AddRange(child is null ? known.Problems : known.Problems.Select(problem => problem with { Place = LineageFile.Predecessors }));
            _lineage = known.Value ?? _lineage;
            _events.Add(happened);
            foreach (var code in happened.Predecessors)
                _after[code] = _after[code] with { ValidTo = happened.Day.AddDays(-1) };
        }

        /// <summary>The units below that are there on that day or later.</summary>
        private IEnumerable<Unit> StandingOn(Unit unit, DateOnly day) => _below[unit.Code].Where(below => below.ValidTo is null || below.ValidTo >= day);

        private static string? Or(string? text, string? usual) => string.IsNullOrWhiteSpace(text) ? usual : text;
    }
}
