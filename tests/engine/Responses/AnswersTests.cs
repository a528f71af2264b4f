using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace SurveyHub.Tests;

public sealed class AnswersTests
{
    [Fact]
    public void Parse_AnswersInAnyOrder_AreCanonical()
    {
        var answers = Sample.Answers(("gender", "female"), ("c39", "2"), ("c24", "5"));

        Assert.Equal("""{"c24":"5","c39":"2","gender":"female"}""", answers.Choices);
        Assert.Null(answers.Comments);
    }

    [Theory]
    [InlineData("c24", "6", "answer-unknown", "c24")]
    [InlineData("c24", "very good", "answer-unknown", "c24")]
    [InlineData("c24", "", "answer-missing", "c24")]
    [InlineData("c24", " \t", "answer-missing", "c24")]
    [InlineData("gender", "other", "answer-unknown", "gender")]
    [InlineData("comment", "Hai mươi mốt chữ cái!", "answer-too-long", "comment")]
    [InlineData("c25", "5", "answer-unexpected", "c25")]
    [InlineData("c25", "", "answer-unexpected", "c25")]
    [InlineData("họ tên", "Nguyễn Văn An", "answer-unexpected", "họ tên")]
    public void Parse_OneFieldWrong_IsOneProblemAtItsItem(string field, string value, string rule, string place)
    {
        (string, string)[] fields = field == "c24" ? [(field, value)] : [("c24", "5"), (field, value)];

        var problem = Assert.Single(Parse(Sample.Fields(fields)).Problems);

        Assert.Equal((rule, place), (problem.Rule, problem.Place));
    }

    [Fact]
    public void Parse_NothingSent_MissesOnlyWhatIsRequired() => Assert.Equal([Problem.AnswerMissing(Code.Of("c24"))], Parse([]).Problems);

    [Fact]
    public void Parse_ManyThingsWrong_NamesThemInTheOrderOfTheItems()
    {
        var read = Parse(Sample.Fields(("zz", "1"), ("gender", "x"), ("c39", "9"), ("comment", "Hai mươi mốt chữ cái!")));

        Assert.Equal(["c24", "c39", "gender", "comment", "zz"], read.Problems.Select(problem => problem.Place));
    }

    [Theory]
    [InlineData("c24", "5", "5")]
    [InlineData("c24", "4", "5")]
    [InlineData("gender", "male", "female")]
    [InlineData("comment", "Tốt", "Tốt")]
    public void Parse_TwoAnswersWhereOneIsAsked_AreRepeated(string item, string first, string second) =>
        Assert.Equal([Problem.AnswerRepeated(Code.Of(item))], Parse([.. Sample.Fields(("c24", "5")).Where(field => field.Key != item), new(item, [first, second])]).Problems);

    [Fact]
    public void Parse_ItemInTwoFields_IsRepeated() =>
        Assert.Equal([Problem.AnswerRepeated(Code.Of("c24"))], Parse(Sample.Fields(("c24", "5"), ("C24", "5"))).Problems);

    [Fact]
    public void Parse_SameOptionTwice_IsRepeated() =>
        Assert.Equal([Problem.AnswerRepeated(Code.Of("channels"))], Parse([.. Sample.Fields(("c24", "5")), new("channels", ["tv", "TV"])]).Problems);

    [Fact]
    public void Parse_ManyOptions_AreInTheOrderOfTheItemWithoutBlanks()
    {
        var answers = Sample.Must(Parse([.. Sample.Fields(("c24", "5")), new("channels", ["web", "", "tv"])]));

        Assert.Equal("""{"c24":"5","channels":["tv","web"]}""", answers.Choices);
    }

    [Fact]
    public void Parse_OneOfManyOptions_IsStillAList() =>
        Assert.Equal("""{"c24":"5","channels":["radio"]}""", Sample.Answers(("c24", "5"), ("channels", "radio")).Choices);

    [Fact]
    public void Parse_RequiredListWithUnknownOption_IsNotCalledMissingToo()
    {
        var version = Sample.Version(document => document["sections"]![1]!["items"]![1]!["required"] = true);

        Assert.Equal("answer-unknown", Assert.Single(Answers.Parse(version, Sample.Fields(("c24", "5"), ("channels", "x")), Sample.Today).Problems).Rule);
    }

    [Fact]
    public void Parse_LevelValueInsteadOfItsCode_IsStoredAsTheCode()
    {
        var version = Sample.Version(document => document["scales"]![0]!["levels"]![4]!["code"] = "high");

        Assert.Equal("""{"c24":"high"}""", Sample.Must(Answers.Parse(version, Sample.Fields(("c24", "5")), Sample.Today)).Choices);
    }

