using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SurveyHub.Engine;

/// <summary>On which line of a JSON text each path begins.</summary>
internal sealed class JsonLines
{
    /// <summary>Of all paths together, in characters: of a longer document what comes behind has no lines.</summary>
    private const int MostLength = 8_000_000;

    private readonly Dictionary<string, long> _lines = [];
    private int _length;

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
        while (_length <= MostLength && reader.Read())
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
                Add(path, line);
                continue;
            }

            if (around.TryPeek(out var list) && list.Next >= 0)
            {
                around.Push(around.Pop() with { Next = list.Next + 1 });
                path = string.Create(CultureInfo.InvariantCulture, $"{list.Path}[{list.Next}]");
            }

            Add(path, line);
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                around.Push((path, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
        }
    }

    private void Add(string path, long line)
    {
        _lines.TryAdd(path, line);
        _length += path.Length + 32; // and what a dictionary needs for it
    }
}
