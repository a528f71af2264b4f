using System.Diagnostics.CodeAnalysis;

namespace SurveyHub.Engine;

/// <summary>What was lately met, in bounded memory: of the keys least recently met, half are forgotten at once when it is full.</summary>
/// <param name="most">How many keys it ever holds; at least that half is always there.</param>
internal sealed class Recent<TKey, TValue>(int most) where TKey : notnull
{
    private Dictionary<TKey, TValue> _young = [];
    private Dictionary<TKey, TValue> _old = [];

    public int Count => _young.Count + _old.Count;

    /// <summary>Meets the key again, where it is still remembered.</summary>
    public bool TryMeet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_young.TryGetValue(key, out value))
            return true;
        if (!_old.Remove(key, out value))
            return false;
        Add(key, value);
        return true;
    }

    /// <param name="key">One that is not remembered.</param>
    public void Add(TKey key, TValue value)
    {
        if (_young.Count >= most / 2)
        {
            (_young, _old) = (_old, _young);
            _young.Clear();
        }

        _young.Add(key, value);
    }
}
