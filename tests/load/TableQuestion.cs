using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary>A table that is asked for, of SurveyHub in one query and of MariaDB in one a criterion.</summary>
/// <param name="Where">The filters in SQL.</param>
/// <param name="Keys">What MariaDB groups by, in the order of the query's groupings.</param>
/// <param name="Goal">How many ms it may take, from those of a plain pass.</param>
internal sealed record TableQuestion(string Name, TableQuery Query, string Where, IReadOnlyList<string> Keys, Func<double, double> Goal)
{
    private static readonly DateOnly _year = new(Decade.FirstYear + 4, 1, 1);

    public static IReadOnlyList<TableQuestion> All { get; } =
    [
        new("overall", TableQuery.All, "true", [], pass => 3 * pass),
        new("by unit", new([], [Grouping.By(Dimension.Unit)]), "true", ["unit"], _ => 60),
        new("3 of 12 fields, 2 of 4 channels: gender x age", new(FieldsAndChannels, GenderAndAge), FieldsAndChannelsSql, ["gender", "age"], _ => 120),
        new("3 of 12 fields, 2 of 4 channels: c24 x c39", new(FieldsAndChannels, [ByItem("c24"), ByItem("c39")]), FieldsAndChannelsSql, ["c24", "c39"], _ => 120),
        new("without a flag: gender x age", new([Filter.Without(Flag.Speeding)], GenderAndAge), $"find_in_set('{Decade.Flags[0]}', flags) = 0", ["gender", "age"], _ => 120),
        new(
            "1 year of 10: unit x month", new([Filter.Days(_year, _year.AddYears(1).AddDays(-1))], [Grouping.By(Dimension.Unit), Grouping.By(PeriodKind.Month)]),
            $"day between '{_year:yyyy-MM-dd}' and '{_year.AddYears(1).AddDays(-1):yyyy-MM-dd}'", ["unit", "date_format(day, '%Y-%m')"], _ => 60),
    ];

    private static IReadOnlyList<Filter> FieldsAndChannels => [Filter.Is(Dimension.Field, Decade.Fields.Take(3)), Filter.Is(Dimension.Channel, Decade.Channels.Take(2))];

    private static string FieldsAndChannelsSql => $"field in ('{string.Join("', '", Decade.Fields.Take(3))}') and channel in ('{string.Join("', '", Decade.Channels.Take(2))}')";

    private static IReadOnlyList<Grouping> GenderAndAge => [ByItem("gender"), ByItem("age")];

    private static Grouping ByItem(string item) => Grouping.By(Characteristic.Of(Code.Of(item)));
}
