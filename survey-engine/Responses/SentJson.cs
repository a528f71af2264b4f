using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace SurveyHub.Engine;

/// <summary>The JSON texts that programs send, read strictly: what could be read in two ways, or not be written again, is refused.</summary>
public static class SentJson
{
    private static readonly JsonDocumentOptions _strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <returns>The document, which the caller disposes; or why and where it is none.</returns>
    public static Outcome<JsonDocument> Parse(ReadOnlyMemory<byte> utf8)
    {
        if (FindFault(utf8.Span) is { } fault)
            return Problem.JsonNotUnicode(fault + 1);

        try
        {
            return JsonDocument.Parse(utf8, _strict);
        }
        catch (JsonException e)
        {
            return e is { LineNumber: { } line, BytePositionInLine: { } place }
                ? Problem.JsonMalformed(line + 1, place + 1)
                : Problem.MemberRepeated(FindRepeated(utf8)); // the one rule of which the parser does not say where
        }
    }

    /// <summary>The first byte of what is no Unicode; null when all is.</summary>
    private static int? FindFault(ReadOnlySpan<byte> utf8)
    {
        if (Utf8.IsValid(utf8))
            return FindHalfPair(utf8);

        var place = 0;
        while (Rune.DecodeFromUtf8(utf8[place..], out _, out var length) == OperationStatus.Done)
            place += length;
        return place;
    }

    /// <summary>The first escape such as <c>\ud83d</c> that is half of a character.</summary>
    private static int? FindHalfPair(ReadOnlySpan<byte> utf8)
    {
        var place = 0;
        while (utf8[place..].IndexOf((byte)'\\') is var next and >= 0)
        {
            place += next;
            var first = Escaped(utf8[place..]);
            if (char.IsLowSurrogate(first) || (char.IsHighSurrogate(first) && !char.IsLowSurrogate(Escaped(utf8[(place + 6)..]))))
                return place;
            place = Math.Min(place + (char.IsHighSurrogate(first) ? 12 : 2), utf8.Length);
        }

        return null;
    }

    /// <summary>The character that is written here as <c>\u1ec7</c>; 0 when none is.</summary>
    private static char Escaped(ReadOnlySpan<byte> utf8) =>
        utf8.Length >= 6 && utf8.StartsWith("\\u"u8) && ushort.TryParse(utf8[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? (char)code : '\0';

    private static string FindRepeated(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        return FindRepeated(document.RootElement, "$") ?? "$";
    }

    private static string? FindRepeated(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray().Select((element, i) => FindRepeated(element, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"))).FirstOrDefault(found => found is not null);
        if (value.ValueKind != JsonValueKind.Object)
            return null;

        var names = new HashSet<string>(StringComparer.Ordinal);
        return value.EnumerateObject()
            .Select(member => names.Add(member.Name) ? FindRepeated(member.Value, $"{path}.{member.Name}") : $"{path}.{member.Name}")
            .FirstOrDefault(found => found is not null);
    }
}
