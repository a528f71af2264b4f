using CsvHelper;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The lists of a draw as files, with probabilities and weights; who the elements are stands only on paper.</summary>
public static class DrawFiles
{
    public static void MapDrawFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/campaigns/{campaign}/sample/draws/{id:guid}/{list}.csv", (string campaign, Guid id, string list, [AsParameters] Sources sources, HttpContext http) =>
            sources.SendAsync(campaign, id, list, "csv", http, (_, lines) => Task.FromResult(Csv(lines, $"{campaign}-{list}.csv", http)))).Allows(Permission.ReadLists);
        routes.MapGet("/campaigns/{campaign}/sample/draws/{id:guid}/{list}.xlsx", (string campaign, Guid id, string list, [AsParameters] Sources sources, HttpContext http, Texts t) =>
            sources.SendAsync(campaign, id, list, "xlsx", http, (kind, lines) => XlsxAsync(kind, lines, $"{campaign}-{list}.xlsx", http, t))).Allows(Permission.ReadLists);
    }

    private static IResult Csv(IAsyncEnumerable<ListLine> lines, string name, HttpContext http) => TypedResults.Stream(
        async stream =>
        {
            await using var csv = CsvWriter.Create(stream, Spreadsheets.Csv, leaveOpen: true);
            await csv.WriteRecordAsync([.. DrawListBook.Columns], http.RequestAborted);
            await foreach (var line in lines)
                await csv.WriteRecordAsync(DrawListBook.Cells(line), http.RequestAborted);
        },
        "text/csv; charset=utf-8",
        name);

    private static async Task<IResult> XlsxAsync(ListKind list, IAsyncEnumerable<ListLine> lines, string name, HttpContext http, Texts t)
    {
        var rows = await lines.Take(DrawListBook.MostRows + 1).ToListAsync(http.RequestAborted);
        return rows.Count > DrawListBook.MostRows
            ? t.Refuse(Problem.ListTooLong(DrawListBook.MostRows))
            : TypedResults.File(DrawListBook.Write(list, rows), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name);
    }

    private sealed record Sources(Draws Draws, DrawLists Lists, AuditTrail Audit, TimeProvider Clock)
    {
        /// <summary>After it was entered who takes it.</summary>
        public async Task<IResult> SendAsync(string code, Guid id, string list, string format, HttpContext http, Func<ListKind, IAsyncEnumerable<ListLine>, Task<IResult>> send)
        {
            var ct = http.RequestAborted;
            if (Words.Read<ListKind>(list) is not { } kind || await Draws.FindAsync(id, ct) is not { } draw || draw.Campaign != Code.Parse(code))
                return TypedResults.NotFound();
            await Audit.AddAsync(AuditEntry.Of(http.Visitor()!.Sign(Clock), AuditAction.Exported, $"{draw.Campaign}-{list}.{format}", null, new { Draw = id }), ct);
            return await send(kind, Lists.StreamAsync(draw, kind, http.Access().ScopeOf(Permission.ReadLists), ct));
        }
    }
}
