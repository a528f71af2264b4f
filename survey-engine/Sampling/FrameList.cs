using System.Globalization;

namespace SurveyHub.Engine;

/// <summary>A list of the population that has been checked, in the order that makes it the same whatever file it came in.</summary>
/// <remarks>
/// The order is by stratum, PSU, SSU and code, letter by letter. Its digest is that of the lines
/// <c>number, code, stratum, psu, ssu, unit, field</c>, tabs between and \n behind each: neither the order of the file nor its line ends are in it.
/// </remarks>
public sealed class FrameList
{
    /// <summary>More are not looked for: whoever reads them mends their cause.</summary>
    private const int MostProblems = 100;

    private readonly FrameFile _file;
    private readonly int[] _numbers;

    private FrameList(FrameFile file, FrameElement[] elements, int[] numbers) =>
        (_file, Elements, _numbers, Cells, Sha256) = (file, elements, numbers, CellsOf(elements), Digest(elements));

    /// <summary>Each at the place of its number.</summary>
    public IReadOnlyList<FrameElement> Elements { get; }

    public IReadOnlyList<FrameCell> Cells { get; }

    public string Sha256 { get; }

    /// <param name="units">All that an element can be about.</param>
    /// <returns>The list, or problems with their lines and columns, at most a hundred.</returns>
    public static Outcome<FrameList> Read(FrameFile file, IEnumerable<Unit> units, IEnumerable<ServiceField> fields)
    {
        var reader = new FrameRowReader(units, fields);
        var (elements, problems) = (new List<FrameElement>(), new List<Problem>());
        foreach (var row in file.Rows())
        {
            var read = row.Problem is { } unreadable ? unreadable : reader.Read(row);
            if (read.Value is { } element)
                elements.Add(element);
            problems.AddRange(read.Problems);
            if (problems.Count >= MostProblems)
                break;
        }

        return problems.Count > 0 ? problems.Take(MostProblems).ToList()
            : elements.Count == 0 ? Problem.FileEmpty()
            : Sorted(file, elements);
    }

    /// <summary>Who each element is, read from the file again, so that a million of them need no memory.</summary>
    internal IEnumerable<(FrameElement Element, FramePerson? Person)> People() =>
        _file.Rows().Select((row, i) => (Elements[_numbers[i] - 1], FramePerson.Of(Said(row, FrameColumn.Name), Said(row, FrameColumn.Phone), Said(row, FrameColumn.Address))));

    private static string? Said(FrameRow row, FrameColumn column) => row.Cell(column) is { Length: > 0 } said ? said.Normalize() : null;

    private static FrameList Sorted(FrameFile file, List<FrameElement> elements)
    {
        int[] order = [.. Enumerable.Range(0, elements.Count)];
        Array.Sort(order, (a, b) => Compare(elements[a], elements[b]));
        var (sorted, numbers) = (new FrameElement[order.Length], new int[order.Length]);
        foreach (var (place, row) in order.Index())
            (sorted[place], numbers[row]) = (elements[row] with { Number = place + 1 }, place + 1);
        return new(file, sorted, numbers);
    }

    private static int Compare(FrameElement a, FrameElement b)
    {
        var order = string.CompareOrdinal(a.Stratum, b.Stratum);
        if (order == 0)
            order = string.CompareOrdinal(a.Psu.Value, b.Psu.Value);
        if (order == 0)
            order = string.CompareOrdinal(a.Ssu?.Value, b.Ssu?.Value);
        return order == 0 ? string.CompareOrdinal(a.Code, b.Code) : order;
    }

    private static List<FrameCell> CellsOf(FrameElement[] elements)
    {
        var cells = new List<FrameCell>();
        foreach (var element in elements)
        {
            if (cells.Count > 0 && cells[^1] is var last && (last.Stratum, last.Psu, last.Ssu) == (element.Stratum, element.Psu, element.Ssu))
                cells[^1] = last with { Elements = last.Elements + 1 };
            else
                cells.Add(new(element.Number, element.Stratum, element.Psu, element.Ssu, 1));
        }

        return cells;
    }

    private static string Digest(IEnumerable<FrameElement> elements) => CanonicalJson.Sha256(elements.Select(element => string.Create(
        CultureInfo.InvariantCulture,
        $"{element.Number}\t{element.Code}\t{element.Stratum}\t{element.Psu}\t{element.Ssu?.Value}\t{element.Unit?.Value}\t{element.Field?.Value}\n")));
}
