using System.Numerics;
using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

public sealed class ReportVerbTests(SeededReport seeded) : IClassFixture<SeededReport>
{
    [Theory, EachDatabase]
    public async Task Report_SeededCampaign_HasTheFiguresOfTheOpenData(string provider)
    {
        await using var store = await TestDatabase.CreateWithoutTablesAsync(provider);
        using var program = new SurveyHubProgram();
        string[] settings = ["--Database:Provider=" + provider, "--Database:ConnectionString=" + store.ConnectionString];
        await program.RunAsync(["seed", "--responses", "2000", "--seed", "7", .. settings]);

        var ended = await program.RunAsync(["report", "--campaign", "demo", "--out", "report.json", .. settings]);
        var report = JsonNode.Parse(program.Read("report.json"))!;

        Assert.Equal((0, ""), (ended.ExitCode, ended.Output));
        using var site = await program.ServeAsync(["--urls", "http://127.0.0.1:0", .. settings]);
        var results = JsonNode.Parse(await site.Client.GetStringAsync("/results/demo.json"))!.AsObject();
        Assert.All(results.Where(part => part.Key is not ("asOf" or "ledger")), part => Assert.True(JsonNode.DeepEquals(part.Value, report[part.Key]), part.Key)); // the ledger has gone on: that the report was read stands in it
        Assert.Equal(2000, Count(report["overall"]!, "respondents"));
        Assert.True(JsonNode.DeepEquals(seeded.Vietnamese["gap"], report["gap"]) && JsonNode.DeepEquals(seeded.Vietnamese["comments"], report["comments"])); // on SQLite
    }

    [Fact]
    public void Gap_OfEachTarget_IsTheDistanceFromItsThresholdAndTheSumOfItsParts()
    {
        var targets = List(seeded.Vietnamese, "targets").Where(target => target["percent"] is not null).ToList();
        var gaps = List(seeded.Vietnamese, "gap").ToList();

        Assert.Equal(10, gaps.Count);
        Assert.All(gaps.Zip(targets), pair =>
        {
            var (gap, target) = pair;
            var total = Exact(gap["total"]!);
            Assert.Equal(new Fraction(Count(target, "satisfied"), Count(target, "valid")).Minus(Fraction.Of(target["percent"]!.GetValue<decimal>() / 100)), total);
            Assert.All((string[])["units", "factors", "criteria"], parts =>
            {
                Assert.Equal(total, Fraction.Sum(List(gap, parts).Select(Exact)));
                Assert.Equal(Count(target, "valid"), List(gap, parts).Sum(part => Count(part, "valid")));
            });
            Assert.Equal(Count(target, "respondents"), List(gap, "units").Sum(part => Count(part, "respondents")));
        });
    }

    [Fact]
    public async Task Sentences_InBothLanguages_AreWholeAndAsMany()
    {
        var english = await seeded.WriteInAsync("en_US.UTF-8");

        var (vi, en) = (Sentences(seeded.Vietnamese).ToList(), Sentences(english).ToList());

        Assert.True(vi.Count > 400, $"Only {vi.Count} sentences.");
        Assert.Equal(vi.Count, en.Count);
        Assert.All(vi.Concat(en), sentence => Assert.Matches(@"^[\p{Lu}\d][^{}]+\.$", sentence));
        Assert.Contains("Cao hơn ngưỡng 4,10 điểm phần trăm.", vi);
        Assert.Contains("4.10 percentage points above the threshold.", en);
    }

    [Fact]
    public void Drivers_OfSeededAnswers_ShareTheWholeImportanceAndMendFirstIsBelowTheCut()
    {
        var drivers = seeded.Vietnamese["drivers"]!;
        var order = List(drivers["criteria"]!, "order").ToList();

        Assert.Equal(16, order.Count);
        Assert.Equal(1, order.Sum(driver => Number(driver, "importance")), 9);
        var mendFirst = order.TakeWhile(driver => Word(driver, "quadrant") == "mend-first").ToList();
        Assert.Equal(mendFirst.Select(driver => Word(driver, "code")), List(drivers, "mendFirst").Select(driver => Word(driver, "code")));
        Assert.NotEmpty(mendFirst);
        Assert.All(mendFirst, driver => Assert.True(100 * Number(driver, "rate") < Number(drivers["criteria"]!, "performanceCut")));
    }

    [Fact]
    public void Trend_OfEachScope_HasEveryAnswerInOneMonth()
    {
        var series = List(seeded.Vietnamese["trend"]!, "series").ToDictionary(one => Word(one, "code"), one => List(one["line"]!, "segments").SelectMany(segment => List(segment, "points")).ToList());
        var tthc = List(seeded.Vietnamese, "targets").First(target => Word(target, "index") == "tthc");

        Assert.Equal(["overall", "tthc", "service", "public-service-unit"], series.Keys);
        Assert.Equal(12, series["overall"].Count);
        Assert.Equal(Count(seeded.Vietnamese["overall"]!, "satisfied"), series["overall"].Sum(point => Count(point, "satisfied")));
        Assert.Equal(Count(tthc, "satisfied"), series["tthc"].Sum(point => Count(point, "satisfied"))); // of administrative agencies only
        Assert.Equal(Number(series["overall"][1], "rate") - Number(series["overall"][0], "rate"), Number(series["overall"][1]["change"]!, "value"), 12);
    }

