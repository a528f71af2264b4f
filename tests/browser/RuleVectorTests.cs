using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace SurveyHub.Tests;

/// <summary>What C# computes in <see cref="RuleEvaluatorTests"/>, Chromium computes with rules.js, case by case.</summary>
public sealed class RuleVectorTests(RuleVectorTests.Chromium chromium) : IClassFixture<RuleVectorTests.Chromium>
{
    [TheoryInChromium, MemberData(nameof(RuleVectors.Names), MemberType = typeof(RuleVectors))]
    public void Evaluate_Vector_ComesToWhatIsExpected(string name)
    {
        var (vector, found) = (RuleVectors.All[name], chromium.Results[name]!);

        if (vector.Text is not null)
            Assert.Equal(vector.Expected.GetString(), found.GetValue<string>());
        else
            Assert.Equal(RuleJson.ReadValue(vector.Expected), RuleJson.ReadValue(JsonSerializer.SerializeToElement(found["value"])));
    }

    [FactInChromium]
    public async Task Evaluate_RandomRulesAndAnswers_ComesToTheSameAsOnTheServer()
    {
        var cases = Enumerable.Range(1, 3000).Select(seed =>
        {
            var random = new RandomRules(seed);
            return (Seed: seed, Rule: seed % 2 == 0 ? random.Any() : random.Of((RuleType)(seed / 2 % 4)), Answers: random.Answers(mayMismatch: seed % 2 == 0));
        }).ToList();

        var found = await chromium.RunAsync(cases.Select(one => Case($"{one.Seed}", one.Rule, Write(one.Answers), RuleVectors.Today)));

        Assert.Empty(cases
            .Where(one => RuleJson.ReadValue(JsonSerializer.SerializeToElement(found[$"{one.Seed}"]!["value"])) != RuleEvaluator.Evaluate(one.Rule, RandomRules.Lookup(one.Answers), RuleVectors.Today))
            .Select(one => $"{one.Seed}: {one.Rule}"));
    }

    private static JsonObject Case(string name, Rule rule, JsonNode answers, DateOnly today) => new()
    {
        ["name"] = name,
        ["rule"] = JsonNode.Parse(RuleJson.Write(rule)),
        ["answers"] = answers,
        ["today"] = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    private static JsonObject Case(RuleVector vector)
    {
        var answers = JsonNode.Parse(vector.Answers.GetRawText())!;
        if (vector.Text is null)
            return Case(vector.Name, Sample.Must(RuleParser.Parse(vector.Rule!)), answers, vector.Today);

        var piped = Sample.Must(PipedText.Parse(vector.Text));
        var json = Case(vector.Name, new Rule.Literal(RuleValue.Of(true)), answers, vector.Today);
        (json["parts"], json["language"]) = (JsonNode.Parse(CanonicalJson.Write(piped.WriteJson)), vector.Language);
        return json;
    }

    private static JsonNode Write(Dictionary<Code, RuleValue> answers) => JsonNode.Parse(CanonicalJson.Write(writer =>
    {
        writer.WriteStartObject();
        foreach (var (item, value) in answers)
        {
            writer.WritePropertyName(item.Value);
            RuleJson.Write(writer, value);
        }

        writer.WriteEndObject();
    }))!;

    /// <summary>One page of the real site, under a policy that allows its own scripts and no text to be run as code.</summary>
    public sealed class Chromium : IAsyncLifetime
    {
        public static string Executable { get; } = Environment.GetEnvironmentVariable("SURVEYHUB_TEST_CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium";

        private SurveyHubApp? _app;
        private IPlaywright? _playwright;
        private IBrowser? _browser;
        private IPage? _page;

        /// <summary>By the vector's name.</summary>
        public JsonNode Results { get; private set; } = new JsonObject();

        public async Task InitializeAsync()
        {
            if (!File.Exists(Executable))
                return;

            _app = await SurveyHubApp.ListenAsync();
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Executable,
                Args = Browser.Flags,
            });
            _page = await _browser.NewPageAsync();
            await _page.RouteAsync("**/vectors", route => route.FulfillAsync(new()
            {
                ContentType = "text/html",
                Body = "<!doctype html><title>vectors</title>",
                Headers = [KeyValuePair.Create("Content-Security-Policy", "default-src 'none'; script-src 'self'")],
            }));
            await _page.GotoAsync(new Uri(_app.Address, "/vectors").ToString());
            Results = await RunAsync(RuleVectors.All.Values.Select(Case));
        }

        public async Task<JsonNode> RunAsync(IEnumerable<JsonObject> cases) => JsonNode.Parse(await _page!.EvaluateAsync<string>(
            """
            async ([cases, labels]) => {
              const { evaluate, pipe } = await import("/rules.js");
              const words = JSON.parse(labels);
              const result = (one) => one.parts
                ? pipe(one.parts, one.answers, one.today, one.language, (item, option) => words[item]?.[option])
                : { value: evaluate(one.rule, one.answers, one.today) };
              return JSON.stringify(Object.fromEntries(JSON.parse(cases).map((one) => [one.name, result(one)])));
            }
            """,
            new[] { new JsonArray([.. cases]).ToJsonString(), RuleVectors.Labels.GetRawText() }))!;

        public async Task DisposeAsync()
        {
            if (_browser is not null)
                await _browser.DisposeAsync();
            _playwright?.Dispose();
            if (_app is not null)
                await _app.DisposeAsync();
        }
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class TheoryInChromiumAttribute : TheoryAttribute
    {
        public TheoryInChromiumAttribute() => Skip = File.Exists(Chromium.Executable) ? null : "There is no Chromium.";
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class FactInChromiumAttribute : FactAttribute
    {
        public FactInChromiumAttribute() => Skip = File.Exists(Chromium.Executable) ? null : "There is no Chromium.";
    }
}
