using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SurveyHub.Tests;

/// <summary>The form as it is first shown.</summary>
public sealed class RespondTests
{
    [Fact]
    public async Task Get_DemoCampaign_AsksEachChoiceInAFieldsetWithTheQuestionAsLegend()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var page = await app.OpenAsync("/s/demo");

        Assert.Equal([.. DemoForm.Criteria, "gender", "age"], page.QuerySelectorAll("fieldset").Select(fieldset => fieldset.QuerySelector("input")!.GetAttribute("name")));
        Assert.All(page.QuerySelectorAll("fieldset"), fieldset => Assert.Equal("LEGEND", fieldset.FirstElementChild!.TagName));
        Assert.Contains("Biển hiệu, hướng dẫn tại nơi giải quyết rõ ràng, dễ tìm", page.QuerySelector("#q-c24 legend")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["1", "2", "3", "4", "5"], page.QuerySelectorAll("input[type=radio][name=c24]").Select(radio => radio.GetAttribute("value")));
        Assert.Equal("1000", page.QuerySelector("textarea[name=comment]")!.GetAttribute("maxlength"));
    }

    [Fact]
    public async Task Get_DemoCampaign_StandsOnItsOwnWithoutScript()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var page = await app.OpenAsync("/s/demo");

        Assert.Empty(page.QuerySelectorAll("script, iframe, [onclick], [style]"));
        Assert.Equal("post", page.QuerySelector("form#survey")!.GetAttribute("method"));
        Assert.All(page.QuerySelectorAll("input[type=radio], input[type=checkbox]"), input => Assert.Equal("LABEL", input.ParentElement!.TagName));
        Assert.Empty(page.QuerySelectorAll("input[checked]"));
    }

    [Fact]
    public async Task Get_DemoCampaign_SaysWhatHappensToTheAnswersBeforeTheFirstQuestion()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var page = await app.OpenAsync("/s/demo");
        var consent = page.QuerySelector(".consent")!;

        Assert.StartsWith("Phiếu này không ghi tên", consent.QuerySelector("p")!.TextContent, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("#survey fieldset, #survey select, #survey textarea"), question => Assert.True(consent.CompareDocumentPosition(question).HasFlag(DocumentPositions.Following)));
    }

    [Fact]
    public async Task Get_Twice_EachFormHasAnIdOfItsOwn()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var (first, second) = (await IdAsync(app), await IdAsync(app));

        Assert.NotEqual(first, second);
        Assert.Equal([7, 7], [first.Version, second.Version]);
    }

    [Fact]
    public async Task Get_UnitAndFieldInTheAddress_AreShownAndNotAsked()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var page = await app.OpenAsync("/s/demo?unit=so-noi-vu&field=dat-dai&point=quay-1");

        Assert.Equal("Ông/bà đang đánh giá: Sở Nội vụ – Đất đai", page.QuerySelector(".visit")?.TextContent);
        Assert.Empty(page.QuerySelectorAll("select"));
        Assert.Equal("/s/demo?unit=so-noi-vu&field=dat-dai&point=quay-1", page.QuerySelector("form#survey")!.GetAttribute("action"));
    }

    [Fact]
    public async Task Get_OnlyUnitInTheAddress_AsksForTheFieldOnly()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var page = await app.OpenAsync("/s/demo?unit=so-noi-vu");

        Assert.Equal("field", Assert.Single(page.QuerySelectorAll("select")).Id);
    }

    [Fact]
    public async Task Get_NoPlaceInTheAddress_OffersAllUnitsButTheProvinceAndAllFields()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var page = await app.OpenAsync("/s/demo");
        var (units, fields) = (Choices("unit"), Choices("field"));

        Assert.Contains("so-noi-vu", units);
        Assert.DoesNotContain("tinh-minh-hoa", units);
        Assert.Contains(("Sở, ban, ngành", "Sở Nội vụ"), page.QuerySelectorAll("select#unit optgroup").SelectMany(group => group.Children.Select(unit => (group.GetAttribute("label")!, unit.TextContent))));
        Assert.Equal(15, fields.Count); // fourteen, and none
        Assert.Contains("dat-dai", fields);

        IReadOnlyList<string> Choices(string select) => [.. page.QuerySelectorAll<IHtmlOptionElement>($"select#{select} option").Select(option => option.Value)];
    }

    [Fact]
    public async Task Get_UnitThatNoLongerExists_IsRefusedAndNotOffered()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.Database.ExecuteAsync("update unit set valid_to = '2026-03-01' where code = 'so-noi-vu'");

        using var response = await app.Client.GetAsync("/s/demo?unit=so-noi-vu");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Null((await app.OpenAsync("/s/demo")).QuerySelector("option[value=so-noi-vu]"));
    }

    [Fact]
    public async Task Get_English_IsEnglishButForTheNamesOfUnits()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var page = await app.OpenAsync("/s/demo?lang=en");
        foreach (var name in page.QuerySelectorAll("select#unit option, [lang=vi]"))
            name.Remove();

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Signs and directions", page.QuerySelector("#q-c24 legend")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotMatch("[ăâđêôơưĂÂĐÊÔƠƯ\u1EA0-\u1EF9]", page.DocumentElement.TextContent);
        Assert.DoesNotContain(page.QuerySelectorAll("[aria-label]"), element => element.GetAttribute("aria-label")!.Any(letter => letter is >= '\u1EA0' and <= '\u1EF9'));
    }

    [Theory]
    [InlineData("/s/khong-co", "Không tìm thấy cuộc khảo sát", "“khong-co”")]
    [InlineData("/s/kh%C3%B4ng%20c%C3%B3", "Không tìm thấy cuộc khảo sát", "“không có”")]
    [InlineData("/s/demo?unit=so-bay", "Không tìm thấy cơ quan", "“so-bay”")]
    [InlineData("/s/demo?unit=%3Cscript%3Ealert(1)%3C/script%3E", "Không tìm thấy cơ quan", "“<script>alert(1)</script>”")]
    [InlineData("/s/demo?field=bay", "Không tìm thấy lĩnh vực", "“bay”")]
    [InlineData("/s/demo?point=qu%E1%BA%A7y%201", "Mã điểm thu thập không đúng", "“quầy 1”")]
    public async Task Get_UnknownNameInTheAddress_SaysWhichIsUnknown(string address, string heading, string name)
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await app.Client.GetAsync(address);
        var page = await SurveyHubApp.PageAsync(response);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(heading, page.QuerySelector("h1")?.TextContent);
        Assert.Contains(name, page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script"));
    }

    private static async Task<Guid> IdAsync(SurveyHubApp app) =>
        Guid.ParseExact((await app.OpenAsync("/s/demo")).QuerySelector("input[type=hidden][name=response_id]")!.GetAttribute("value")!, "D");
}