    [Fact]
    public async Task Units_OfALevel_CountWhatIsBelowThemAndSayWhoIsInNone()
    {
        var units = (await seeded.WriteAsync("--level", "commune", "--period", "year"))["units"]!;
        var communes = List(units, "units").ToList();

        Assert.Equal("commune", Word(units, "level"));
        Assert.Equal(8, communes.Count);
        Assert.Equal(Count(units, "of"), communes.Count(unit => unit["rank"] is not null));
        Assert.Equal(2000, Count(units, "unplaced") + communes.Sum(unit => Count(unit, "respondents")));
        Assert.All(communes, unit => Assert.InRange(Count(unit, "rank"), Count(unit["ranks"]!, "first"), Count(unit["ranks"]!, "last")));
        Assert.All(communes, unit => Assert.InRange(Number(unit, "shrunken"), Math.Min(Number(unit, "rate"), Mean()), Math.Max(Number(unit, "rate"), Mean())));

        double Mean() => Number(units["shrinkage"]!, "mean");
    }

    [Fact]
    public async Task Report_OfFewPeople_MarksEachSmallCellAndNoOther()
    {
        var report = await seeded.WriteAsync("--unit", "so-noi-vu", "--field", "dat-dai", "--Results:Floor=10");

        var cells = Objects(report).Where(cell => People(cell) is not null).ToLookup(cell => cell["small"] is not null);

        Assert.Equal((8, 10), (Count(report, "responses"), Count(report, "floor")));
        Assert.Null(report["comments"]); // below their floor
        Assert.NotEmpty(cells[true]);
        Assert.All(cells[true], cell => Assert.InRange(People(cell)!.Value, 1, 9));
        Assert.All(cells[false], cell => Assert.False(People(cell) is > 0 and < 10));

        static long? People(JsonObject cell) => (cell["respondents"] ?? cell["people"])?.GetValue<long>();
    }

    [Fact]
    public async Task Change_AgainstAnEarlierCampaign_IsSplitWithoutARest()
    {
        using var program = new SurveyHubProgram();
        await program.RunAsync("campaign", "add", "--code", "sau", "--title", "Kỳ sau", "--questionnaire", "one-stop-counter", "--opens", "2026-07-01", "--closes", "2026-12-31");
        await program.RunAsync("seed", "--responses", "300", "--seed", "7");
        await program.RunAsync("seed", "--responses", "300", "--seed", "8", "--campaign", "sau");

        var change = JsonNode.Parse((await program.RunAsync("report", "--campaign", "sau", "--against", "demo")).Output)!["change"]!;
        var (rate, overall) = (change["rate"]!, List(change, "scopes").First());

        Assert.Equal(Exact(rate["total"]!), Fraction.Sum([Exact(rate["within"]!), Exact(rate["mix"]!)]));
        Assert.Equal(Exact(rate["within"]!), Fraction.Sum(List(rate, "units").Select(unit => Exact(unit["within"]!))));
        Assert.Equal(
            Exact(rate["total"]!),
            new Fraction(Count(overall["after"]!, "satisfied"), Count(overall["after"]!, "valid")).Minus(new(Count(overall["before"]!, "satisfied"), Count(overall["before"]!, "valid"))));
        Assert.Equal(Number(rate["total"]!, "points") / 100, Number(overall["difference"]!, "value"), 12);
        Assert.Equal(1 + 1 + 5 + 16 + 3, List(change, "scopes").Count());
    }

    [Theory]
    [InlineData("--campaign", "khong-co", "campaign-unknown", "khong-co")]
    [InlineData("--unit", "so-nao", "unit-unknown", "so-nao")]
    [InlineData("--field", "linh-vuc-nao", "field-unknown", "linh-vuc-nao")]
    [InlineData("--against", "truoc", "campaign-unknown", "truoc")]
    [InlineData("--against", "sipas", "campaign-incomparable", "sipas")]
    [InlineData("--level", "huyen", "“huyen”", "huyen")]
    [InlineData("--period", "decade", "“decade”", "decade")]
    [InlineData("--out", "khong-co/report.json", "file-unwritable", "khong-co/report.json")]
    public async Task Report_NameThatIsUnknown_IsRefusedByName(string option, string value, string rule, string named)
    {
        string[] words = option == "--campaign" ? [option, value] : ["--campaign", "demo", option, value];

        var ended = await seeded.Program.RunAsync(["report", .. words]);

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains(rule, ended.Errors, StringComparison.Ordinal);
        Assert.Contains(named, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("\"overall\"", ended.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonNode> List(JsonNode of, string name) => of[name]!.AsArray().Select(node => node!);

    private static long Count(JsonNode of, string name) => of[name]!.GetValue<long>();

    private static double Number(JsonNode of, string name) => of[name]!.GetValue<double>();

    private static string Word(JsonNode of, string name) => of[name]!.GetValue<string>();

    private static Fraction Exact(JsonNode of) => Word(of, "exact").Split('/') is [var numerator, var denominator]
        ? new(BigInteger.Parse(numerator, System.Globalization.CultureInfo.InvariantCulture), BigInteger.Parse(denominator, System.Globalization.CultureInfo.InvariantCulture))
        : throw new FormatException();

    private static IEnumerable<string> Sentences(JsonNode report) =>
        Objects(report).Select(node => node["sentence"]).OfType<JsonNode>().Concat(List(report["drivers"]!, "about")).Select(sentence => sentence.GetValue<string>());

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(part => Objects(part.Value)).Prepend(one),
        JsonArray many => many.SelectMany(Objects),
        _ => [],
    };
}
