using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SurveyHub.Engine;

/// <summary>On which line of a JSON text each path begins.</summary>
internal sealed class JsonLines
{
    private readonly Dictionary<string, long> _lines = [];

    /// <summary>As far as the text is JSON.</summary>
    public static JsonLines Read(string json)
    {
        var lines = new JsonLines();
        try
        {
            lines.Walk(Encoding.UTF8.GetBytes(json));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // It ends here; what came before has its lines.
        }

        return lines;
    }

    /// <summary>The line of the path or of the nearest thing around it, from 1; null when there is no path.</summary>
    public long? Find(string? path)
    {
        for (var part = path; part?.Length > 0; part = part[..Math.Max(0, part.LastIndexOfAny(['.', '[']))])
        {
            if (_lines.TryGetValue(part, out var line))
                return line;
        }

        return null;
    }

    private void Walk(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        var around = new Stack<(string Path, int Next)>(); // Next is -1 in an object
        var (line, counted, path) = (1L, 0, "$");
        while (reader.Read())
        {
            line += json.AsSpan(counted, (int)reader.TokenStartIndex - counted).Count((byte)'\n');
            counted = (int)reader.TokenStartIndex;
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                around.Pop();
                continue;
            }

            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                path = $"{around.Peek().Path}.{reader.GetString()}";
                _lines.TryAdd(path, line);
                continue;
            }

            if (around.TryPeek(out var list) && list.Next >= 0)
            {
                around.Push(around.Pop() with { Next = list.Next + 1 });
                path = string.Create(CultureInfo.InvariantCulture, $"{list.Path}[{list.Next}]");
            }

            _lines.TryAdd(path, line);
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                around.Push((path, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
        }
    }
}
