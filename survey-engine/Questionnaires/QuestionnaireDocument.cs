using System.Globalization;
using System.Text.Json;

namespace SurveyHub.Engine;

/// <summary>The JSON form of a questionnaire version, as files, the store and other programs exchange it.</summary>
public static class QuestionnaireDocument
{
    /// <summary>Reads a document, or says everything that is wrong with it, each at its JSON path.</summary>
    public static Outcome<QuestionnaireVersion> Read(string json)
    {
        DocumentShape.Version shape;
        string canonical;
        try
        {
            using var parsed = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (FindNull(parsed.RootElement) is { } below)
                return Problem.DocumentMalformed("$" + below, "null") with { Line = JsonLines.Read(json).Find("$" + below) };
            canonical = CanonicalJson.Write(parsed.RootElement);
            shape = JsonSerializer.Deserialize<DocumentShape.Version>(canonical, DocumentShape.Strict) ?? throw new JsonException("null");
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            // ArgumentException and InvalidOperationException: half a surrogate pair is JSON, but no text.
            var problem = Problem.DocumentMalformed((e as JsonException)?.Path, e.Message);
            return problem with { Line = JsonLines.Read(json).Find(problem.Place) ?? (e as JsonException)?.LineNumber + 1 };
        }

        var read = new Reading(shape, canonical).Version();
        if (read.Value is not null)
            return read;
        var lines = JsonLines.Read(json);
        return read.Problems.Select(problem => problem with { Line = lines.Find(problem.Place) }).ToList();
    }

    /// <summary>The path of the first null below: absence is said by leaving a property out.</summary>
    /// <remarks>It is put together on the way back, so that a document without one costs nothing, however long its names are.</remarks>
    private static string? FindNull(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.Object => value.EnumerateObject().Select(property => FindNull(property.Value) is { } below ? $".{property.Name}{below}" : null).FirstOrDefault(found => found is not null),
        JsonValueKind.Array => value.EnumerateArray().Select((element, i) => FindNull(element) is { } below ? $"[{i}]{below}" : null).FirstOrDefault(found => found is not null),
        JsonValueKind.Undefined or JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => null,
    };

    /// <summary>Turns the shape into the domain's types and gathers what does not fit together.</summary>
    private sealed class Reading(DocumentShape.Version shape, string canonical)
    {
        private readonly DocumentParts _parts = new();
        private readonly Dictionary<string, IReadOnlyList<Level>> _scales = [];
        private readonly HashSet<string> _contents = [];
        private readonly HashSet<Code> _indices = [];

        public Outcome<QuestionnaireVersion> Version()
        {
            var code = _parts.Code(shape.Code, "$.code");
            var title = _parts.Text(shape.Title, "$.title");
            var consent = _parts.Text(shape.Consent, "$.consent");
            var languages = Languages(shape.Languages ?? ["vi"]);
            if (shape.Number < 1)
                _parts.Refuse(Problem.ValueUnsupported("$.version", shape.Number.ToString(CultureInfo.InvariantCulture)));
            var formula = Name<IndexFormula>(shape.Index.Formula, IndexNames.Of, "$.index.formula");
            var aggregation = Name<Aggregation>(shape.Index.Aggregation, IndexNames.Of, "$.index.aggregation");

            shape.Scales.Each("$.scales", Scale);
            var contents = shape.Contents.Each("$.contents", Content);
            var items = new DocumentItems(_parts, _scales, shape.Sections.SelectMany(section => section.Items).Select(item => item.Code));
            var sections = shape.Sections.Each("$.sections", (section, path) => Section(section, items, path));
            foreach (var (section, i) in sections.Select((section, i) => (section, i)).Where(pair => !IsWeighed(pair.section, aggregation)))
                _parts.Refuse(Problem.ValueUnsupported($"$.sections[{i}].weight", $"{section.Weight}"));
            foreach (var repeated in sections.GroupBy(section => section.Code).Where(group => group.Count() > 1))
                _parts.Refuse(Problem.CodeRepeated("$.sections", repeated.Key));
            var indices = shape.Indices.Each("$.indices", Index);

            if (_parts.Problems.Count > 0)
                return _parts.Problems.Distinct().ToList();

            return new QuestionnaireVersion(sections)
            {
                Code = code,
                Number = shape.Number,
                Title = title,
                Source = shape.Source,
                Note = shape.Note,
                Consent = consent,
                Languages = languages,
                Formula = formula,
                Aggregation = aggregation,
                Indices = indices,
                Contents = contents,
                Document = canonical,
                Sha256 = CanonicalJson.Sha256(canonical),
            };
        }

