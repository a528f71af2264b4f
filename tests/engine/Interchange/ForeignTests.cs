using System.Text;

namespace SurveyHub.Tests;

/// <summary>Surveys in the style of other programs: what became of them, and what stayed behind.</summary>
public sealed class ForeignTests
{
    private static readonly string[] _files =
    [
        "one-stop.surveyjs.json", "hospital.surveyjs.json", "plain.surveyjs.json", "household.xlsform.csv", "school.xlsform.csv", "market.xlsform.csv", "service.lss", "old.lss",
    ];

    public static TheoryData<string> Files => [.. _files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_SurveyOfAnotherProgram_IsTheExpectedQuestionnaireAndListOfLosses(string file) =>
        Assert.Equal(Interchange.Text(file + ".expected.txt").ReplaceLineEndings("\n"), Interchange.Describe(Sample.Must(Interchange.Read(file))));

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_SurveyWrittenForSurveyJs_KeepsItsMeaning(string file)
    {
        var version = Sample.Must(Interchange.Read(file)).Version;
        var again = SurveyJsImport.Read(SurveyJsExport.Write(version).Text, "again").Value!;

        Assert.Equal(Interchange.Describe(new(version, [])), Interchange.Describe(new(again.Version, [])));
    }

    [Fact]
    public void Read_EveryKindWrittenForSurveyJs_IsTheSameButForWaysOfSayingIt()
    {
        var again = Sample.Must(SurveyJsImport.Read(SurveyJsExport.Write(Interchange.EveryKind()).Text, "again")).Version;

        Assert.Equal(
            Interchange.Describe(new(Interchange.EveryKind(), [])).Replace("gender in ('female', 'other')", "gender = 'female' or gender = 'other'", StringComparison.Ordinal),
            Interchange.Describe(new(again, [])));
        Assert.Equal(Interchange.EveryKind().Items[0].Options, again.Items[0].Options.Select((level, i) => ((Level)level) with { Label = Interchange.EveryKind().Items[0].Options[i].Label }), (a, b) => a!.ToString()!.Split("Label")[0] == b!.ToString()!.Split("Label")[0]);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_DamagedFile_IsReadOrRefusedWithReasons(string file)
    {
        var (bytes, random) = (Interchange.Bytes(file), new Random(11));
        var ending = file.EndsWith(".csv", StringComparison.Ordinal) ? ".xlsx" : Path.GetExtension(file);
        for (var i = 0; i < 150; i++)
        {
            var damaged = i % 3 == 0 ? bytes[..random.Next(bytes.Length)] : (byte[])bytes.Clone();
            for (var n = i % 3 == 0 ? 0 : random.Next(1, 30); n > 0 && damaged.Length > 0; n--)
                damaged[random.Next(damaged.Length)] = i % 3 == 1 ? (byte)random.Next(256) : bytes[random.Next(bytes.Length)];
            var read = QuestionnaireFile.Read(new MemoryStream(damaged), "damaged" + ending);
            Assert.True(read.Value is not null || read.Problems.Count > 0);
        }
    }

    [Theory]
    [InlineData("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><document>&x;</document>", ".lss", "file-unreadable")]
    [InlineData("<other/>", ".lss", "format-unknown")]
    [InlineData("{ \"pages\": [", ".json", "document-malformed")]
    [InlineData("{ \"pages\": [ 1, null, { \"elements\": [ null, { \"type\": 3 } ] } ] }", ".json", null)]
    [InlineData("x", ".docx", "format-unknown")]
    public void Read_HostileText_IsRefusedOrEmpty(string text, string ending, string? rule) =>
        Assert.Equal(rule, QuestionnaireFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x" + ending).Problems is [var first, ..] ? first.Rule : null);

    [Fact]
    public void Read_JsonNestedTooDeep_IsRefused() =>
        Assert.NotEmpty(QuestionnaireFile.Read(new MemoryStream(Encoding.UTF8.GetBytes("{\"pages\":" + new string('[', 100_000))), "deep.json").Problems);

    [Fact]
    public void Read_ExpressionNestedTooDeep_IsALoss()
    {
        var deep = new string('(', 5000);
        var read = SurveyJsImport.Read($$"""{ "elements": [ { "type": "comment", "name": "a", "visibleIf": "{{deep}}" } ] }""", "deep");

        Assert.Contains("expression", Sample.Must(read).Losses.Select(loss => loss.Why));
    }

    [Fact]
    public void Schema_Published_IsTheOneOfTheReader() => Assert.Equal(QuestionnaireSchema.Text, File.ReadAllText(Interchange.Repository("docs/questionnaire.schema.json")).ReplaceLineEndings("\n"));

    [Fact]
    public void Read_ProblemInADocument_NamesItsLine()
    {
        var problem = Assert.Single(QuestionnaireDocument.Read("""
            {
              "code": "a", "version": 1, "title": { "vi": "A" }, "consent": { "vi": "A" }, "index": { "formula": "top2box", "aggregation": "pooled_answers" },
              "indices": [], "scales": [], "contents": [], "sections": [ { "code": "s", "title": { "vi": "S" }, "items": [
                { "code": "q", "type": "yes-no", "question": { "vi": "Q" } },
                { "code": "q", "type": "yes-no", "question": { "vi": "Q" } } ] } ]
            }
            """).Problems);

        Assert.Equal(("code-repeated", 5L), (problem.Rule, problem.Line));
    }
}
