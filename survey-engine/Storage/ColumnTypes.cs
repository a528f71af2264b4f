using System.Data;
using System.Globalization;
using System.Text.Json;
using Dapper;

namespace SurveyHub.Engine;

/// <summary>How days, instants, codes and texts stand in a column: as plain text that both databases compare alike; fractions, as text that both give back as it was; and ids, as 16 bytes.</summary>
internal static class ColumnTypes
{
    public static void Register()
    {
        Register<DateOnly>(Write, text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        Register<DateTimeOffset>(Write, text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
        Register(code => code.Value, Code.Of);
        Register(text => text.ToJson(), text => new Text(JsonSerializer.Deserialize<Dictionary<string, string>>(text)!));
    }

    public static byte[] Key(this Guid id) => id.ToByteArray(bigEndian: true);

    public static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? Write(DateOnly? day) => day is { } known ? Write(known) : null;

    public static string Write(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    public static string? Write(double? number) => number?.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>As a number, SQLite would make it a binary fraction.</summary>
    public static string? Write(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    public static double? ReadDouble(string? text) => text is null ? null : double.Parse(text, CultureInfo.InvariantCulture);

    private static void Register<T>(Func<T, string> write, Func<string, T> read) where T : notnull
    {
        SqlMapper.RemoveTypeMap(typeof(T)); // or Dapper ignores the handler for types it knows itself
        if (typeof(T).IsValueType)
            SqlMapper.RemoveTypeMap(typeof(Nullable<>).MakeGenericType(typeof(T)));
        SqlMapper.AddTypeHandler(new TextColumn<T>(write, read));
    }

    private sealed class TextColumn<T>(Func<T, string> write, Func<string, T> read) : SqlMapper.TypeHandler<T>
    {
        public override void SetValue(IDbDataParameter parameter, T? value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = value is null ? DBNull.Value : write(value);
        }

        public override T Parse(object value) => read((string)value);
    }
}
