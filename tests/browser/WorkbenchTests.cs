using System.Globalization;
using System.Text;
using Microsoft.Playwright;

namespace SurveyHub.Tests;

/// <summary>From an empty installation to a collection under way, as the people of Sở Nội vụ do it.</summary>
/// <remarks>Its pictures are kept in <c>tests/output/workbench</c>, for people to look at.</remarks>
[Collection(BrowserTests.Name)]
public sealed class WorkbenchTests(Browser browser)
{
    private const string Questionnaire = "mot-cua-2026";
    private const string Campaign = "mot-cua-quy-1";
    private const int Interviews = 50;

    private static readonly string _folder = Directory.CreateDirectory(Path.Combine(PictureTests.Root(AppContext.BaseDirectory), "tests", "output", "workbench")).FullName;

    [FactInBrowser]
    public async Task Province_WithNothingYet_WritesDrawsAndCollects()
    {
        await using var app = await SurveyHubApp.ListenAsync();

        await WriteAsync(app);
        await ReviewAsync(app);
        await PlanAsync(app);
        var draw = await DrawAsync(app);
        await SignAsync(app, draw);
        var interviewer = await app.AddStaffAsync(Role.Interviewer);
        await OpenAsync(app, interviewer);
        await InterviewAsync(app, interviewer);

        await using var manager = await EnterAsync(app, Role.CampaignManager);
        await manager.Page.GotoAsync($"/campaigns/{Campaign}/progress");
        await PictureAsync(manager.Page, "10-progress");
        Assert.Equal("50", await manager.Page.Locator(".big strong").First.InnerTextAsync());
        Assert.Equal(Interviews, await app.Database.CountAsync("response"));
        Assert.Equal(Interviews, await app.Database.CountAsync("response where channel = 'interviewer' and point is not null"));
    }

    /// <summary>The one-stop form from its template, with a question of their own, asked only of who was not content, in two languages.</summary>
    private async Task WriteAsync(SurveyHubApp app)
    {
        await using var designer = await EnterAsync(app, Role.Designer);
        var page = designer.Page;
        await page.GotoAsync("/design/new");
        await page.FillAsync("[name=Code]", Questionnaire);
        await page.SelectOptionAsync("[name=Origin]", "one-stop-counter/1");
        await PictureAsync(page, "01-new-questionnaire");
        await page.ClickAsync("main form .actions button");
        await page.Locator("[data-focus=question]").WaitForAsync();

        await page.Locator(".outline-item", new() { HasText = "nhóm tuổi" }).ClickAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Locator("[data-focus=question]").FillAsync("Vì sao ông/bà chưa hài lòng với kết quả?");
        await page.SelectOptionAsync("[data-focus=kind]", "text");
        await page.Locator("summary[data-focus=conditions]").ClickAsync();
        await page.Locator("[data-focus=visibleIf]").FillAsync("c34 <= 2");
        await page.Locator("[data-focus=question-en]").FillAsync("Why were you not satisfied with the result?");
        await page.Locator(".saving[data-state=saved]").WaitForAsync();
        await page.FrameLocator(".preview-frame").GetByText("Vì sao ông/bà chưa hài lòng").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await PictureAsync(page, "02-editor");
    }

    private async Task ReviewAsync(SurveyHubApp app)
    {
        await using var second = await EnterAsync(app, Role.Designer);
        await second.Page.GotoAsync($"/design/{Questionnaire}/review");
        await PictureAsync(second.Page, "03-review");
        await second.Page.ClickAsync("[name=Verdict][value=approved]");
        await using var first = await EnterAsync(app, Role.Designer);
        await first.Page.GotoAsync($"/design/{Questionnaire}/publish");
        await PictureAsync(first.Page, "04-publish");
        await first.Page.ClickAsync("main form .actions .button");
        await first.Page.WaitForURLAsync($"**/design/{Questionnaire}/history*");
    }

    private async Task PlanAsync(SurveyHubApp app)
    {
        await using var manager = await EnterAsync(app, Role.CampaignManager);
        var page = manager.Page;
        await page.GotoAsync("/campaigns/new");
        await page.FillAsync("[name=Title]", "Đo lường sự hài lòng tại bộ phận một cửa, quý I năm 2026");
        await page.FillAsync("[name=Code]", Campaign);
        await page.SelectOptionAsync("[name=Version]", $"{Questionnaire}/1");
        await page.FillAsync("[name=Opens]", Day(app, 0));
        await page.FillAsync("[name=Closes]", Day(app, 28));
        await page.CheckAsync("[name=Channels][value=interviewer]");
        await PictureAsync(page, "05-plan");
        await page.ClickAsync("main form .actions .button");
        await page.WaitForURLAsync($"**/campaigns/{Campaign}*");
    }

