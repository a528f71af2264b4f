namespace SurveyHub.Engine;

/// <summary>What a list of the population says of each of its elements.</summary>
public enum FrameColumn
{
    Code,
    Stratum,
    Psu,
    Ssu,
    Unit,
    Field,
    Name,
    Phone,
    Address,
}

public static class FrameColumns
{
    private static readonly Dictionary<string, FrameColumn> _headings = Enum.GetValues<FrameColumn>()
        .SelectMany(column => Vietnamese(column).Prepend(Words.Write(column)).Select(heading => (heading, column)))
        .ToDictionary(pair => pair.heading, pair => pair.column, StringComparer.Ordinal);

    /// <summary>By its English word or one of its Vietnamese headings, in either case; null for a column that is not asked for.</summary>
    public static FrameColumn? Read(string heading) =>
        _headings.TryGetValue(heading.Trim().Normalize().ToLowerInvariant(), out var column) ? column : null;

    public static bool IsNeeded(this FrameColumn column) => column is FrameColumn.Code or FrameColumn.Stratum or FrameColumn.Psu;

    /// <summary>The longest text that a cell may hold.</summary>
    internal static int Longest(this FrameColumn column) => column switch
    {
        FrameColumn.Code => 60,
        FrameColumn.Stratum => 100,
        FrameColumn.Psu or FrameColumn.Ssu or FrameColumn.Unit or FrameColumn.Field or FrameColumn.Phone => 40,
        FrameColumn.Name => 200,
        FrameColumn.Address => 300,
    };

    private static string[] Vietnamese(FrameColumn column) => column switch
    {
        FrameColumn.Code => ["mã", "mã hồ sơ", "số hồ sơ", "mã hộ"],
        FrameColumn.Stratum => ["tầng"],
        FrameColumn.Psu => ["điểm", "mã điểm", "điểm khảo sát", "mã xã"],
        FrameColumn.Ssu => ["thôn", "mã thôn", "tổ dân phố"],
        FrameColumn.Unit => ["đơn vị", "mã đơn vị", "cơ quan"],
        FrameColumn.Field => ["lĩnh vực", "mã lĩnh vực"],
        FrameColumn.Name => ["họ và tên", "họ tên"],
        FrameColumn.Phone => ["điện thoại", "số điện thoại"],
        FrameColumn.Address => ["địa chỉ"],
    };
}
