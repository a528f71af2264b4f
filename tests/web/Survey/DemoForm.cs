namespace SurveyHub.Tests;

/// <summary>The form of the demonstration campaign, filled as a citizen might.</summary>
public static class DemoForm
{
    public const string Address = "/s/demo";

    public static IReadOnlyList<string> Criteria { get; } = [.. Enumerable.Range(24, 16).Select(number => $"c{number}")];

    /// <summary>Every criterion at "satisfied", but for what the test is about: a field said here replaces that of its name.</summary>
    /// <param name="changes">A null value leaves the field out.</param>
    public static IEnumerable<(string Name, string Value)> Filled(params (string Name, string? Value)[] changes) =>
    [
        .. Criteria.Where(code => !changes.Any(change => change.Name == code)).Select(code => (code, "4")),
        .. changes.Where(change => change.Value is not null).Select(change => (change.Name, change.Value!)),
    ];

    /// <summary>Stores answers of one person past the page; the criteria from c24 on, as many as there are values, the rest left blank.</summary>
    public static async Task AnswerAsync(SurveyHubApp app, string? unit, string? field, params IEnumerable<string> values) =>
        await AnswerAsync(app, unit, field, [values]);

    /// <summary>The same for many people at once.</summary>
    public static async Task AnswerAsync(SurveyHubApp app, string? unit, string? field, IEnumerable<IEnumerable<string>> people)
    {
        var campaign = (await app.Service<Campaigns>().FindAsync(Code.Of("demo"), default))!;
        var visit = new Visit(Code.Parse(unit), Code.Parse(field), Point: null);
        await app.Service<Responses>().AddAsync([.. people.Select(Respond)], default);

        Response Respond(IEnumerable<string> values)
        {
            var answers = Sample.Must(Answers.Parse(campaign.Version, Criteria.Zip(values, (code, value) => KeyValuePair.Create<string, IReadOnlyList<string>>(code, [value])), Sample.Today, mayBlank: true));
            return new(campaign, Sample.Submission() with { Visit = visit }, answers, Sample.Noon);
        }
    }
}