    /// <summary>540 of 3 strata with 60 communes each of 400 files, in three stages.</summary>
    private async Task<string> DrawAsync(SurveyHubApp app)
    {
        await using var manager = await EnterAsync(app, Role.CampaignManager);
        var page = manager.Page;
        await page.GotoAsync($"/campaigns/{Campaign}/sample/frame");
        await page.FillAsync("[name=Name]", "Hồ sơ quý I năm 2026");
        await page.SetInputFilesAsync("[name=File]", new FilePayload { Name = "ho-so.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(TestFrames.Csv(TestFrames.Province)) });
        await page.ClickAsync("main form .actions .button", new() { Timeout = 120_000 });
        await page.Locator(".counts").WaitForAsync(new() { Timeout = 120_000 });
        await PictureAsync(page, "06-frame");

        await page.GotoAsync($"/campaigns/{Campaign}/sample/design");
        await page.SelectOptionAsync("[name=Kind]", "three-stage");
        foreach (var (name, value) in ((string, string)[])[("Size", "540"), ("Take", "5"), ("Ssus", "3"), ("ReservePercent", "20")])
            await page.FillAsync($"[name={name}]", value);
        await page.ClickAsync("[name=preview]");
        await page.Locator("#allocation-head").WaitForAsync();
        await PictureAsync(page, "07-design");
        await page.ClickAsync("main form .actions .button:not(.quiet)");
        await page.FillAsync("[name=Seed]", "Hạt giống ngày 02/3/2026");
        await page.ClickAsync("main form .actions .button");
        await page.WaitForURLAsync("**/sample/draws/*");
        return new Uri(page.Url).AbsolutePath;
    }

    private async Task SignAsync(SurveyHubApp app, string draw)
    {
        await using var supervisor = await EnterAsync(app, Role.Supervisor);
        await supervisor.Page.GotoAsync(draw + "/sign");
        await supervisor.Page.FillAsync("[name=remark]", "Đã đối chiếu ba danh sách");
        await supervisor.Page.ClickAsync("main form .actions .button");
        await supervisor.Page.GetByText("Đã đối chiếu ba danh sách").WaitForAsync();
        await PictureAsync(supervisor.Page, "08-signed");
    }

    private async Task OpenAsync(SurveyHubApp app, Account interviewer)
    {
        await using var manager = await EnterAsync(app, Role.CampaignManager);
        var page = manager.Page;
        await page.GotoAsync($"/campaigns/{Campaign}/open");
        await page.ClickAsync("main form .actions .button");
        await page.GotoAsync($"/campaigns/{Campaign}/assignments");
        foreach (var psu in (await page.Locator("[name=Psus]").AllAsync()).Take(5))
            await psu.CheckAsync();
        await page.SelectOptionAsync("[name=Interviewer]", interviewer.Id.ToString("D"));
        await page.ClickAsync("main form .actions .button");
        await page.Locator(".notice").WaitForAsync();
    }

    private async Task InterviewAsync(SurveyHubApp app, Account interviewer)
    {
        await using var phone = await browser.OpenAsync(app, Device.Phone);
        await phone.Page.SignInAsync(app, interviewer);
        var visits = new List<string>();
        for (var number = 1; visits.Count < Interviews; number++)
        {
            await phone.Page.GotoAsync($"/field?p={number}");
            visits.AddRange(await phone.Page.Locator(".visits h3 a").EvaluateAllAsync<string[]>("links => links.map(link => link.pathname)"));
        }

        foreach (var (visit, place) in visits.Take(Interviews).Select((visit, place) => (visit, place)))
            await InterviewAsync(phone.Page, visit, level: place % 5 == 0 ? "2" : "4", isPictured: place == 0);
    }

    private static async Task InterviewAsync(IPage page, string visit, string level, bool isPictured)
    {
        await page.GotoAsync(visit + "/interview");
        await page.ChooseAllAsync(level);
        Assert.Equal(level == "2", await page.GetByText("Vì sao ông/bà chưa hài lòng với kết quả?").IsVisibleAsync());
        if (isPictured)
            await PictureAsync(page, "09-interview");
        await page.SendAsync();
        Assert.Equal("completed", await page.Locator("[name=Outcome]").InputValueAsync());
        await page.ClickAsync("main form .actions .button");
        await page.Locator(".notice").WaitForAsync();
    }

    private async Task<Window> EnterAsync(SurveyHubApp app, Role role)
    {
        var window = await browser.OpenAsync(app, new Device(1366, 768));
        await window.SignInAsAsync(app, role);
        return window;
    }

    private static Task PictureAsync(IPage page, string name) => page.ScreenshotAsync(new() { Path = Path.Combine(_folder, name + ".png"), FullPage = true });

    private static string Day(SurveyHubApp app, int days) => app.Clock.Now.DayInVietnam().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
