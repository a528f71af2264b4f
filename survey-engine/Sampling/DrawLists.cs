using System.Runtime.CompilerServices;

namespace SurveyHub.Engine;

/// <summary>Which of the three lists of a draw.</summary>
public enum ListKind
{
    /// <summary>Danh sách tổng thể.</summary>
    Whole,

    /// <summary>Danh sách chính thức.</summary>
    Drawn,

    /// <summary>Danh sách dự phòng.</summary>
    Reserve,
}

/// <summary>A line of one of the lists.</summary>
/// <param name="Place">In the list, from 1; of the whole list its number.</param>
/// <param name="Probability">As it is stored; null where the list says none.</param>
/// <param name="Weight">As it is stored; null where the list says none.</param>
public sealed record ListLine(FrameElement Element, int Place, string? Probability, string? Weight);

/// <summary>The three lists of a draw, as far as somebody may see them; who an element is stands apart, sealed.</summary>
public sealed class DrawLists(Database database)
{
    private const string WholeList = $"select {ElementRow.Columns}, e.number as Place, null as Probability, null as Weight from frame_element e where e.frame = @frame and e.number > @after";

    private const string OneList =
        $"""
        select {ElementRow.Columns}, {ElementRow.LotColumns}
          from drawn_element d
          join frame_element e on e.frame = @frame and e.number = d.number
         where d.draw = @draw and d.list = @list and d.place > @after
        """;

    /// <param name="scope">Elements about other units are left out, and those about none for whoever may not see the whole province.</param>
    /// <param name="after">The place behind which it goes on; 0 for the beginning.</param>
    public async Task<IReadOnlyList<ListLine>> ListAsync(SampleDraw draw, ListKind list, UnitScope scope, int after, int most, CancellationToken ct) =>
        [.. (await database.QueryAsync<ElementRow>($"{Select(list, scope)} limit @most", Values(draw, list, scope, after, most), ct)).Select(ToLine)];

    /// <summary>All of a list, in constant memory.</summary>
    public async IAsyncEnumerable<ListLine> StreamAsync(SampleDraw draw, ListKind list, UnitScope scope, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in database.StreamAsync<ElementRow>(Select(list, scope), Values(draw, list, scope, 0, 0), ct))
            yield return ToLine(row);
    }

    public Task<long> CountAsync(SampleDraw draw, ListKind list, UnitScope scope, CancellationToken ct) =>
        database.FindAsync<long>($"select count(*) from ({Unordered(list, scope)}) l", Values(draw, list, scope, 0, 0), ct);

    /// <summary>Who the drawn and reserve elements are, by number, as they were sealed; erased ones are not among them.</summary>
    public async Task<IReadOnlyDictionary<int, string>> SealedAsync(SampleDraw draw, CancellationToken ct) => (await database.QueryAsync<SealedRow>(
        """
        select e.number as Number, e.sealed as Sealed
          from drawn_element d
          join frame_element e on e.frame = @frame and e.number = d.number
         where d.draw = @draw and e.sealed is not null
        """,
        new { draw = draw.Id.Key(), frame = draw.Frame.Key() }, ct)).ToDictionary(row => row.Number, row => row.Sealed);

    private static string Select(ListKind list, UnitScope scope) => Unordered(list, scope) + (list == ListKind.Whole ? " order by e.number" : " order by d.place");

    private static string Unordered(ListKind list, UnitScope scope) => (list == ListKind.Whole ? WholeList : OneList) + (scope.IsProvince ? "" : " and e.unit in @units");

    private static object Values(SampleDraw draw, ListKind list, UnitScope scope, int after, int most) => new
    {
        draw = draw.Id.Key(),
        frame = draw.Frame.Key(),
        list = Words.Write(list),
        after,
        most,
        units = scope.Units.Select(unit => unit.Value),
    };

    private static ListLine ToLine(ElementRow row) => new(row.ToElement(), row.Place, row.Probability, row.Weight);

    private sealed record SealedRow
    {
        public int Number { get; init; }
        public required string Sealed { get; init; }
    }
}
