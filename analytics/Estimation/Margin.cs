using System.Globalization;
using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>How many people of each category there are in the population, by one variable: what weights are raked to.</summary>
/// <param name="Name">The variable: the column of the microdata that holds the category of each respondent.</param>
/// <param name="Totals">By category, in people or in any other unit that all margins share; 0 or more.</param>
public sealed record Margin(string Name, IReadOnlyDictionary<string, double> Totals);

/// <summary>Margins as a spreadsheet keeps them: <c>margin,key,total</c>.</summary>
public static class MarginFile
{
    /// <returns>The margins in the order in which the file names them, or everything that is wrong with it.</returns>
    public static Outcome<IReadOnlyList<Margin>> Read(ResponseFile file)
    {
        int[] places = [.. ((string[])["margin", "key", "total"]).Select(name => file.Columns.ToList().FindIndex(column => column.Equals(name, StringComparison.OrdinalIgnoreCase)))];
        if (places.Contains(-1))
            return Problem.MarginFileMalformed();

        var (margins, problems) = (new List<(string Name, Dictionary<string, double> Totals)>(), new List<Problem>());
        foreach (var row in file.Rows())
        {
            if ((row.Problem ?? Add(margins, row, places)) is { } problem)
                problems.Add(problem);
        }

        if (margins.Count == 0 && problems.Count == 0)
            problems.Add(Problem.MarginFileMalformed());
        return problems.Count > 0 ? problems : margins.ConvertAll(margin => new Margin(margin.Name, margin.Totals));
    }

    private static Problem? Add(List<(string Name, Dictionary<string, double> Totals)> margins, ResponseRow row, int[] places)
    {
        var (name, key, cell) = (row.Cells[places[0]], row.Cells[places[1]], row.Cells[places[2]]);
        if (!double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var total) || !double.IsFinite(total) || total < 0)
            return Problem.WeightMalformed("total", cell) with { Line = row.Line };
        if (name.Length == 0)
            return Problem.CellBlank("margin") with { Line = row.Line };
        if (!margins.Exists(margin => margin.Name == name))
            margins.Add((name, []));
        return margins.Find(margin => margin.Name == name).Totals.TryAdd(key, total) ? null : Problem.MarginRepeated($"{name} = {key}") with { Line = row.Line };
    }
}
