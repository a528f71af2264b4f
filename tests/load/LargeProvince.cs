using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary>More units than any province has: communes below the demonstration's, each with its service points.</summary>
internal static class LargeProvince
{
    private const int Each = 30; // a commune and its points

    /// <summary>Safe to repeat.</summary>
    /// <returns>Their codes; none for 0.</returns>
    public static async Task<IReadOnlyList<Code>> AddAsync(Store store, int count, CancellationToken ct)
    {
        if (count == 0)
            return [];
        var top = (await new Units(store.Database).ListAsync(ct)).First(unit => unit.Kind == UnitKind.Province).Code;
        List<Unit> units = [.. Enumerable.Range(0, count).Select(number => Imagine(number, top))];
        await store.Database.InTransactionAsync(
            async db =>
            {
                foreach (var unit in units)
                    await AddAsync(db, unit);
                return units.Count;
            },
            ct);
        return units.ConvertAll(unit => unit.Code);
    }

    private static Unit Imagine(int number, Code top)
    {
        var (commune, point) = (number / Each, number % Each);
        var above = Code.Of($"xa-{commune}");
        return point == 0
            ? new(above, $"Xã số {commune}", UnitKind.Commune, null, top, new(2025, 7, 1), null)
            : new(Code.Of($"xa-{commune}-diem-{point}"), $"Điểm phục vụ số {point}, xã số {commune}", UnitKind.ServicePoint, null, above, new(2025, 7, 1), null);
    }

    private static Task<int> AddAsync(Transaction db, Unit unit) => db.ExecuteAsync(
        """
        insert into unit (code, name, kind, sector, parent, valid_from, valid_to)
        select @Code, @Name, @kind, null, @Parent, @ValidFrom, null
         where not exists (select 1 from unit u where u.code = @Code)
        """,
        new { unit.Code, unit.Name, kind = Words.Write(unit.Kind), unit.Parent, unit.ValidFrom });
}
