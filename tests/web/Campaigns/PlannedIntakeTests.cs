using System.Net;
using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

/// <summary>What a plan lets in, on the web and from programs.</summary>
public sealed class PlannedIntakeTests
{
    private const string Inside = "trung-tam-hcc-xa-dong-lua", Outside = "so-y-te";

    [Theory]
    [InlineData(CampaignState.Planned, "campaign-not-yet-open")]
    [InlineData(CampaignState.Open, null)]
    [InlineData(CampaignState.Closed, "campaign-closed")]
    [InlineData(CampaignState.Frozen, "campaign-frozen")]
    [InlineData(CampaignState.Published, "campaign-frozen")]
    public async Task Post_InAState_IsStoredOnlyWhileOpen(CampaignState state, string? refusal)
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.PlanAsync("moi", state: state);

        var told = await app.SendAsync(Response());
        var posted = await app.SubmitAsync("/s/moi", DemoForm.Filled());

        Assert.Equal(refusal is null ? [] : [refusal], told.Problems);
        Assert.Equal(refusal is null ? HttpStatusCode.SeeOther : HttpStatusCode.Forbidden, posted.StatusCode);
        Assert.Equal(refusal is null ? 2 : 0, await app.Database.CountAsync("response"));
    }

    [Theory]
    [InlineData("unit", Outside, "unit-out-of-scope unit")]
    [InlineData("unit", null, "unit-not-named unit")]
    [InlineData("language", "en", "language-not-offered language")]
    [InlineData("field", "dat-dai", null)]
    public async Task Post_FromAProgram_IsHeldAgainstThePlan(string member, string? value, string? refusal)
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.PlanAsync("moi", new([Code.Of("xa-dong-lua")], [Channel.Web], ["vi"]));

        var told = await app.SendAsync(Response(response => response[member] = value));

        Assert.Equal(refusal is null ? [] : [refusal], told.Problems);
        Assert.Equal(refusal is null ? 1 : 0, await app.Database.CountAsync("response"));
    }

    [Theory]
    [InlineData(Channel.Kiosk, null)]
    [InlineData(Channel.Paper, "channel-not-planned channel")]
    public async Task Post_FromADevice_IsHeldAgainstTheChannelsOfThePlan(Channel channel, string? refusal)
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.PlanAsync("moi", PlannedCampaigns.Plan(Channel.Kiosk));
        var token = await app.RegisterAsync(channel: channel);

        Assert.Equal(refusal is null ? [] : [refusal], (await app.SendAsync(Response(), token)).Problems);
    }

    [Fact]
    public async Task Form_WithoutTheWebChannel_IsRefusedAndNotOnTheHomePage()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.PlanAsync("moi", PlannedCampaigns.Plan(Channel.Kiosk));

        Assert.Equal(HttpStatusCode.Forbidden, (await app.Client.GetAsync("/s/moi")).StatusCode);
        Assert.DoesNotContain("/s/moi", (await app.OpenAsync("/")).Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_OfSomeUnits_OffersThoseOnlyAndAsksForOne()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.PlanAsync("moi", new([Code.Of("xa-dong-lua")], [Channel.Web], ["vi"]));

        var offered = (await app.OpenAsync("/s/moi")).QuerySelectorAll("#unit option").Select(option => option.GetAttribute("value")).Where(value => value is not "").ToList();
        var (none, other, right) = (await app.SubmitAsync("/s/moi", DemoForm.Filled()), await app.SubmitAsync("/s/moi", DemoForm.Filled(("unit", Outside))), await app.SubmitAsync("/s/moi", DemoForm.Filled(("unit", Inside))));

        Assert.Contains(Inside, offered);
        Assert.DoesNotContain(Outside, offered);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.SeeOther), (none.StatusCode, other.StatusCode, right.StatusCode));
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Client.GetAsync("/s/moi?unit=" + Outside)).StatusCode);
    }

    [Fact]
    public async Task Form_LanguageNotOffered_SaysWhichAre()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.PlanAsync("moi");

        var page = await SurveyHubApp.PageAsync(await app.Client.GetAsync("/s/moi?lang=en"));

        Assert.Contains("offered in: vi", page.QuerySelector(".refusal .lead")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_ConsentOfItsOwn_IsShown()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.PlanAsync("moi", PlannedCampaigns.Plan() with { Consent = Sample.Text("Chỉ đếm, không ghi tên ai.") });

        Assert.Equal("Chỉ đếm, không ghi tên ai.", (await app.OpenAsync("/s/moi")).QuerySelector(".consent p")!.TextContent);
    }

    [Fact]
    public async Task Post_KioskOutsideTheHoursOfThePlan_IsFlagged()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.PlanAsync("moi", PlannedCampaigns.Plan() with { Hours = OpeningHours.Parse("1=07:30-11:30") }); // it is a Monday, noon
        var token = await app.RegisterAsync();

        var response = Response();
        await app.SendAsync(response, token);

        Assert.Contains(Flag.OutsideHours, await app.Service<ResponseFlags>().ListAsync(Guid.Parse((string)response["id"]!), default));
    }

    private static JsonObject Response(Action<JsonObject>? change = null) => ResponsesApp.Response(response =>
    {
        (response["campaign"], response["unit"]) = ("moi", Inside);
        change?.Invoke(response);
    });
}
