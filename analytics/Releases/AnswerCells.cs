using System.Text;
using System.Text.Json;
using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Turns stored answers into the cells of a data file.</summary>
/// <remarks>For one thread. The codes are shared, so that a row makes hardly any text of its own.</remarks>
internal sealed class AnswerCells
{
    private readonly Dictionary<string, Place>.AlternateLookup<ReadOnlySpan<char>> _places;
    private readonly char[] _word = new char[64]; // no code is as long
    private byte[] _utf8 = new byte[4096];

    public AnswerCells(IReadOnlyList<ReleaseColumn> columns) => _places = columns.Select((column, at) => (column, at)).Where(pair => pair.column.Item is not null)
        .ToDictionary(pair => pair.column.Name, pair => new Place(pair.at, pair.column)).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="choices">See <see cref="Answers.Choices"/>.</param>
    /// <param name="cells">A cell a column; only those of items that were answered are written.</param>
    public void Read(string choices, Span<string?> cells)
    {
        var json = new Utf8JsonReader(Utf8(choices));
        json.Read(); // {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isColumn = _places.TryGetValue(Word(ref json), out var place);
            json.Read();
            if (isColumn)
                cells[place!.At] = Cell(ref json, place);
            else
                json.Skip();
        }
    }

    private string Cell(ref Utf8JsonReader json, Place place) => place.Kind switch
    {
        ReleaseKind.Code or ReleaseKind.Level => place.Shared(Word(ref json)),
        ReleaseKind.Codes => Several(ref json, place),
        ReleaseKind.Number => Encoding.UTF8.GetString(json.ValueSpan),
        ReleaseKind.Month => json.GetString()![..7],
        ReleaseKind.Ticked => "1",
    };

    private string Several(ref Utf8JsonReader json, Place place)
    {
        var codes = new List<string>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            codes.Add(place.Shared(Word(ref json)));
        return codes.Count == 1 ? codes[0] : string.Join(ReleaseColumn.Between, codes);
    }

    private ReadOnlySpan<char> Word(ref Utf8JsonReader json) => _word.AsSpan(0, json.CopyString(_word));

    private ReadOnlySpan<byte> Utf8(string choices)
    {
        if (Encoding.UTF8.GetMaxByteCount(choices.Length) > _utf8.Length)
            _utf8 = new byte[Encoding.UTF8.GetMaxByteCount(choices.Length)];
        return _utf8.AsSpan(0, Encoding.UTF8.GetBytes(choices, _utf8));
    }

    /// <summary>Where the answer to an item goes, and what its options are called there.</summary>
    private sealed class Place(int at, ReleaseColumn column)
    {
        private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _words = column.Item!.Options
            .ToDictionary(option => option.Code.Value, option => ReleaseCodes.Of(column, option)).GetAlternateLookup<ReadOnlySpan<char>>();

        public int At => at;

        public ReleaseKind Kind => column.Kind;

        public string Shared(ReadOnlySpan<char> option) => _words[option];
    }
}

/// <summary>What stands for an option in a data file.</summary>
public static class ReleaseCodes
{
    /// <summary>The value of a level; of any other option its code.</summary>
    public static string Of(ReleaseColumn column, Option option) =>
        column.Kind == ReleaseKind.Level && option is Level level ? level.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) : option.Code.Value;
}
