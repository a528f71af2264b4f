using System.Globalization;

namespace SurveyHub.Engine;

internal enum TokenKind { Name, Number, Text, Symbol, End }

/// <param name="Text">As it stands in the rule; of a text what it says, without its quotation marks.</param>
/// <param name="Column">From 1, in UTF-16 characters, as browsers count in a text field.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Column)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;
}

/// <summary>Cuts a rule's text into names, numbers, texts and signs; blanks between them mean nothing.</summary>
internal sealed class RuleTokens(string text)
{
    private static readonly string[] _symbols = ["!=", "<=", ">=", "=", "<", ">", "+", "-", "*", "/", "(", ")", ","];

    /// <summary>What people bring along from other languages and from word processors; the longer first.</summary>
    private static readonly (string Foreign, string Ours)[] _foreign =
    [
        ("===", "="), ("!==", "!="), ("==", "="), ("<>", "!="), ("&&", "and"), ("||", "or"), ("!", "not"), ("≠", "!="), ("≤", "<="), ("≥", ">="),
        ("×", "*"), ("÷", "/"), ("−", "-"), ("–", "-"), ("\"", "'"), ("“", "'"), ("”", "'"), ("‘", "'"), ("’", "'"),
    ];

    private readonly List<Token> _tokens = [];
    private int _at;

    /// <summary>Ends with <see cref="TokenKind.End"/>; null when there is a <see cref="Problem"/>.</summary>
    public IReadOnlyList<Token>? Read()
    {
        while (SkipBlanks())
        {
            if (!(ReadName() || ReadNumber() || ReadText() || ReadSymbol()))
                return null;
        }

        _tokens.Add(new(TokenKind.End, "", _at + 1));
        return _tokens;
    }

    public Problem? Problem { get; private set; }

    private bool SkipBlanks()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            _at++;
        return _at < text.Length;
    }

    private bool ReadName()
    {
        var end = char.IsLetter(text[_at]) ? EndOfName(_at) : _at;
        return end > _at && Add(TokenKind.Name, text[_at..end], end);
    }

    private bool ReadNumber()
    {
        var end = EndOfDigits(_at);
        if (end == _at)
            return false;

        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
            end = EndOfDigits(end + 1);
        if (end < text.Length && (char.IsLetter(text[end]) || text[end] == '.'))
            return Refuse(Problem.RuleUnexpected(_at + 1, text[_at..EndOfName(end + 1)]));
        if (text[_at..end].Count(char.IsAsciiDigit) > 15)
            return Refuse(Problem.RuleNumberTooLong(_at + 1, text[_at..end]));
        return Add(TokenKind.Number, text[_at..end], end);
    }

    private bool ReadText()
    {
        if (text[_at] != '\'')
            return false;

        var end = _at + 1;
        while (end < text.Length && (text[end] != '\'' || (end + 1 < text.Length && text[end + 1] == '\'')))
            end += text[end] == '\'' ? 2 : 1;
        if (end >= text.Length)
            return Refuse(Problem.RuleTextUnclosed(_at + 1));
        if (end == _at + 1)
            return Refuse(Problem.RuleTextEmpty(_at + 1));
        return Add(TokenKind.Text, text[(_at + 1)..end].Replace("''", "'", StringComparison.Ordinal), end + 1);
    }

    private bool ReadSymbol()
    {
        var symbol = Array.Find(_symbols, Stands);
        var (foreign, ours) = Array.Find(_foreign, pair => Stands(pair.Foreign) && pair.Foreign.Length > (symbol?.Length ?? 0));
        if (foreign is not null)
            return Refuse(Problem.RuleUnexpected(_at + 1, foreign, ours));
        if (symbol is null)
            return Refuse(Problem.RuleUnexpected(_at + 1, StringInfo.GetNextTextElement(text, _at)));
        return Add(TokenKind.Symbol, symbol, _at + symbol.Length);
    }

    private bool Stands(string symbol) => string.CompareOrdinal(text, _at, symbol, 0, symbol.Length) == 0;

    /// <summary>Also past letters and marks that no code has: then the whole word is refused, not its first letter.</summary>
    private int EndOfName(int at)
    {
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '-' or '_' || char.GetUnicodeCategory(text[at]) == UnicodeCategory.NonSpacingMark))
            at++;
        return at;
    }

    private int EndOfDigits(int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }

    private bool Add(TokenKind kind, string token, int end)
    {
        _tokens.Add(new(kind, token, _at + 1));
        _at = end;
        return true;
    }

    private bool Refuse(Problem problem)
    {
        Problem ??= problem;
        return false;
    }
}
