using System.Text.Json;

namespace SurveyHub.Engine;

/// <summary>What SurveyJS has no word for, kept under its own name <c>surveyhub</c>, which SurveyJS passes over.</summary>
internal sealed record SurveyJsFrame(
    string Code, int Version, Dictionary<string, string> Consent, DocumentShape.Index Index, IReadOnlyList<DocumentShape.NamedIndex> Indices,
    IReadOnlyList<DocumentShape.Scale> Scales, IReadOnlyList<DocumentShape.Content> Contents, string? Source = null, string? Note = null)
{
    /// <summary>Null when it is not what an export wrote.</summary>
    public static DocumentShape.Version? Read(JsonElement json, DocumentShape.Version frame)
    {
        try
        {
            var own = json.Deserialize<SurveyJsFrame>(DocumentShape.Strict);
            return own is null ? null : frame with
            {
                Code = own.Code,
                Number = own.Version,
                Consent = own.Consent,
                Index = own.Index,
                Indices = own.Indices,
                Scales = own.Scales,
                Contents = own.Contents,
                Source = own.Source,
                Note = own.Note,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
