namespace SurveyHub.Tests;

public sealed class ReportTemplatesTests
{
    [Theory, EachDatabase]
    public async Task Find_NothingSaved_IsNull(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);

        Assert.Null(await store.ReportTemplates.FindAsync(default));
    }

    [Theory, EachDatabase]
    public async Task Save_Twice_KeepsBothAndTheLaterCounts(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        Sample.Must(await store.ReportTemplates.SaveAsync(OfficialSample.Text(), was: 0, Sample.Signed(), default));
        var own = OfficialSample.Text() with { Chapters = ["overall"], Own = [new("Kiến nghị", "Đoạn một.\n\nĐoạn hai.", "overall"), new(" ", null, null)] };

        Sample.Must(await store.ReportTemplates.SaveAsync(own, was: 1, Sample.Signed("Trần Thị Ngọc"), default));

        var found = (await store.ReportTemplates.FindAsync(default))!;
        Assert.Equal((2, "Trần Thị Ngọc", 2L), (found.Number, found.Made.By, await store.CountAsync("report_template")));
        Assert.Equal(["ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"], found.Template.Letterhead.Authority);
        Assert.Equal([ReportChapter.Overall], found.Template.Chapters);
        var chapter = Assert.Single(found.Template.Own);
        Assert.Equal(("Kiến nghị", ReportChapter.Overall), (chapter.Title, chapter.After));
        Assert.Equal(["Đoạn một.", "Đoạn hai."], chapter.Paragraphs);
    }

    [Theory, EachDatabase]
    public async Task Save_AfterSomebodyElseDid_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        Sample.Must(await store.ReportTemplates.SaveAsync(OfficialSample.Text(), was: 0, Sample.Signed(), default));

        var refused = await store.ReportTemplates.SaveAsync(OfficialSample.Text() with { Place = "Thái Bình" }, was: 0, Sample.Signed(), default);

        Assert.Equal(["report-template-changed"], refused.Problems.Select(problem => problem.Rule));
        Assert.Equal((1, "Hưng Yên"), ((await store.ReportTemplates.FindAsync(default))!.Number, (await store.ReportTemplates.FindAsync(default))!.Template.Letterhead.Place));
    }

    [Fact]
    public void Parse_EverythingWrong_NamesEachPlace()
    {
        var text = OfficialSample.Text() with
        {
            Authority = " \n ",
            Place = new string('x', 201),
            ReportSymbol = "bc snv",
            DecisionSymbol = null,
            Chapters = [],
            Own = [new("", "Có nội dung", null), new("Có tiêu đề", "", "overall")],
        };

        Assert.Equal(
            ["Authority line-missing", "DecisionSymbol document-symbol-malformed", "Own[0].Title line-missing", "Own[1].Body line-missing", "Place line-too-long", "ReportSymbol document-symbol-malformed"],
            text.Parse().Problems.Select(problem => $"{problem.Place} {problem.Rule}").Order(StringComparer.Ordinal));
        Assert.Equal("chapters-missing", Assert.Single((OfficialSample.Text() with { Chapters = ["unknown"] }).Parse().Problems).Rule);
    }

    [Theory]
    [InlineData("BC-SNV", true)]
    [InlineData("QĐ-UBND", true)]
    [InlineData("BC-SNV-CCHC", true)]
    [InlineData("BC", false)]
    [InlineData("BC-snv", false)]
    [InlineData("12/BC-SNV", false)]
    public void Parse_Symbol_IsCapitalsAndDashes(string symbol, bool isOne) => Assert.Equal(isOne, (OfficialSample.Text() with { ReportSymbol = symbol }).Parse().Value is not null);
}
