using System.Globalization;
using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>The rows of a file as an analysis needs them.</summary>
internal sealed class MicrodataRows
{
    private readonly Analysis _analysis;
    private readonly IReadOnlyList<string> _columns;
    private readonly Dictionary<string, int> _places;
    private readonly List<int> _criteria;
    private readonly Dictionary<string, List<string>> _values;
    private readonly List<byte[]> _answers = [];
    private readonly List<Draw> _draws = [];
    private readonly List<Problem> _problems = [];

    private MicrodataRows(Analysis analysis, ResponseFile file)
    {
        (_analysis, _columns) = (analysis, file.Columns);
        _places = _columns.Select((column, place) => (column, place)).ToDictionary(pair => pair.column, pair => pair.place, StringComparer.OrdinalIgnoreCase);
        var structure = analysis.Structure;
        var asked = _columns.Select(column => structure.Version.Find(Code.Parse(column))).ToList();
        _criteria = [.. structure.Criteria.Select(item => asked.IndexOf(item))];
        string[] named = [.. analysis.By, .. analysis.Margins.Select(margin => margin.Name), .. ((string?[])[analysis.WeightingClass]).OfType<string>()];
        _values = named.Distinct().ToDictionary(column => column, _ => new List<string>());
        _problems.AddRange(structure.Criteria.Where((_, i) => _criteria[i] < 0).Select(item => Problem.ColumnMissing(item.Code.Value)));
        _problems.AddRange(named.Concat(analysis.Columns.All).Distinct().Where(column => !_places.ContainsKey(column)).Select(Problem.ColumnMissing));
    }

    /// <summary>One byte a criterion of each respondent, see <see cref="AnswerReader"/>.</summary>
    public IReadOnlyList<byte[]> Answers => _answers;

    /// <summary>One a respondent; all the same where the analysis names no design.</summary>
    public IReadOnlyList<Draw> Draws => _draws;

    /// <summary>What each respondent has in a column that the analysis names beside those of the design.</summary>
    public IReadOnlyList<string> Values(string column) => _values[column];

    /// <returns>The rows, or everything in the file that is wrong.</returns>
    public static Outcome<MicrodataRows> Read(Analysis analysis, ResponseFile file, CancellationToken ct)
    {
        var rows = new MicrodataRows(analysis, file);
        if (rows._problems.Count > 0)
            return rows._problems;

        foreach (var row in file.Rows())
        {
            ct.ThrowIfCancellationRequested();
            if (row.Problem is { } unreadable)
                rows._problems.Add(unreadable);
            else
                rows.Add(row);
        }

        return rows._problems.Count > 0 ? rows._problems : rows;
    }

    private void Add(ResponseRow row)
    {
        _answers.Add([.. _analysis.Structure.Criteria.Select((item, i) => AnswerOf(row, item, _criteria[i]))]);
        _draws.Add(DrawOf(row));
        foreach (var (column, values) in _values)
            values.Add(row.Cells[_places[column]]);
        foreach (var margin in _analysis.Margins.Where(margin => !margin.Totals.ContainsKey(row.Cells[_places[margin.Name]])))
            Refuse(row, Problem.MarginUnknown(margin.Name, row.Cells[_places[margin.Name]]));
    }

    private byte AnswerOf(ResponseRow row, Item item, int place)
    {
        var cell = row.Cells[place];
        var option = cell.Length == 0 ? null : item.Find(cell);
        if (option is null && cell.Length > 0)
            Refuse(row, Problem.AnswerUnknown(item.Code, cell) with { Place = _columns[place] });
        return option is null ? (byte)0 : (byte)(item.Options.TakeWhile(other => other != option).Count() + 1);
    }

    private Draw DrawOf(ResponseRow row)
    {
        var columns = _analysis.Columns;
        return new(
            columns.Stratum is { } stratum ? Filled(row, stratum) : "",
            columns.Psu is { } psu ? Filled(row, psu) : row.Line.ToString(CultureInfo.InvariantCulture),
            columns.Weight is { } weight ? Number(row, weight, number => number >= 0, Problem.WeightMalformed) : null,
            columns.Fpc is { } size ? Number(row, size, number => number > 0, Problem.StratumSizeMalformed) : null,
            row.Line);
    }

    private string Filled(ResponseRow row, string column)
    {
        var cell = row.Cells[_places[column]];
        if (cell.Length == 0)
            Refuse(row, Problem.CellBlank(column));
        return cell;
    }

    private double Number(ResponseRow row, string column, Func<double, bool> isRight, Func<string, string, Problem> refusal)
    {
        var cell = Filled(row, column);
        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && isRight(number))
            return number;
        if (cell.Length > 0)
            Refuse(row, refusal(column, cell));
        return 0;
    }

    private void Refuse(ResponseRow row, Problem problem) => _problems.Add(problem with { Line = row.Line });
}
