namespace SurveyHub.Engine;

/// <summary>A province of Viet Nam as published figures name it. Gia Lai of 2024 and Gia Lai of 2026 are two.</summary>
/// <param name="ValidFrom">Null when it is older than what is known here.</param>
/// <param name="ValidTo">Its last day; null while it exists.</param>
/// <param name="Predecessors">The provinces it was merged from; empty when it came out of none.</param>
public sealed record Province(string Name, DateOnly? ValidFrom, DateOnly? ValidTo, IReadOnlyList<Province> Predecessors)
{
    /// <summary>The first day of the 34 provinces that 63 became.</summary>
    public static DateOnly Merger { get; } = new(2025, 7, 1);

    private static readonly IReadOnlyList<Province> _all = Read();

    /// <summary>Those that exist on that day, in Vietnamese order.</summary>
    public static IReadOnlyList<Province> On(DateOnly day) => [.. _all.Where(province => province.ExistsOn(day)).OrderBy(province => province.Name, Vietnamese.Order)];

    /// <summary>The province that had the name on that day; null when none had, as far as is known here.</summary>
    public static Province? Find(string name, DateOnly day) => _all.FirstOrDefault(province => province.Name == name && province.ExistsOn(day));

    public bool ExistsOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);

    /// <remarks>A province that is its own only predecessor was not touched.</remarks>
    private static List<Province> Read()
    {
        using var csv = Embedded.OpenCsv("Organisation/provinces-2025-07-01.csv");
        var provinces = new List<Province>();
        while (csv.Read())
        {
            var (name, before) = (csv.GetString("successor"), csv.GetString("predecessors").Split(';'));
            if (before.Length == 1)
            {
                provinces.Add(new(name, ValidFrom: null, ValidTo: null, []));
                continue;
            }

            List<Province> predecessors = [.. before.Select(old => new Province(old, ValidFrom: null, Merger.AddDays(-1), []))];
            provinces.AddRange([.. predecessors, new(name, Merger, ValidTo: null, predecessors)]);
        }

        return provinces;
    }
}