        private List<string> Languages(IReadOnlyList<string> listed)
        {
            if (!listed.Contains("vi") || listed.Distinct().Count() < listed.Count || listed.Any(language => language.Length is < 2 or > 8 || !language.All(char.IsAsciiLetterLower)))
                _parts.Refuse(Problem.ValueUnsupported("$.languages", string.Join(',', listed)));
            return [.. listed.OrderBy(language => language != "vi").ThenBy(language => language, StringComparer.Ordinal)];
        }

        private object Scale(DocumentShape.Scale scale, string path)
        {
            var levels = scale.Levels.Each($"{path}.levels", (level, at) => new Level(
                level.Code is { } code ? _parts.Code(code, $"{at}.code") : Code.Of($"{Math.Abs((long)level.Value)}"),
                level.Value,
                level.Meaning,
                _parts.Text(level.Label, $"{at}.label")));
            if (levels.Count is < 2 or > 11)
                _parts.Refuse(Problem.OptionsTooFew($"{path}.levels"));
            foreach (var level in levels.Where(level => level.Value < 0))
                _parts.Refuse(Problem.ValueUnsupported($"{path}.levels", $"{level.Value}"));
            _parts.CheckUnique(levels, $"{path}.levels");
            foreach (var repeated in levels.GroupBy(level => level.Value).Where(group => group.Count() > 1))
                _parts.Refuse(Problem.CodeRepeated($"{path}.levels", $"{repeated.Key}"));
            if (!_scales.TryAdd(scale.Code, levels))
                _parts.Refuse(Problem.CodeRepeated($"{path}.code", scale.Code));
            return levels;
        }

        private Content Content(DocumentShape.Content content, string path)
        {
            if (!_contents.Add(content.Code))
                _parts.Refuse(Problem.CodeRepeated($"{path}.code", content.Code));
            return new(content.Code, _parts.Text(content.Title, $"{path}.title"));
        }

        private Section Section(DocumentShape.Section section, DocumentItems items, string path)
        {
            if (section.Content is { } content && !_contents.Contains(content))
                _parts.Refuse(Problem.ReferenceUnknown($"{path}.content", content));

            return new(
                section.Code,
                section.Content,
                _parts.Text(section.Title, $"{path}.title"),
                section.Lead is { } lead ? _parts.Text(lead, $"{path}.lead") : null,
                section.Items.Each($"{path}.items", (item, at) => items.Read(item, at, isCriterion: section.Content is not null)))
            {
                Weight = section.Weight,
            };
        }

        /// <summary>Every factor of a weighted index has a weight, and nothing else has.</summary>
        private static bool IsWeighed(Section section, Aggregation aggregation) =>
            section.Content is not null && aggregation == Aggregation.WeightedFactors ? section.Weight > 0 : section.Weight is null;

        private IndexDefinition Index(DocumentShape.NamedIndex index, string path)
        {
            foreach (var content in index.Contents.Where(content => !_contents.Contains(content)))
                _parts.Refuse(Problem.ReferenceUnknown($"{path}.contents", content));
            if (index.Contents.Count == 0 || index.Contents.Distinct(StringComparer.Ordinal).Count() != index.Contents.Count)
                _parts.Refuse(Problem.ValueUnsupported($"{path}.contents", string.Join(',', index.Contents)));
            var code = _parts.Code(index.Code, $"{path}.code");
            if (!DocumentParts.WasRefused(code) && !_indices.Add(code))
                _parts.Refuse(Problem.CodeRepeated($"{path}.code", index.Code));
            return new(code, _parts.Text(index.Title, $"{path}.title"), index.Contents, index.Population);
        }

        private T Name<T>(string name, Func<T, string> nameOf, string path) where T : struct, Enum
        {
            foreach (var value in Enum.GetValues<T>())
            {
                if (nameOf(value) == name)
                    return value;
            }

            _parts.Refuse(Problem.ValueUnsupported(path, name));
            return default;
        }
    }
}
