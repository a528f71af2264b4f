using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace SurveyHub.Engine;

/// <summary>The JSON Schema of a questionnaire document, made from the types that read it, so the two cannot differ.</summary>
/// <remarks>It says what shape a document has; whether its codes, rules and scales fit together, <see cref="QuestionnaireDocument"/> says.</remarks>
public static class QuestionnaireSchema
{
    private static readonly JsonSerializerOptions _writing = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>ForeignDraft 2020-12; published as <c>docs/questionnaire.schema.json</c>.</summary>
    public static string Text { get; } = Write();

    private static string Write()
    {
        var schema = new JsonSerializerOptions(DocumentShape.Strict) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() }.GetJsonSchemaAsNode(typeof(DocumentShape.Version), new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform }).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "SurveyHub questionnaire");
        return schema.ToJsonString(_writing) + "\n";
    }

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (type.IsEnum)
            return new JsonObject { ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(name => (JsonNode?)JsonNamingPolicy.KebabCaseLower.ConvertName(name))]) };
        if (schema is not JsonObject json)
            return schema;
        if (json["type"] is JsonArray types) // absence is said by leaving a property out, never by null
            json["type"] = types.Select(one => (string)one!).First(one => one != "null");
        json.Remove("default");
        if (type == typeof(Dictionary<string, string>))
            json["required"] = new JsonArray("vi");
        return json;
    }
}
