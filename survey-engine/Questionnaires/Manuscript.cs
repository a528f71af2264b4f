using System.Text.Json;
using System.Text.Json.Nodes;

namespace SurveyHub.Engine;

/// <summary>The document of a questionnaire while it is written: JSON under the questionnaire's code, whatever is still missing or wrong in it.</summary>
public sealed class Manuscript
{
    /// <summary>In UTF-16 characters of canonical JSON: some ten times the longest instrument in four languages.</summary>
    public const int Longest = 2_000_000;

    private readonly Lazy<Outcome<QuestionnaireVersion>> _version;

    private Manuscript(Code code, string document)
    {
        (Code, Document, Sha256) = (code, document, CanonicalJson.Sha256(document));
        _version = new(() => QuestionnaireDocument.Read(document));
    }

    public Code Code { get; }

    /// <summary>Canonical JSON, see <see cref="CanonicalJson"/>.</summary>
    public string Document { get; }

    /// <summary>SHA-256 of <see cref="Document"/> in UTF-8, 64 lower-case hex digits.</summary>
    public string Sha256 { get; }

    /// <summary>What it would be published as, or everything that keeps it from being a questionnaire yet.</summary>
    public Outcome<QuestionnaireVersion> Version => _version.Value;

    public static Manuscript Of(QuestionnaireVersion version) => new(version.Code, version.Document);

    /// <summary>Begins a questionnaire of that code from another one.</summary>
    public static Manuscript Of(QuestionnaireVersion version, Code code)
    {
        var document = JsonNode.Parse(version.Document)!;
        (document["code"], document["version"]) = (code.Value, 1);
        return new(code, CanonicalJson.Write(JsonSerializer.SerializeToElement(document)));
    }

    /// <summary>The Vietnamese title; null as long as it has none.</summary>
    public string? Title()
    {
        using var parsed = JsonDocument.Parse(Document);
        return parsed.RootElement.TryGetProperty("title", out var title) && title.ValueKind == JsonValueKind.Object && title.TryGetProperty("vi", out var words)
            && words.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(words.GetString()) ? words.GetString() : null;
    }

    /// <summary>Reads what an editor sent.</summary>
    /// <returns>The manuscript; or <c>document-malformed</c> when it is no JSON object, <c>document-too-long</c>, or <c>manuscript-other</c> when it names another code.</returns>
    public static Outcome<Manuscript> Read(Code code, string json)
    {
        if (json.Length > 2 * Longest)
            return Problem.DocumentTooLong(Longest);
        try
        {
            using var parsed = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (parsed.RootElement.ValueKind != JsonValueKind.Object)
                return Problem.DocumentMalformed("$", parsed.RootElement.ValueKind.ToString());
            if (!parsed.RootElement.TryGetProperty("code", out var named) || named.ValueKind != JsonValueKind.String || named.GetString() != code.Value)
                return Problem.ManuscriptOther("$.code", code);
            var document = CanonicalJson.Write(parsed.RootElement);
            return document.Length > Longest ? Problem.DocumentTooLong(Longest) : new Manuscript(code, document);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            // ArgumentException and InvalidOperationException: half a surrogate pair is JSON, but no text.
            return Problem.DocumentMalformed((e as JsonException)?.Path, e.Message);
        }
    }

    internal static Manuscript Stored(Code code, string document) => new(code, document);
}
