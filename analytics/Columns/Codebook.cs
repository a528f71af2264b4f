namespace SurveyHub.Analytics;

/// <summary>The values of a dimension, each with a number by which rows name it; 0 is null, and no number ever changes.</summary>
/// <remarks>One thread adds; any may read what <see cref="Values"/> gave before.</remarks>
internal sealed class Codebook
{
    private readonly List<string?> _values;
    private readonly Dictionary<string, int> _numbers;
    private string?[]? _published;

    /// <param name="values">Those that are known already, in the order of their numbers from 1.</param>
    public Codebook(IEnumerable<string> values)
    {
        _values = [null, .. values];
        _numbers = _values.Skip(1).Select((value, i) => (value, i)).ToDictionary(pair => pair.value!, pair => pair.i + 1);
    }

    /// <summary>All so far, at their numbers.</summary>
    public IReadOnlyList<string?> Values => _published ??= [.. _values];

    /// <summary>Null where it is not known.</summary>
    public int? Find(string? value) => value is null ? 0 : _numbers.TryGetValue(value, out var number) ? number : null;

    public int NumberOf(string? value)
    {
        if (value is null)
            return 0;
        if (_numbers.TryGetValue(value, out var number))
            return number;
        _numbers.Add(value, _values.Count);
        _values.Add(value);
        _published = null;
        return _values.Count - 1;
    }
}
