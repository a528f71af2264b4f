using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>One byte of each response.</summary>
/// <param name="Place">Among all columns of the version, from 0: that of its byte in a response's row.</param>
/// <param name="Item">Null for a column that follows from the answers to several criteria.</param>
/// <param name="Option">Of an item of which several options may be chosen: the one that the column is about; else null.</param>
/// <param name="Values">How many values there are beside 0, which is no answer.</param>
public sealed record AnswerColumn(int Place, Item? Item, Option? Option, int Values);

/// <summary>Which byte columns the responses of a version make: what they can be counted by.</summary>
/// <remarks>
/// <para>
/// First the criteria: 1 is the first level of the scale, 2 the second. Then, for each set of criteria that a scope pools, one column of
/// people: 1 for a valid answer to some of them that is not all positive, 2 when all valid answers are positive. Then whatever else has
/// options to choose: one column an item, or one an option where several may be chosen, 1 for not chosen and 2 for chosen.
/// </para>
/// <para>Numbers, days, rankings and texts have none, nor has an item of more options than a byte can name.</para>
/// <para>
/// Columns lie beside each other in stripes of <see cref="Stripe"/>: so one instruction counts a value in all of them at once. What has
/// more than <see cref="Few"/> values, and is no criterion, comes last and lies alone.
/// </para>
/// </remarks>
public sealed class ColumnLayout
{
    /// <summary>Of a column of people.</summary>
    public const byte NotAllPositive = 1, AllPositive = 2;

    /// <summary>Of a column of one option.</summary>
    public const byte NotChosen = 1, Chosen = 2;

    /// <summary>Bytes of a vector.</summary>
    internal const int Stripe = 32;

    private const int Few = 8;
    private const int MostOptions = 254;

    private readonly List<AnswerColumn> _all = [];
    private readonly int[][] _people; // the criteria of each column of people
    private readonly int?[] _peopleOf; // by the position of the scope
    private readonly int[] _tallied; // of each criterion and column of people
    private readonly bool?[][] _meanings; // of each criterion's values, by value; blank and excluded are null

    internal ColumnLayout(IReadOnlyList<Item> criteria, IReadOnlyList<Scope> scopes, QuestionnaireVersion version)
    {
        Criteria = criteria.Count;
        foreach (var item in criteria)
            Add(item, null, item.Options.Count);
        _peopleOf = new int?[scopes.Count];
        _people = AddPeople(scopes);
        People = _people.Length;
        _tallied = [.. _all.Select((_, i) => _all.Take(i).Sum(column => column.Values + 1))];
        Tallied = _all.Sum(column => column.Values + 1);
        var others = version.Items.Where(item => !criteria.Contains(item) && item.Options.Count is > 0 and <= MostOptions).ToList();
        foreach (var item in others.Where(item => !IsAlone(item)))
            AddOther(item);
        Striped = _all.Count;
        foreach (var item in others.Where(IsAlone))
            AddOther(item);
        _meanings = [.. criteria.Select(item => item.Options.Cast<Level>().Select(level => level.CountsAsSatisfied).Prepend(null).ToArray())];
    }

    public IReadOnlyList<AnswerColumn> All => _all;

    /// <summary>How many of the columns, the first, are criteria.</summary>
    public int Criteria { get; }

    /// <summary>How many of the columns, those after the criteria, are of people.</summary>
    internal int People { get; }

    /// <summary>How many counts a <see cref="Tally"/> has.</summary>
    internal int Tallied { get; }

    /// <summary>How many of the columns, the first, lie in stripes.</summary>
    internal int Striped { get; }

    internal int Stripes => (Striped + Stripe - 1) / Stripe;

    /// <summary>Whether all valid answers in the scope are positive: one value of its column of people for a row of answers.</summary>
    /// <param name="column">Of the columns of people, from 0.</param>
    /// <param name="row">At least the criteria.</param>
    internal byte PeopleIn(int column, ReadOnlySpan<byte> row)
    {
        byte value = 0;
        foreach (var i in _people[column])
        {
            if (_meanings[i][row[i]] is not { } isPositive)
                continue;
            if (!isPositive)
                return NotAllPositive;
            value = AllPositive;
        }

        return value;
    }

    /// <summary>The place of the scope's column of people; null for the scope of one criterion, whose own column says it.</summary>
    internal int? PeopleOf(Scope scope) => _peopleOf[scope.Position];

    /// <summary>Where the counts of a criterion or of a column of people begin in a <see cref="Tally"/>, with that of no answer.</summary>
    internal int TalliedAt(int column) => _tallied[column];

    internal bool? MeaningOf(int criterion, int value) => _meanings[criterion][value];

    /// <summary>The column of an item with one answer, or those of its options; none where it has no column.</summary>
    public IEnumerable<AnswerColumn> Of(Code item) => _all.Where(column => column.Item?.Code == item);

    private int[][] AddPeople(IEnumerable<Scope> scopes)
    {
        var sets = new List<int[]>();
        foreach (var scope in scopes.Where(scope => scope.Criteria.Count != 1))
        {
            var known = sets.FindIndex(set => set.SequenceEqual(scope.Criteria));
            if (known < 0)
            {
                known = sets.Count;
                sets.Add([.. scope.Criteria]);
                Add(null, null, AllPositive);
            }

            _peopleOf[scope.Position] = Criteria + known;
        }

        return [.. sets];
    }

    private static bool IsAlone(Item item) => item.Kind != ItemKind.Multiple && item.Options.Count > Few;

    private void AddOther(Item item)
    {
        if (item.Kind is ItemKind.Multiple)
        {
            foreach (var option in item.Options)
                Add(item, option, Chosen);
        }
        else if (item.Kind is ItemKind.Scale or ItemKind.Single or ItemKind.YesNo)
        {
            Add(item, null, item.Options.Count);
        }
    }

    private void Add(Item? item, Option? option, int values) => _all.Add(new(_all.Count, item, option, values));
}
