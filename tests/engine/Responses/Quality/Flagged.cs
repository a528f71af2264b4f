using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

/// <summary>Responses to flag: ten criteria in two sections, answered at leisure by one person on the web, unless a test says otherwise.</summary>
internal static class Flagged
{
    private static readonly QuestionnaireVersion _version = Criteria(10);

    public static Campaign Campaign { get; } = Sample.Campaign(version: _version);

    /// <summary>Criteria c1, c2 … on the sample's scale, the first half in one section and the second in another, and a long comment.</summary>
    public static QuestionnaireVersion Criteria(int count, Action<JsonNode>? change = null) => Sample.Version(document =>
    {
        var section = document["sections"]![0]!;
        section["items"] = new JsonArray([.. Enumerable.Range(1, count / 2).Select(Criterion)]);
        var other = section.DeepClone();
        (other["code"], other["items"]) = ("II.B", new JsonArray([.. Enumerable.Range((count / 2) + 1, count - (count / 2)).Select(Criterion)]));
        document["sections"]!.AsArray().Insert(1, other);
        Sample.Set(document, "/sections/2/items/2/maxLength", "500");
        change?.Invoke(document);
    });

    public static Response Response(
        string levels = "4545454545", Guid? id = null, string? comment = null, Campaign? campaign = null, DateTimeOffset? receivedAt = null, Func<Submission, Submission>? change = null)
    {
        var received = receivedAt ?? Sample.Noon;
        var submission = new Submission(id ?? Guid.NewGuid(), new(null, null, null), Channel.Web, "vi", received.AddMinutes(-5), received);
        return new(campaign ?? Campaign, change is null ? submission : change(submission), Answers(_version, levels, comment), received);
    }

    /// <param name="levels">One digit a criterion; '-' where it was left out.</param>
    public static Answers Answers(QuestionnaireVersion version, string levels, string? comment = null)
    {
        var fields = levels.Select((level, i) => ($"c{i + 1}", $"{level}")).Where(field => field.Item2 != "-");
        return Sample.Must(Engine.Answers.Parse(version, Sample.Fields([.. fields, .. comment is null ? Array.Empty<(string, string)>() : [("comment", comment)]]), Sample.Today));
    }

    private static JsonNode Criterion(int number) => new JsonObject
    {
        ["code"] = $"c{number}",
        ["type"] = "scale",
        ["scale"] = "satisfaction-5",
        ["required"] = false,
        ["question"] = new JsonObject { ["vi"] = $"Tiêu chí {number}" },
    };
}
