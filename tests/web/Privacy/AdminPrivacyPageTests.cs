using System.Net;
using AngleSharp.Html.Dom;
using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class AdminPrivacyPageTests
{
    private const string Address = "/admin/privacy";

    [Theory]
    [InlineData(Role.Administrator, HttpStatusCode.OK)]
    [InlineData(Role.Designer, HttpStatusCode.Forbidden)]
    [InlineData(Role.CampaignManager, HttpStatusCode.Forbidden)]
    [InlineData(Role.Leader, HttpStatusCode.Forbidden)]
    [InlineData(Role.Auditor, HttpStatusCode.Forbidden)]
    public async Task Page_ByRole_IsTheAdministratorsOnly(Role role, HttpStatusCode expected)
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.SignInAsAsync(role);

        foreach (var address in (string[])[Address, Address + "/record", Address + "/record.csv", Address + "/record.json"])
            Assert.Equal(expected, (await app.Client.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Run_NotConfirmed_ErasesNothingAndSaysWhy()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await InvitedPeople.AddAsync(app, spent: 2);
        await app.SignInAsAsync(Role.Administrator);

        var page = await SurveyHubApp.PageAsync(await PostAsync(app, "Run"));

        Assert.Equal("#confirmed", page.QuerySelector("#errors a")?.GetAttribute("href"));
        Assert.Contains("Sẽ xóa 2 địa chỉ mời", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, await app.Database.CountAsync("contact"));
    }

    [Fact]
    public async Task Run_Confirmed_ErasesAndIsAuditedByName()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await InvitedPeople.AddAsync(app, spent: 2);
        var account = await app.SignInAsAsync(Role.Administrator);

        var answer = await PostAsync(app, "Run", ("confirmed", "true"));

        Assert.Equal((HttpStatusCode.SeeOther, "/admin/privacy?erased=2"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Equal(1, await app.Database.CountAsync("contact"));
        Assert.Equal(account.SignInName, Assert.Single(await app.Service<AuditTrail>().ListAsync(new(Action: AuditAction.RetentionRun), null, 9, default)).Done.By);
    }

    [Theory]
    [InlineData("45", true)]
    [InlineData("0", true)]
    [InlineData("-1", false)]
    [InlineData("4000", false)]
    [InlineData("nhiều", false)]
    [InlineData("", false)]
    public async Task Rule_Posted_IsSetWhereItCanBe(string days, bool isSet)
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.SignInAsAsync(Role.Administrator);

        var answer = await PostAsync(app, "Rule", ("kept", "contacts"), ("campaign", "demo"), ("days", days));

        Assert.Equal(isSet ? HttpStatusCode.SeeOther : HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(isSet ? 1 : 0, await app.Database.CountAsync("retention_rule"));
        if (!isSet)
            Assert.Equal("Số ngày phải từ 0 đến 3650.", (await SurveyHubApp.PageAsync(answer)).QuerySelector("#days-error")?.TextContent);
    }

    [Fact]
    public async Task Record_AsFiles_HoldsEachCampaignAndIsAudited()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await InvitedPeople.AddAsync(app, spent: 1);
        await DemoForm.AnswerAsync(app, null, null, "4", "5");
        await app.Service<Campaigns>().AddAsync(new(Code.Of("odd"), Sample.Text("=1+1"), (await app.Service<Campaigns>().FindAsync(Code.Of("demo"), default))!.Version, new(2026, 1, 1), new(2026, 1, 2)), Sample.Signed(), default);
        await app.SignInAsAsync(Role.Administrator);

        var csv = await app.Client.GetStringAsync(Address + "/record.csv");
        var json = System.Text.Json.JsonDocument.Parse(await app.Client.GetStringAsync(Address + "/record.json")).RootElement;

        var demo = json.EnumerateArray().Single(entry => entry.GetProperty("campaign").GetString() == "demo");
        Assert.Equal((1, 3, 1, 3), (demo.GetProperty("responses").GetInt64(), demo.GetProperty("invitations").GetInt64(), demo.GetProperty("invitations_spent").GetInt64(), demo.GetProperty("contacts_held").GetInt64()));
        Assert.Equal("web: 1", demo.GetProperty("channels").GetString());
        Assert.Equal(64, demo.GetProperty("consent_sha256").GetString()!.Length);
        Assert.StartsWith("campaign,title,purpose,legal_basis,", csv, StringComparison.Ordinal);
        Assert.Contains("'=1+1", csv, StringComparison.Ordinal);
        Assert.All(InvitedPeople.Addresses, address => Assert.DoesNotContain(address, csv + json, StringComparison.Ordinal));
        Assert.Equal(2, (await app.Service<AuditTrail>().ListAsync(new(Action: AuditAction.Exported, Subject: "record-of-processing"), null, 9, default)).Count);
    }

    [Fact]
    public async Task Record_OfAQuestionnaireThatAsksEthnicity_NamesItAsSensitive()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.SignInAsAsync(Role.Administrator);

        var json = System.Text.Json.JsonDocument.Parse(await app.Client.GetStringAsync(Address + "/record.json")).RootElement;

        Assert.Contains("Dân tộc", json.EnumerateArray().Single(entry => entry.GetProperty("campaign").GetString() == "sipas").GetProperty("sensitive_items").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>As the page's own form is sent.</summary>
    private static async Task<HttpResponseMessage> PostAsync(SurveyHubApp app, string handler, params (string Name, string Value)[] fields)
    {
        using var shown = await app.Client.GetAsync(Address);
        var token = ((IHtmlInputElement)(await SurveyHubApp.PageAsync(shown)).QuerySelector("input[name=__RequestVerificationToken]")!).Value;
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), new("__RequestVerificationToken", token)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Address}?handler={handler}") { Content = form };
        var cookie = shown.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith(FormTokens.CookieName, StringComparison.Ordinal)).Split(';')[0];
        request.Headers.Add("Cookie", string.Join("; ", app.Client.DefaultRequestHeaders.GetValues("Cookie").Append(cookie)));
        return await app.Client.SendAsync(request);
    }
}
