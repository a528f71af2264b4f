using System.Text;
using System.Text.Json;
using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>
/// Turns one response into one byte a criterion: 0 is no answer, 1 the first level of its scale, 2 the second, and so on.
/// </summary>
public sealed class AnswerReader(IndexStructure structure)
{
    private readonly Dictionary<string, (int Place, Dictionary<string, byte> Levels)> _places = structure.Criteria
        .Select((item, place) => (item, place))
        .ToDictionary(
            pair => pair.item.Code.Value,
            pair => (pair.place, pair.item.Options.Select((option, i) => (option.Code.Value, i)).ToDictionary(level => level.Value, level => (byte)(level.i + 1))));

    /// <param name="choices">See <see cref="Answers.Choices"/>.</param>
    /// <param name="row">As long as there are criteria; is overwritten.</param>
    public void Read(string choices, Span<byte> row)
    {
        row.Clear();
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(choices));
        json.Read(); // {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isCriterion = _places.TryGetValue(json.GetString()!, out var criterion);
            json.Read();
            if (isCriterion)
                row[criterion.Place] = criterion.Levels[json.GetString()!];
            else
                json.Skip();
        }
    }
}
