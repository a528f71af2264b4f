using System.Text.Json;
using System.Text.Json.Serialization;

namespace SurveyHub.Engine;

/// <summary>The JSON form of a questionnaire version, as files, the store and other programs exchange it.</summary>
public static class QuestionnaireDocument
{
    private static readonly JsonSerializerOptions _strict = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new Word<ItemKind>(), new Word<PersonalData>(), new Word<LevelMeaning>(), new Word<Population>() },
    };

    /// <summary>Reads a document, or says everything that is wrong with it, each at its JSON path.</summary>
    public static Outcome<QuestionnaireVersion> Read(string json)
    {
        VersionShape shape;
        string canonical;
        try
        {
            using var parsed = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (FindNull(parsed.RootElement, "$") is { } path)
                return Problem.DocumentMalformed(path, "null");
            canonical = CanonicalJson.Write(parsed.RootElement);
            shape = JsonSerializer.Deserialize<VersionShape>(canonical, _strict) ?? throw new JsonException("null");
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            // ArgumentException and InvalidOperationException: half a surrogate pair is JSON, but no text.
            return Problem.DocumentMalformed((e as JsonException)?.Path, e.Message);
        }

        return new Reading(shape, canonical).Version();
    }

    /// <summary>The first null in the document: absence is said by leaving a property out.</summary>
    private static string? FindNull(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Null => path,
        JsonValueKind.Object => value.EnumerateObject().Select(property => FindNull(property.Value, $"{path}.{property.Name}")).FirstOrDefault(found => found is not null),
        JsonValueKind.Array => value.EnumerateArray().Select((element, i) => FindNull(element, $"{path}[{i}]")).FirstOrDefault(found => found is not null),
        JsonValueKind.Undefined or JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => null,
    };

    /// <summary>Turns the shape into the domain's types and gathers what does not fit together.</summary>
    private sealed class Reading(VersionShape shape, string canonical)
    {
        /// <summary>Stands for a code that was refused, so that reading can go on.</summary>
        private static readonly Code _malformed = Code.Of("malformed");

        private readonly List<Problem> _problems = [];
        private readonly Dictionary<string, IReadOnlyList<Level>> _scales = [];
        private readonly HashSet<string> _contents = [];
        private readonly HashSet<Code> _items = [];
        private readonly HashSet<Code> _indices = [];

        public Outcome<QuestionnaireVersion> Version()
        {
            var code = ReadCode(shape.Code, "$.code");
            var title = ReadText(shape.Title, "$.title");
            var consent = ReadText(shape.Consent, "$.consent");
            if (shape.Version < 1)
                _problems.Add(Problem.ValueUnsupported("$.version", shape.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            var formula = ReadName<IndexFormula>(shape.Index.Formula, IndexNames.Of, "$.index.formula");
            var aggregation = ReadName<Aggregation>(shape.Index.Aggregation, IndexNames.Of, "$.index.aggregation");

            shape.Scales.Each("$.scales", ReadScale);
            var contents = shape.Contents.Each("$.contents", ReadContent);
            var sections = shape.Sections.Each("$.sections", ReadSection);
            foreach (var repeated in sections.GroupBy(section => section.Code).Where(group => group.Count() > 1))
                _problems.Add(Problem.CodeRepeated("$.sections", repeated.Key));
            var indices = shape.Indices.Each("$.indices", ReadIndex);

            if (_problems.Count > 0)
                return _problems.Distinct().ToList();

            return new QuestionnaireVersion(sections)
            {
                Code = code,
                Number = shape.Version,
                Title = title,
                Source = shape.Source,
                Note = shape.Note,
                Consent = consent,
                Formula = formula,
                Aggregation = aggregation,
                Indices = indices,
                Contents = contents,
                Document = canonical,
                Sha256 = CanonicalJson.Sha256(canonical),
            };
        }

        private object ReadScale(ScaleShape scale, string path)
        {
            var levels = scale.Levels.Each($"{path}.levels", (level, at) => new Level(
                level.Code is { } code ? ReadCode(code, $"{at}.code") : Code.Of($"{Math.Abs((long)level.Value)}"),
                level.Value,
                level.Meaning,
                ReadText(level.Label, $"{at}.label")));
            if (levels.Count is < 2 or > 11)
                _problems.Add(Problem.OptionsTooFew($"{path}.levels"));
            foreach (var level in levels.Where(level => level.Value < 0))
                _problems.Add(Problem.ValueUnsupported($"{path}.levels", $"{level.Value}"));
            CheckUnique(levels, $"{path}.levels");
            foreach (var repeated in levels.GroupBy(level => level.Value).Where(group => group.Count() > 1))
                _problems.Add(Problem.CodeRepeated($"{path}.levels", $"{repeated.Key}"));
            if (!_scales.TryAdd(scale.Code, levels))
                _problems.Add(Problem.CodeRepeated($"{path}.code", scale.Code));
            return levels;
        }

        private Content ReadContent(ContentShape content, string path)
        {
            if (!_contents.Add(content.Code))
                _problems.Add(Problem.CodeRepeated($"{path}.code", content.Code));
            return new(content.Code, ReadText(content.Title, $"{path}.title"));
        }

        private Section ReadSection(SectionShape section, string path)
        {
            if (section.Content is { } content && !_contents.Contains(content))
                _problems.Add(Problem.ReferenceUnknown($"{path}.content", content));

            var items = section.Items.Each($"{path}.items", (item, at) => ReadItem(item, at, isCriterion: section.Content is not null));
            return new(
                section.Code,
                section.Content,
                ReadText(section.Title, $"{path}.title"),
                section.Lead is { } lead ? ReadText(lead, $"{path}.lead") : null,
                items);
        }

        private Item ReadItem(ItemShape item, string path, bool isCriterion)
        {
            var code = ReadCode(item.Code, $"{path}.code");
            if (!char.IsAsciiLetterLower(item.Code.FirstOrDefault()))
                _problems.Add(Problem.CodeMalformed($"{path}.code", item.Code));
            else if (!ReferenceEquals(code, _malformed) && !_items.Add(code))
                _problems.Add(Problem.CodeRepeated($"{path}.code", item.Code));
            if (isCriterion && item.Type != ItemKind.Scale)
                _problems.Add(Problem.ValueUnsupported($"{path}.type", "criterion"));
            if ((item.Type == ItemKind.Text) != (item.MaxLength is > 0))
                _problems.Add(Problem.ValueUnsupported($"{path}.maxLength", $"{item.MaxLength}"));

            return new Item
            {
                Code = code,
                Kind = item.Type,
                Question = ReadText(item.Question, $"{path}.question"),
                Required = item.Required,
                Data = item.Data ?? PersonalData.None,
                Options = ReadOptions(item, path),
                MaxLength = item.MaxLength ?? 0,
            };
        }

        private IReadOnlyList<Option> ReadOptions(ItemShape item, string path)
        {
            if ((item.Scale is null) == (item.Type == ItemKind.Scale))
            {
                _problems.Add(Problem.ReferenceUnknown($"{path}.scale", item.Scale ?? ""));
                return [];
            }

            switch (item.Type)
            {
                case ItemKind.Scale:
                    if (item.Options is not null)
                        _problems.Add(Problem.ValueUnsupported($"{path}.options", "scale"));
                    if (_scales.TryGetValue(item.Scale!, out var levels))
                        return levels;
                    _problems.Add(Problem.ReferenceUnknown($"{path}.scale", item.Scale!));
                    return [];
                case ItemKind.Single:
                case ItemKind.Multiple:
                    var options = (item.Options ?? []).Each($"{path}.options", (option, at) =>
                        new Option(ReadCode(option.Code, $"{at}.code"), ReadText(option.Label, $"{at}.label")));
                    if (options.Count is < 2 or > 250)
                        _problems.Add(Problem.OptionsTooFew($"{path}.options"));
                    CheckUnique(options, $"{path}.options");
                    return options;
                case ItemKind.Text:
                    if (item.Options is not null)
                        _problems.Add(Problem.ValueUnsupported($"{path}.options", "text"));
                    return [];
                default:
                    throw new InvalidOperationException($"No such item type: {item.Type}.");
            }
        }

        private IndexDefinition ReadIndex(IndexShape index, string path)
        {
            foreach (var content in index.Contents.Where(content => !_contents.Contains(content)))
                _problems.Add(Problem.ReferenceUnknown($"{path}.contents", content));
            if (index.Contents.Count == 0 || index.Contents.Distinct(StringComparer.Ordinal).Count() != index.Contents.Count)
                _problems.Add(Problem.ValueUnsupported($"{path}.contents", string.Join(',', index.Contents)));
            var code = ReadCode(index.Code, $"{path}.code");
            if (!ReferenceEquals(code, _malformed) && !_indices.Add(code))
                _problems.Add(Problem.CodeRepeated($"{path}.code", index.Code));
            return new(code, ReadText(index.Title, $"{path}.title"), index.Contents, index.Population);
        }

        private void CheckUnique(IEnumerable<Option> options, string path)
        {
            foreach (var repeated in options.Where(option => !ReferenceEquals(option.Code, _malformed)).GroupBy(option => option.Code).Where(group => group.Count() > 1))
                _problems.Add(Problem.CodeRepeated(path, repeated.Key.Value));
        }

        private T ReadName<T>(string name, Func<T, string> nameOf, string path) where T : struct, Enum
        {
            foreach (var value in Enum.GetValues<T>())
            {
                if (nameOf(value) == name)
                    return value;
            }

            _problems.Add(Problem.ValueUnsupported(path, name));
            return default;
        }

        private Code ReadCode(string code, string path)
        {
            if (Code.Parse(code) is { } parsed && parsed.Value == code)
                return parsed;
            _problems.Add(Problem.CodeMalformed(path, code));
            return _malformed;
        }

        private Text ReadText(Dictionary<string, string> text, string path)
        {
            if (!string.IsNullOrWhiteSpace(text.GetValueOrDefault("vi")))
                return new(text);
            _problems.Add(Problem.TextMissing($"{path}.vi"));
            return new(new Dictionary<string, string> { ["vi"] = "?" });
        }
    }

    private static List<TOut> Each<TIn, TOut>(this IReadOnlyList<TIn> list, string path, Func<TIn, string, TOut> read) =>
        [.. list.Select((element, i) => read(element, $"{path}[{i}]"))];

    /// <summary>Exactly the stored words: the serializer's own converter also takes other cases, and two joined by a comma.</summary>
    private sealed class Word<T> : JsonConverter<T> where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            (reader.TokenType == JsonTokenType.String ? Words.Read<T>(reader.GetString()) : null) ?? throw new JsonException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Words.Write(value));
    }

    // The shape of the file: what System.Text.Json checks by itself.
    private sealed record VersionShape(
        string Code, int Version, Dictionary<string, string> Title, Dictionary<string, string> Consent, IndexFormulaShape Index,
        IReadOnlyList<IndexShape> Indices, IReadOnlyList<ScaleShape> Scales, IReadOnlyList<ContentShape> Contents, IReadOnlyList<SectionShape> Sections,
        string? Source = null, string? Note = null);

    private sealed record IndexFormulaShape(string Formula, string Aggregation);

    private sealed record IndexShape(string Code, Dictionary<string, string> Title, IReadOnlyList<string> Contents, Population Population);

    private sealed record ScaleShape(string Code, IReadOnlyList<LevelShape> Levels);

    private sealed record LevelShape(int Value, LevelMeaning Meaning, Dictionary<string, string> Label, string? Code = null);

    private sealed record ContentShape(string Code, Dictionary<string, string> Title);

    private sealed record SectionShape(
        string Code, Dictionary<string, string> Title, IReadOnlyList<ItemShape> Items, string? Content = null, Dictionary<string, string>? Lead = null);

    private sealed record ItemShape(
        string Code, ItemKind Type, Dictionary<string, string> Question, bool Required,
        PersonalData? Data = null, string? Scale = null, IReadOnlyList<OptionShape>? Options = null, int? MaxLength = null);

    private sealed record OptionShape(string Code, Dictionary<string, string> Label);
}