    [Fact]
    public void Parse_PaperLeftBlank_IsTakenWhereItMayBe()
    {
        var answers = Sample.Must(Answers.Parse(Sample.Version(), Sample.Fields(("c24", ""), ("c39", "3")), Sample.Today, mayBlank: true));

        Assert.Equal("""{"c39":"3"}""", answers.Choices);
    }

    [Fact]
    public void Parse_PaperWithAWrongAnswer_IsRefusedAllTheSame() =>
        Assert.Equal("answer-unknown", Assert.Single(Answers.Parse(Sample.Version(), Sample.Fields(("c24", "7")), Sample.Today, mayBlank: true).Problems).Rule);

    [Theory]
    [InlineData("Tốt", """{"comment":"Tốt"}""")]
    [InlineData("  Tốt \r\n\r\n lắm\r", """{"comment":"Tốt \n\n lắm"}""")]
    [InlineData("a\tb", """{"comment":"a\tb"}""")]
    [InlineData("T\u0000ố\u001Bt\u007F\u009F", """{"comment":"Tốt"}""")]
    [InlineData("Tốt\uFFFE\uFFFF", """{"comment":"Tốt"}""")]
    [InlineData("<b>\"'&", """{"comment":"<b>\"'&"}""")]
    public void Parse_FreeText_IsCleanedOfWhatKeyboardsDoDifferently(string text, string comments) =>
        Assert.Equal(comments, Sample.Answers(("c24", "5"), ("comment", text)).Comments);

    [Fact]
    public void Parse_HalfASurrogatePair_BecomesTheReplacementCharacter() =>
        Assert.Equal("{\"comment\":\"Tốt\uFFFD\"}", Sample.Answers(("c24", "5"), ("comment", "Tốt\uD83D")).Comments);

    [Fact]
    public void Parse_DecomposedVietnameseAndEmoji_IsOneNormalForm()
    {
        var composed = Sample.Answers(("c24", "5"), ("comment", "Rất hài lòng 😀"));
        var decomposed = Sample.Answers(("c24", "5"), ("comment", "Rất hài lòng 😀".Normalize(NormalizationForm.FormD)));

        Assert.Equal(composed.Comments, decomposed.Comments);
        Assert.Equal("Rất hài lòng 😀", System.Text.Json.JsonDocument.Parse(composed.Comments!).RootElement.GetProperty("comment").GetString());
    }

    [Fact]
    public void Parse_OnlyControlCharacters_IsNoAnswer() => Assert.Null(Sample.Answers(("c24", "5"), ("comment", "\u0007\u0000")).Comments);

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void Parse_FreeText_IsAsLongAsTheItemAllowsAfterCleaning(int letters, bool isTaken)
    {
        var text = " \r\n" + string.Concat(Enumerable.Repeat("ấ".Normalize(NormalizationForm.FormD), letters));

        Assert.Equal(isTaken, Parse(Sample.Fields(("c24", "5"), ("comment", text))).Value is not null);
    }

    [Fact]
    public void Parse_AnyFieldsInAnyOrder_GiveTheSameAnswersOrTheSameProblems()
    {
        var field = Gen.Elements("c24", "C24", "c39", "gender", "channels", "comment", "zz").SelectMany(name =>
            Gen.Elements("5", "1", "", " ", "male", "tv", "web", "Tốt", "Tốt", "9").NonEmptyListOf().Select(values => KeyValuePair.Create<string, IReadOnlyList<string>>(name, [.. values])));

        Prop.ForAll(field.ListOf().ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (fields, seed) =>
        {
            var once = fields.DistinctBy(sent => Code.Parse(sent.Key)).ToList();
            var shuffled = once.ToArray();
            new Random(seed).Shuffle(shuffled);
            return Show(Parse(once)) == Show(Parse(shuffled));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Parse_AnyText_IsTakenOrRefusedAndNeverThrows() =>
        Prop.ForAll<string>(text => text is null || Show(Parse(Sample.Fields(("c24", text), ("comment", text), (text, text)))).Length > 0).QuickCheckThrowOnFailure();

    private static Outcome<Answers> Parse(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> fields) => Answers.Parse(Sample.Version(), fields, Sample.Today);

    private static string Show(Outcome<Answers> outcome) => $"{outcome.Value?.Choices} {outcome.Value?.Comments} {string.Join("; ", outcome.Problems)}";
}
