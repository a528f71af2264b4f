using System.Text.Json;
using System.Text.Json.Serialization;

namespace SurveyHub.Engine;

/// <summary>What System.Text.Json checks of a document by itself: names, kinds of values, nothing missing and nothing unknown.</summary>
internal static class DocumentShape
{
    public static JsonSerializerOptions Strict { get; } = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new Word<ItemKind>(), new Word<PersonalData>(), new Word<LevelMeaning>(), new Word<Population>() },
    };

    public sealed record Version(
        string Code, [property: JsonPropertyName("version")] int Number, Dictionary<string, string> Title, Dictionary<string, string> Consent, Index Index,
        IReadOnlyList<NamedIndex> Indices, IReadOnlyList<Scale> Scales, IReadOnlyList<Content> Contents, IReadOnlyList<Section> Sections,
        string? Source = null, string? Note = null, IReadOnlyList<string>? Languages = null);

    public sealed record Index(string Formula, string Aggregation);

    public sealed record NamedIndex(string Code, Dictionary<string, string> Title, IReadOnlyList<string> Contents, Population Population);

    public sealed record Scale(string Code, IReadOnlyList<Level> Levels);

    public sealed record Level(int Value, LevelMeaning Meaning, Dictionary<string, string> Label, string? Code = null);

    public sealed record Content(string Code, Dictionary<string, string> Title);

    public sealed record Section(
        string Code, Dictionary<string, string> Title, IReadOnlyList<Item> Items, string? Content = null, Dictionary<string, string>? Lead = null, decimal? Weight = null);

    public sealed record Item(
        string Code, ItemKind Type, Dictionary<string, string> Question, bool Required = false,
        PersonalData? Data = null, string? Grid = null,
        string? Scale = null, IReadOnlyList<Option>? Options = null, int? Least = null, int? Most = null,
        Number? Number = null, Days? Days = null, int? MaxLength = null, bool Long = false,
        string? VisibleIf = null, string? RequiredIf = null, Validation? ValidIf = null, string? Formula = null);

    public sealed record Option(string Code, Dictionary<string, string> Label, bool Exclusive = false, bool AsksForWords = false);

    public sealed record Number(decimal Least, decimal Most, int Decimals = 0, Dictionary<string, string>? Unit = null);

    public sealed record Days(DateOnly Least, DateOnly Most);

    public sealed record Validation(string Rule, Dictionary<string, string> Message);

    /// <summary>Exactly the stored words: the serializer's own converter also takes other cases, and two joined by a comma.</summary>
    private sealed class Word<T> : JsonConverter<T> where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            (reader.TokenType == JsonTokenType.String ? Words.Read<T>(reader.GetString()) : null) ?? throw new JsonException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Words.Write(value));
    }
}
