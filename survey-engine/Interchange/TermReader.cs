using System.Globalization;
using System.Text;

namespace SurveyHub.Engine;

/// <summary>Reads an expression of another program by operator precedence; what it does not know makes it give up.</summary>
internal sealed class TermReader
{
    private const int MostNested = 60;
    private const int NotBinding = 3;
    private const int UnaryBinding = 7;

    private readonly TermLanguage _language;
    private readonly string _text;
    private int _at;
    private int _nested;

    private TermReader(string text, TermLanguage language) => (_text, _language) = (text, language);

    /// <summary>Null when it is no expression that can be understood.</summary>
    public static Term? Read(string text, TermLanguage language)
    {
        if (text.Length > RuleParser.MaxLength)
            return null;
        var reader = new TermReader(text, language);
        return reader.Expression(0) is { } term && reader.IsAtEnd() ? term : null;
    }

    private bool IsAtEnd()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
        return _at == _text.Length;
    }

    private Term? Expression(int loosest)
    {
        if (++_nested > MostNested)
            return null;
        var term = First();
        while (term is not null && Peek() is var (operation, end) && operation is not null)
        {
            if (operation is "empty" or "notempty")
            {
                _at = end;
                term = new Term.Call(operation, [term]);
                continue;
            }

            var binding = TermLanguage.Binding(operation);
            if (binding == 0 || binding < loosest)
                break;
            _at = end;
            term = Expression(binding + 1) is { } right ? new Term.Call(operation, [term, right]) : null;
        }

        _nested--;
        return term;
    }

    /// <summary>The operator that stands here, and where it ends.</summary>
    private (string? Operation, int End) Peek()
    {
        if (IsAtEnd())
            return (null, _at);
        var word = Word(_at);
        if (word.Length > 0)
            return (_language.Operators.GetValueOrDefault(word.ToLowerInvariant()), _at + word.Length);
        for (var length = 3; length > 0; length--)
        {
            if (_at + length <= _text.Length && _language.Operators.TryGetValue(_text.Substring(_at, length), out var operation))
                return (operation, _at + length);
        }

        return (null, _at);
    }

    private Term? First()
    {
        if (IsAtEnd())
            return null;
        var c = _text[_at];
        if (c is '{' || (c is '$' && _at + 1 < _text.Length && _text[_at + 1] == '{'))
            return Braced();
        if (c is '\'' or '"')
            return Quoted(c);
        if (char.IsAsciiDigit(c) || (c == '.' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1])))
            return Amount();
        if (c is '(' or '[')
            return Enclosed();
        if (c == '.')
            return Self();

        var word = Word(_at);
        var follows = _at + word.Length;
        if (word.Length > 0 && NextIs('(', follows) && (_language.HasHyphens || !_language.Operators.ContainsKey(word.ToLowerInvariant())))
            return Function(word, follows);
        if (Peek() is ("not" or "-", var end))
            return Prefixed(_text[_at..end] is "!" or "-", end);
        return word.Length > 0 ? Bare(word, follows) : null;
    }

    private Term.Name Self()
    {
        _at++;
        return new(".");
    }

    private Term? Prefixed(bool isSign, int end)
    {
        var operation = Peek().Operation == "-" ? "negate" : "not";
        _at = end;
        return Expression(isSign ? UnaryBinding : NotBinding) is { } term ? new Term.Call(operation, [term]) : null;
    }

    private Term? Bare(string word, int end)
    {
        _at = end;
        if (bool.TryParse(word, out var truth))
            return new Term.Truth(truth);
        return _language.HasBareNames && !_language.Operators.ContainsKey(word.ToLowerInvariant()) ? new Term.Name(word) : null;
    }

    private Term.Name? Braced()
    {
        var (start, end) = (_text.IndexOf('{', _at) + 1, _text.IndexOf('}', _at));
        if (end < 0)
            return null;
        _at = end + 1;
        return new(_text[start..end].Trim());
    }

    private Term.Words? Quoted(char mark)
    {
        var words = new StringBuilder();
        for (_at++; _at < _text.Length && _text[_at] != mark; _at++)
        {
            if (_text[_at] == '\\' && !_language.HasHyphens && _at + 1 < _text.Length)
                _at++;
            words.Append(_text[_at]);
        }

        return _at++ < _text.Length ? new(words.ToString()) : null;
    }

    private Term.Amount? Amount()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.'))
            _at++;
        return double.TryParse(_text.AsSpan(start, _at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? new(value) : null;
    }

    private Term? Enclosed()
    {
        var isList = _text[_at++] == '[';
        if (isList)
            return List(']') is { } elements ? new Term.Many(elements) : null;
        return Expression(0) is { } inner && TakeIf(')') ? inner : null;
    }

    private Term.Call? Function(string word, int follows)
    {
        _at = _text.IndexOf('(', follows) + 1;
        return List(')') is { } arguments ? new(string.Equals(word, "not", StringComparison.OrdinalIgnoreCase) ? "not" : word.ToLowerInvariant() + "()", arguments) : null;
    }

    private List<Term>? List(char end)
    {
        var list = new List<Term>();
        if (TakeIf(end))
            return list;
        do
        {
            if (Expression(0) is not { } element)
                return null;
            list.Add(element);
        }
        while (TakeIf(','));
        return TakeIf(end) ? list : null;
    }

    private bool NextIs(char c, int from)
    {
        while (from < _text.Length && char.IsWhiteSpace(_text[from]))
            from++;
        return from < _text.Length && _text[from] == c;
    }

    private bool TakeIf(char c)
    {
        if (IsAtEnd() || _text[_at] != c)
            return false;
        _at++;
        return true;
    }

    private string Word(int from)
    {
        var end = from;
        while (end < _text.Length && (char.IsLetter(_text[end]) || _text[end] == '_'
            || (end > from && (char.IsAsciiDigit(_text[end]) || _text[end] is '.' or ':' || (_text[end] == '-' && _language.HasHyphens)))))
            end++;
        return _text[from..end];
    }
}
