using System.Text;
using System.Text.Json;
using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Turns one response into its bytes, see <see cref="ColumnLayout"/>.</summary>
/// <remarks>For one thread.</remarks>
public sealed class AnswerReader
{
    private readonly ColumnLayout _layout;
    private readonly Dictionary<string, Place> _places;
    private readonly Dictionary<string, Place>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly char[] _word = new char[64]; // no code is as long
    private byte[] _utf8 = new byte[4096];

    public AnswerReader(IndexStructure structure)
    {
        _layout = structure.Columns;
        _places = _layout.All.Where(column => column.Item is not null).GroupBy(column => column.Item!).ToDictionary(item => item.Key.Code.Value, item => new Place(item.Key, [.. item]));
        _lookup = _places.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <param name="choices">See <see cref="Answers.Choices"/>.</param>
    /// <param name="row">A byte a column of the layout; is overwritten.</param>
    public void Read(string choices, Span<byte> row)
    {
        row.Clear();
        var json = new Utf8JsonReader(Utf8(choices));
        json.Read(); // {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isColumn = _lookup.TryGetValue(Word(ref json), out var place);
            json.Read();
            if (!isColumn)
                json.Skip();
            else if (place!.IsOfOptions)
                ReadOptions(ref json, place, row);
            else
                row[place.First] = (byte)(place.IndexOf(Word(ref json)) + 1);
        }

        for (var i = 0; i < _layout.People; i++)
            row[_layout.Criteria + i] = _layout.PeopleIn(i, row);
    }

    private void ReadOptions(ref Utf8JsonReader json, Place place, Span<byte> row)
    {
        row.Slice(place.First, place.Count).Fill(ColumnLayout.NotChosen);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            row[place.First + place.IndexOf(Word(ref json))] = ColumnLayout.Chosen;
    }

    private ReadOnlySpan<char> Word(ref Utf8JsonReader json) => _word.AsSpan(0, json.CopyString(_word));

    private ReadOnlySpan<byte> Utf8(string choices)
    {
        if (Encoding.UTF8.GetMaxByteCount(choices.Length) > _utf8.Length)
            _utf8 = new byte[Encoding.UTF8.GetMaxByteCount(choices.Length)];
        return _utf8.AsSpan(0, Encoding.UTF8.GetBytes(choices, _utf8));
    }

    /// <summary>Where the answers to one item go.</summary>
    private sealed class Place
    {
        private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _options;

        public Place(Item item, IReadOnlyList<AnswerColumn> columns)
        {
            (First, Count, IsOfOptions) = (columns[0].Place, columns.Count, columns[0].Option is not null);
            _options = item.Options.Select((option, i) => (option.Code.Value, i)).ToDictionary(option => option.Value, option => option.i).GetAlternateLookup<ReadOnlySpan<char>>();
        }

        public int First { get; }
        public int Count { get; }
        public bool IsOfOptions { get; }

        public int IndexOf(ReadOnlySpan<char> option) => _options[option];
    }
}
