using System.Globalization;
using System.Text;

namespace SurveyHub.Analytics;

/// <summary>A text as a reader understands it: full-width and other forms are plain ones, digits of any script are 0 to 9, letters are small, what cannot be seen is gone.</summary>
internal sealed class FoldedText
{
    private readonly List<int> _starts = []; // of each folded character, in the original

    public FoldedText(string original)
    {
        var text = new StringBuilder(original.Length);
        for (var at = 0; at < original.Length;)
        {
            if (!Rune.TryGetRuneAt(original, at, out var rune))
                rune = Rune.ReplacementChar; // half a surrogate pair
            Fold(text, rune, at);
            at += rune == Rune.ReplacementChar ? 1 : rune.Utf16SequenceLength;
        }

        _starts.Add(original.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is 'o' or 'O' or 'l' or 'I' && !IsLetter(text, i - 1) && !IsLetter(text, i + 1) && (IsDigit(text, i - 1) || IsDigit(text, i + 1)))
                text[i] = text[i] is 'o' or 'O' ? '0' : '1'; // typed for it, by mistake or to hide it
        }

        Text = text.ToString().ToLowerInvariant(); // as long as before
    }

    public string Text { get; }

    /// <summary>Where in the original it stands.</summary>
    public PrivateSpan Span(PrivateKind kind, int start, int length)
    {
        var end = start + length;
        while (end < Text.Length && _starts[end] == _starts[end - 1])
            end++; // one character of the original may be several here
        return new(kind, _starts[start], _starts[end] - _starts[start]);
    }

    private void Fold(StringBuilder text, Rune rune, int at)
    {
        if (rune.IsAscii || (rune.Value is >= 0xC0 and < 0x250 or >= 0x1E00 and < 0x1F00 && Rune.IsLetter(rune))) // letters stay what they are: most of any comment
        {
            Append(text, (char)rune.Value, at);
            return;
        }

        if ((rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF)
            return; // no character, and Normalize throws at it
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (IsInvisible(part, text))
                continue;
            var digit = CharUnicodeInfo.GetDigitValue(part.ToString(), 0);
            foreach (var character in digit >= 0 ? ((char)('0' + digit)).ToString() : part.ToString())
                Append(text, character, at);
        }
    }

    private void Append(StringBuilder text, char character, int at)
    {
        text.Append(character);
        _starts.Add(at);
    }

    /// <summary>What is not seen, and what is written over a digit, as in the pictures of digits.</summary>
    private static bool IsInvisible(Rune rune, StringBuilder before) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Format or UnicodeCategory.EnclosingMark => true,
        UnicodeCategory.NonSpacingMark => before.Length == 0 || !char.IsLetter(before[^1]),
        _ => false,
    };

    private static bool IsLetter(StringBuilder text, int at) => at >= 0 && at < text.Length && char.IsLetter(text[at]);

    private static bool IsDigit(StringBuilder text, int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(text[at]);
}
