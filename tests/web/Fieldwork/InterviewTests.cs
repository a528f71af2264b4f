using System.Net;

namespace SurveyHub.Tests;

public sealed class InterviewTests
{
    [Fact]
    public async Task Post_TheForm_IsStoredByTheInterviewersChannelAtThePlaceOnly()
    {
        await using var site = await FieldSite.StartAsync();

        var sent = await site.InterviewAsync(2);

        Assert.Equal((HttpStatusCode.SeeOther, "/field/demo/2?outcome=completed"), (sent.StatusCode, sent.Headers.Location?.OriginalString));
        Assert.Equal(1, await site.App.Database.CountAsync($"response where channel = 'interviewer' and point = 'xa-dong' and unit = '{FieldSite.Unit}' and field = 'dat-dai'"));
    }

    [Fact]
    public async Task Post_TheForm_LeadsToTheVisitWithCompletedChosen()
    {
        await using var site = await FieldSite.StartAsync();

        var page = await site.Interviewer.FollowAsync(await site.InterviewAsync(2));

        Assert.Equal("completed", page.QuerySelector("select[name=Outcome] option[selected]")?.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector(".notice"));
        Assert.Equal(0, await site.App.Database.CountAsync("contact_attempt")); // it is for the interviewer to say so
    }

    [Fact]
    public async Task Post_SomethingMissing_ShowsTheFormAgainWithItsToken()
    {
        await using var site = await FieldSite.StartAsync();

        var sent = await site.Interviewer.SubmitAsync("/field/demo/2/interview", ("c24", "4"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        var page = await SurveyHubApp.PageAsync(sent);
        Assert.NotNull(page.QuerySelector("input[name=__RequestVerificationToken]"));
        Assert.NotNull(page.QuerySelector("input[name=c24][value='4'][checked]"));
    }

    [Fact]
    public async Task Post_FromAnotherSite_IsRefused()
    {
        await using var site = await FieldSite.StartAsync();
        await site.App.Service<Assignments>().AssignAsync(site.Draw, [2], await site.App.SignInAsAsync(Role.Interviewer), Sample.Signed(), default);

        var sent = await site.App.SubmitAsync("/field/demo/2/interview", DemoForm.Filled());

        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        Assert.Equal(0, await site.App.Database.CountAsync("response where point = 'xa-dong'"));
    }

    [Fact]
    public async Task Get_ThePlaceInTheAddress_ChangesNothing()
    {
        await using var site = await FieldSite.StartAsync();

        await site.Interviewer.SubmitAsync("/field/demo/2/interview?point=xa-khac", [.. DemoForm.Filled()]);

        Assert.Equal(1, await site.App.Database.CountAsync("response where point = 'xa-dong'"));
    }

    [Fact]
    public async Task Get_AfterTheCampaignIsOver_OpensNoForm()
    {
        await using var site = await FieldSite.StartAsync();
        site.App.Clock.Now = site.App.Clock.Now.AddYears(5);
        using var late = await Desk.OpenAsync(site.App, Role.Interviewer);
        await site.App.Service<Assignments>().AssignAsync(site.Draw, [2], late.Account, Sample.Signed(), default);

        Assert.Equal(HttpStatusCode.Forbidden, (await late.GetAsync("/field/demo/2/interview")).StatusCode);
        Assert.Null((await late.ReadAsync("/field/demo/2")).QuerySelector("a[href$='/interview']"));
    }

    /// <summary>Everything stored, read as somebody would who has the whole database, the numbers of rows in SQLite included.</summary>
    [Theory, EachDatabase]
    public async Task Post_SeveralInterviews_NothingStoredSaysWhichResponseIsWhose(string provider)
    {
        await using var site = await FieldSite.StartAsync(provider);
        var entries = await site.App.Database.CountAsync("audit_entry");
        foreach (var number in (int[])[5, 2, 3])
        {
            await site.InterviewAsync(number);
            await site.RecordAsync(number);
            site.App.Clock.Now = site.App.Clock.Now.AddMinutes(20);
        }

        var rows = string.Concat((await site.App.Database.Database.QueryAsync<object>("select * from response where point = 'xa-dong'", null, default)).Cast<IDictionary<string, object?>>().SelectMany(Words));
        Assert.DoesNotContain("HS-00", rows, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Interviewer.Account!.Id.ToString("N"), rows, StringComparison.OrdinalIgnoreCase);
        var visits = (await site.App.Database.Database.QueryAsync<object>("select * from contact_attempt", null, default)).Cast<IDictionary<string, object?>>().ToList();
        Assert.Equal([2, 3, 5], visits.Select(visit => Convert.ToInt32(visit["number"], System.Globalization.CultureInfo.InvariantCulture))); // not 5, 2, 3
        Assert.All(visits, visit => Assert.DoesNotMatch(@"\d\d:\d\d", string.Concat(Words(visit))));
        Assert.Single(visits.Select(visit => visit["made_on"]).Distinct());
        Assert.Equal(entries, await site.App.Database.CountAsync("audit_entry"));

        static IEnumerable<string> Words(IDictionary<string, object?> row) => row.Values.Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value} ");
    }
}
