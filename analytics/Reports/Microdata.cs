using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>One line of <c>estimates.csv</c>.</summary>
/// <param name="Scope"><c>item</c>, <c>factor</c>, <c>content</c>, <c>overall</c>, or the column the rows were grouped by.</param>
/// <param name="Key">The code of the item, factor or content, <c>all</c>, or the group's value.</param>
public sealed record EstimateLine(string Scope, string Key, Estimate Estimate)
{
    internal static EstimateLine Of(Estimate estimate) =>
        new(Words.Write(estimate.Scope.Kind), estimate.Scope.Kind == ScopeKind.Overall ? "all" : estimate.Scope.Code, estimate);
}

/// <summary>Estimates from a file of responses alone, with no store.</summary>
public static class Microdata
{
    /// <summary>The same with the version's own index.</summary>
    public static Outcome<IReadOnlyList<EstimateLine>> Analyze(QuestionnaireVersion version, ResponseFile file, IReadOnlyList<string> by, CancellationToken ct) =>
        Analyze(new IndexStructure(version), file, by, ct);

    /// <summary>Reads every row of the file once and counts it in each table.</summary>
    /// <param name="by">Columns to group by; each gives the overall index of each of its values, in ordinal order.</param>
    /// <returns>The estimates, or everything in the file that is wrong.</returns>
    public static Outcome<IReadOnlyList<EstimateLine>> Analyze(IndexStructure structure, ResponseFile file, IReadOnlyList<string> by, CancellationToken ct)
    {
        var columns = file.Columns.ToList();
        var criteria = structure.Criteria.Select(item => columns.FindIndex(column => structure.Version.Find(Code.Parse(column)) == item)).ToList();
        var groups = by.Select(column => columns.FindIndex(name => name.Equals(column, StringComparison.OrdinalIgnoreCase))).ToList();
        var problems = structure.Criteria.Where((_, i) => criteria[i] < 0).Select(item => Problem.ColumnMissing(item.Code.Value))
            .Concat(by.Where((_, i) => groups[i] < 0).Select(Problem.ColumnMissing)).ToList();
        if (problems.Count > 0)
            return problems;

        var total = new Tally(structure);
        var tallies = by.Select(_ => new SortedDictionary<string, Tally>(StringComparer.Ordinal)).ToList();
        var answers = new byte[criteria.Count];
        foreach (var row in file.Rows())
        {
            ct.ThrowIfCancellationRequested();
            if (!TryRead(row))
                continue;

            total.Add(answers);
            for (var i = 0; i < groups.Count; i++)
                Group(tallies[i], row.Cells[groups[i]]).Add(answers);
        }

        return problems.Count > 0 ? problems : Lines().ToList();

        bool TryRead(ResponseRow row)
        {
            var before = problems.Count;
            if (row.Problem is { } unreadable)
            {
                problems.Add(unreadable);
                return false;
            }

            for (var i = 0; i < criteria.Count; i++)
            {
                var (item, cell) = (structure.Criteria[i], row.Cells[criteria[i]]);
                var option = cell.Length == 0 ? null : item.Find(cell);
                answers[i] = option is null ? (byte)0 : (byte)(item.Options.TakeWhile(other => other != option).Count() + 1);
                if (option is null && cell.Length > 0)
                    problems.Add(Problem.AnswerUnknown(item.Code, cell) with { Line = row.Line, Place = columns[criteria[i]] });
            }

            return problems.Count == before;
        }

        Tally Group(SortedDictionary<string, Tally> table, string value) => table.TryGetValue(value, out var tally) ? tally : table[value] = new Tally(structure);

        IEnumerable<EstimateLine> Lines()
        {
            foreach (var scope in structure.Items.Concat(structure.Factors).Concat(structure.Contents).Append(structure.Overall))
                yield return EstimateLine.Of(Estimate.Of(total, scope));
            for (var i = 0; i < by.Count; i++)
            {
                foreach (var (value, tally) in tallies[i])
                    yield return new(by[i], value, Estimate.Of(tally, structure.Overall));
            }
        }
    }
}
