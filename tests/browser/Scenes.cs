using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>Every page there is, in every state worth looking at, and how a person comes there.</summary>
public static class Scenes
{
    /// <summary>Of those who work on the shared site.</summary>
    private const string Password = "con cá rô bơi qua sông";

    private static readonly Dictionary<string, Func<IPage, string, Task>> _all = new()
    {
        ["home"] = (page, language) => page.GotoAsync($"/?lang={language}"),
        ["form"] = (page, language) => page.GotoAsync($"/s/demo?lang={language}"),
        ["form-at-a-counter"] = (page, language) => page.GotoAsync($"/s/demo?unit=trung-tam-hcc-xa-dong-lua&field=dat-dai&lang={language}"),
        ["form-with-errors"] = async (page, language) =>
        {
            await page.GotoAsync($"/s/demo?lang={language}");
            await page.ChooseAllAsync("3", except: "c27");
            await page.SendAsync();
        },
        ["sipas"] = (page, language) => page.GotoAsync($"/s/sipas?lang={language}"),
        ["thanks"] = async (page, language) =>
        {
            await page.GotoAsync($"/s/demo?lang={language}");
            await page.ChooseAllAsync("4");
            await page.SendAsync();
        },
        ["results"] = (page, language) => page.GotoAsync($"/results?lang={language}"),
        ["results-demo"] = (page, language) => page.GotoAsync($"/results/demo?lang={language}"),
        ["results-sipas"] = (page, language) => page.GotoAsync($"/results/sipas?lang={language}"),
        ["open-data"] = (page, language) => page.GotoAsync($"/results/open-data?lang={language}"),
        ["embed"] = (page, language) => page.GotoAsync($"/results/demo/embed?lang={language}"),
        ["publication"] = async (page, language) =>
        {
            await page.GoAsAsync(Role.CampaignManager, $"/campaigns/sipas/publication?lang={language}");
            await page.Locator("[name=Preview]").ClickAsync();
            await page.Locator("#preview").WaitForAsync();
        },
        ["publication-done"] = (page, language) => page.GoAsAsync(Role.CampaignManager, $"/campaigns/demo/publication?lang={language}"),
        ["public-notes"] = (page, language) => page.GoAsAsync(Role.CampaignManager, $"/campaigns/sipas/notes?lang={language}"),
        ["public-note-with-errors"] = async (page, language) =>
        {
            await page.GoAsAsync(Role.CampaignManager, $"/campaigns/sipas/notes/new?lang={language}");
            await page.PressAsync();
        },
        ["poster"] = (page, language) => page.GoAsAsync(Role.CampaignManager, $"/campaigns/demo/poster?unit=phuong-trung-tam&lang={language}"),
        ["results-empty"] = (page, language) => page.GotoAsync($"/results/quiet?lang={language}"),
        ["privacy"] = (page, language) => page.GotoAsync($"/privacy?lang={language}"),
        ["closed"] = (page, language) => page.GotoAsync($"/s/quiet?lang={language}"),
        ["reports"] = AsStaff(Role.Leader, "so-y-te", "/reports"),
        ["report"] = AsStaff(Role.CampaignManager, null, "/reports/demo"),
        ["report-of-a-unit"] = AsStaff(Role.Leader, "phuong-trung-tam", "/reports/demo"),
        ["report-withheld"] = AsStaff(Role.Leader, "phuong-trung-tam", "/reports/demo?unit=trung-tam-hcc-phuong-trung-tam&field=dat-dai"),
        ["report-units"] = AsStaff(Role.CampaignManager, null, "/reports/demo/units?level=commune"),
        ["report-factors"] = AsStaff(Role.CampaignManager, null, "/reports/demo/factors?field=dat-dai"),
        ["report-groups"] = AsStaff(Role.CampaignManager, null, "/reports/demo/groups"),
        ["report-trend"] = AsStaff(Role.CampaignManager, null, "/reports/sipas/trend?period=day"),
        ["report-compare"] = AsStaff(Role.CampaignManager, null, "/reports/demo/compare?unit=so-y-te&with-unit=phuong-trung-tam"),
        ["report-drivers"] = AsStaff(Role.CampaignManager, null, "/reports/demo/drivers"),
        ["report-quality"] = AsStaff(Role.CampaignManager, null, "/reports/demo/quality"),
        ["data"] = AsStaff(Role.CampaignManager, null, "/reports/demo/data"),
        ["exports"] = async (page, language) =>
        {
            await AsStaff(Role.CampaignManager, null, "/reports/demo/data")(page, language);
            await page.PressAsync();
            await page.WaitForURLAsync("**/exports");
        },
        ["comments"] = AsStaff(Role.CampaignManager, null, "/reports/demo/comments"),
        ["raw-comments"] = AsStaff(Role.Administrator, null, "/raw-comments?response=abc"),
        ["raw-comment"] = async (page, language) =>
        {
            await AsStaff(Role.Administrator, null, $"/raw-comments?response={await Province.FindCommentAsync()}")(page, language);
            await page.Locator(".staff-form textarea").FillAsync("Đối chiếu với đơn số 12");
        },
        ["responses"] = AsStaff(Role.CampaignManager, null, "/responses"),
        ["response"] = async (page, language) =>
        {
            await AsStaff(Role.CampaignManager, null, $"/responses/{await Province.FindCommentAsync()}")(page, language);
            await page.Locator("#reason").FillAsync("Gửi thử");
            await page.Locator(".staff-form .button").ClickAsync();
            await page.Locator(".error-summary").WaitForAsync();
        },
        ["campaigns"] = AsStaff(Role.CampaignManager, null, "/campaigns"),
        ["campaign-new"] = AsStaff(Role.CampaignManager, null, "/campaigns/new"),
        ["campaign"] = async (page, language) => await AsStaff(Role.CampaignManager, null, $"/campaigns/{await FreezeAsync()}")(page, language),
        ["campaign-erratum"] = async (page, language) =>
        {
            await AsStaff(Role.CampaignManager, null, $"/campaigns/{await FreezeAsync()}/errata/new")(page, language);
            await page.FillAsync("#exclude", "abc");
            await page.PressAsync();
        },
        ["filed"] = AsStaff(Role.CampaignManager, null, "/filing"),
        ["filed-report"] = async (page, language) => await AsStaff(Role.CampaignManager, null, $"/filing/{await FileAsync():D}")(page, language),
        ["alerts"] = AsStaff(Role.CampaignManager, null, "/filing/alerts"),
        ["alert"] = AsStaff(Role.CampaignManager, null, "/filing/alerts/edit?campaign=demo"),
        ["mail"] = AsStaff(Role.CampaignManager, null, "/filing/mail"),
        ["field"] = AsInterviewer("/field"),
        ["field-visit"] = async (page, language) =>
        {
            await AsInterviewer("/field/demo/20")(page, language);
            await page.PressAsync();
        },
        ["assignments"] = AsStaff(Role.CampaignManager, null, "/campaigns/demo/assignments"),
        ["progress"] = AsStaff(Role.CampaignManager, null, "/campaigns/demo/progress"),
        ["revisits"] = AsStaff(Role.CampaignManager, null, "/campaigns/demo/revisits"),
        ["revisit-record"] = AsStaff(Role.CampaignManager, null, "/campaigns/demo/revisits/1"),
        ["ledger"] = AsStaff(Role.Supervisor, null, "/ledger"),
        ["sso"] = (page, language) => page.GotoAsync($"/account/sso?lang={language}"),
        ["sso-refused"] = (page, language) => page.GotoAsync($"/account/sso?refused=sso-email-unverified&lang={language}"),
        ["audit"] = (page, language) => page.GoAsAsync(Role.Auditor, $"/admin/audit?lang={language}"),
        ["audit-none"] = (page, language) => page.GoAsAsync(Role.Auditor, $"/admin/audit?by=x&lang={language}"),
        ["audit-wrong"] = (page, language) => page.GoAsAsync(Role.Auditor, $"/admin/audit?from=x&to=y&lang={language}"),
        ["editor"] = Writing(page => page.Locator("[data-focus=question]").WaitForAsync()),
        ["editor-translations"] = Writing(page => page.Locator("[data-view=translations]").ClickAsync()),
        ["not-found"] = (page, language) => page.GotoAsync($"/nowhere?lang={language}"),
        ["store-away"] = async (page, language) =>
        {
            await page.GotoAsync($"/s/demo?lang={language}");
            await page.ChooseAllAsync("4");
            await page.LoseTheStoreAsync();
            await page.SendAsync();
        },
        ["store-away-results"] = async (page, language) =>
        {
            await page.GotoAsync($"/?lang={language}");
            await page.LoseTheStoreAsync();
            await page.GotoAsync("/results/demo");
        },
        ["accounts"] = Administering(""),
        ["accounts-none"] = Administering("", page => page.GotoAsync("/admin/accounts?q=x-x-x")),
        ["account-of-somebody"] = Administering("/ID"),
        ["account-invite"] = Administering("/invite"),
        ["account-invite-with-errors"] = Administering("/invite", page => page.PressAsync()),
        ["account-invited"] = Administering("/invite", async page =>
        {
            await page.FillAsync("[name='FullName']", "Trần Thị Bích Ngọc");
            await page.FillAsync("[name='Email']", $"{Guid.NewGuid():N}@tinh.example");
            await page.SelectOptionAsync("[name='Role']", "leader");
            await page.PressAsync();
        }),
        ["account-edit"] = Administering("/ID/edit"),
        ["account-grant"] = Administering("/ID/roles"),
        ["account-revoke"] = Administering("/ID", async page =>
        {
            await page.ClickAsync("a[href*='/roles/']");
            await page.WaitForURLAsync("**/roles/*");
        }),
        ["account-disable"] = Administering("/ID/disable"),
        ["account-link"] = Administering("/ID/send-link"),
        ["account-second-factor-without-reason"] = Administering("/ID/reset-second-factor", page => page.PressAsync()),
        ["invitation"] = async (page, language) => await page.GotoAsync(await LinkAsync(password: null) + $"&lang={language}"),
        ["reset-with-errors"] = async (page, language) =>
        {
            await page.GotoAsync(await LinkAsync("một câu dễ nhớ") + $"&lang={language}");
            await page.PressAsync();
        },
        ["link-used"] = (page, language) => page.GotoAsync($"/account/reset?token=x&lang={language}"),
        ["forgot-without-mail"] = (page, language) => page.GotoAsync($"/account/forgot?lang={language}"),
        ["conflict"] = async (page, language) =>
        {
            await page.GotoAsync($"/s/demo?lang={language}");
            await page.ChooseAllAsync("4");
            // As from a browser that kept the page: the driver switches off the cache that "back" takes it from.
            var thanks = await page.Context.RunAndWaitForPageAsync(() => page.Locator(".send button").ClickAsync(new() { Modifiers = [KeyboardModifier.Control] }));
            await thanks.Locator(".receipt").WaitForAsync();
            await thanks.CloseAsync();
            await page.ChooseAllAsync("1");
            await page.SendAsync();
        },
        ["sign-in"] = (page, language) => page.GotoAsync($"/account/sign-in?lang={language}"),
        ["sign-in-refused"] = async (page, language) =>
        {
            await page.GotoAsync($"/account/sign-in?lang={language}");
            await page.FillAsync("#name", "khong-co@tinh.example");
            await page.FillAsync("#password", "sai mật khẩu rồi");
            await page.Locator("main form:not(.sso) button").ClickAsync();
            await page.Locator("#errors").WaitForAsync();
        },
        ["sign-in-code"] = async (page, language) =>
        {
            await page.ReachTheSecondStepAsync();
            await page.GotoAsync($"/account/sign-in/code?lang={language}");
        },
        ["sign-in-recovery"] = async (page, language) =>
        {
            await page.ReachTheSecondStepAsync();
            await page.GotoAsync($"/account/sign-in/recovery-code?lang={language}");
        },
        ["account"] = (page, language) => page.GoAsStaffAsync(Role.Administrator, $"/account?lang={language}"),
        ["account-changed"] = (page, language) => page.GoAsStaffAsync(Role.Leader, $"/account?done=password&lang={language}"),
        ["account-password"] = (page, language) => page.GoAsStaffAsync(Role.Leader, $"/account/password?lang={language}"),
        ["account-set-up"] = (page, language) => page.GoAsStaffAsync(Role.Leader, $"/account/two-factor/set-up?lang={language}"),
        ["account-set-up-refused"] = async (page, language) =>
        {
            await page.GoAsStaffAsync(Role.Leader, $"/account/two-factor/set-up?lang={language}");
            await page.FillAsync("#code", "12345x");
            await page.Locator("main form:not(.sso) button").ClickAsync();
            await page.Locator("#errors").WaitForAsync();
        },
        ["account-set-up-done"] = async (page, language) =>
        {
            await page.GoAsStaffAsync(Role.Leader, $"/account/two-factor/set-up?lang={language}");
            await page.SetUpAuthenticatorAsync(Province.Site);
        },
        ["account-two-factor"] = async (page, language) =>
        {
            await page.GoAsStaffAsync(Role.Leader, "/account/two-factor/set-up");
            await page.SetUpAuthenticatorAsync(Province.Site);
            await page.GotoAsync($"/account/two-factor?lang={language}");
        },
        ["account-recovery-codes"] = async (page, language) =>
        {
            await page.GoAsStaffAsync(Role.Leader, "/account/two-factor/set-up");
            await page.SetUpAuthenticatorAsync(Province.Site);
            await page.GotoAsync($"/account/two-factor/recovery-codes?lang={language}");
        },
        ["account-sign-ins"] = async (page, language) =>
        {
            var account = await Province.Site.AddStaffAsync(Role.CampaignManager);
            await Province.Site.SignInAsync(account);
            await page.SignInAsync(Province.Site, account);
            await page.GotoAsync($"/account/sign-ins?lang={language}");
        },
        ["keys"] = (page, language) => page.GoAsAsync(Role.Administrator, $"/admin/keys?lang={language}"),
        ["key-add"] = async (page, language) =>
        {
            await page.GoAsAsync(Role.Administrator, $"/admin/keys/add?lang={language}");
            await page.Locator("#name").FillAsync("Báo cáo");
            await page.Locator("#code").FillAsync("Báo cáo");
            await page.Locator("main form .button").ClickAsync();
            await page.Locator("#errors").WaitForAsync();
        },
        ["key-token"] = async (page, language) =>
        {
            await page.GoAsAsync(Role.Administrator, $"/admin/keys/system/{Province.Key}/rotate?lang={language}");
            await page.Locator("main form .button").ClickAsync();
            await page.Locator(".token").WaitForAsync();
        },
        ["key-rotate"] = (page, language) => page.GoAsAsync(Role.Administrator, $"/admin/keys/system/{Province.Key}/rotate?lang={language}"),
        ["design"] = (page, language) => page.GoAsAsync(Role.Designer, $"/design?lang={language}"),
        ["design-new"] = async (page, language) =>
        {
            await page.GoAsAsync(Role.Designer, $"/design/new?lang={language}");
            await page.FillAsync("#code", "Phiếu mới");
            await page.Locator("main form .button").ClickAsync();
            await page.Locator("#errors").WaitForAsync();
        },
        ["design-review"] = (page, language) => page.GoAsAsync(Role.Designer, $"/design/sample/review?lang={language}"),
        ["design-publish"] = (page, language) => page.GoAsAsync(Role.Designer, $"/design/sample/publish?lang={language}"),
        ["design-history"] = (page, language) => page.GoAsAsync(Role.Designer, $"/design/sample/history?lang={language}"),
        ["design-compare"] = (page, language) => page.GoAsAsync(Role.Designer, $"/design/sample/compare?from=1&to=draft&lang={language}"),
        ["sample"] = AsStaff(Role.CampaignManager, null, "/campaigns/quiet/sample"),
        ["sample-frame"] = AsStaff(Role.CampaignManager, null, "/campaigns/quiet/sample/frame"),
        ["sample-design"] = async (page, language) =>
        {
            await AsStaff(Role.CampaignManager, null, "/campaigns/quiet/sample/design")(page, language);
            await page.Locator("[name=preview]").ClickAsync();
            await page.Locator("#allocation-head").WaitForAsync();
        },
        ["sample-draw"] = AsStaff(Role.CampaignManager, null, "/campaigns/quiet/sample/draw"),
        ["sample-lists"] = (page, language) => AsStaff(Role.CampaignManager, null, Province.Draw)(page, language),
        ["sample-paper"] = (page, language) => AsStaff(Role.CampaignManager, null, Province.Draw + "/paper")(page, language),
        ["sample-substitute"] = async (page, language) =>
        {
            await AsStaff(Role.CampaignManager, null, Province.Draw)(page, language);
            await page.Locator("a[href*='/substitute?']").First.ClickAsync();
            await page.Locator("#reason").WaitForAsync();
        },
        ["units"] = (page, language) => page.GoAsAsync(Role.Administrator, $"/admin/units?lang={language}"),
        ["unit-edit-with-errors"] = async (page, language) =>
        {
            await page.GoAsAsync(Role.Administrator, $"/admin/units/so-y-te/edit?lang={language}");
            await page.FillAsync("#name", "");
            await page.PressAsync();
        },
        ["units-merge"] = (page, language) => page.GoAsAsync(Role.Administrator, $"/admin/units/merge?lang={language}"),
        ["units-plan"] = async (page, language) =>
        {
            await page.GoAsAsync(Role.Administrator, $"/admin/units/rename?predecessors=so-y-te&lang={language}");
            await page.FillAsync("#day", "2027-01-01");
            await page.FillAsync("[name='successors[0].name']", "Sở Y tế và Dân số");
            await page.FillAsync("[name='successors[0].code']", "so-y-te-dan-so");
            await page.PressAsync();
        },
        ["provinces"] = (page, language) => page.GoAsAsync(Role.Administrator, $"/admin/units/provinces?lang={language}"),
        ["units-import"] = (page, language) => page.GoAsAsync(Role.Administrator, $"/admin/units/import?lang={language}"),
        ["fields"] = (page, language) => page.GoAsAsync(Role.Administrator, $"/admin/fields?lang={language}"),
        ["procedures"] = (page, language) => page.GoAsAsync(Role.Administrator, $"/admin/fields/procedures?lang={language}"),
        ["targets"] = (page, language) => page.GoAsAsync(Role.Administrator, $"/admin/targets?lang={language}"),
        ["target-add"] = (page, language) => page.GoAsAsync(Role.Administrator, $"/admin/targets/add?lang={language}"),
        ["campaign-targets"] = (page, language) => page.GoAsAsync(Role.CampaignManager, $"/campaigns/demo/targets?of=so-y-te&lang={language}"),
        ["report-template"] = (page, language) => page.GoAsAsync(Role.CampaignManager, $"/admin/report-template?lang={language}"),
        ["key-revoke"] = (page, language) => page.GoAsAsync(Role.Administrator, $"/admin/keys/device/kiosk-1/revoke?lang={language}"),
    };

    /// <summary>A designer has opened a long questionnaire.</summary>
    private static Func<IPage, string, Task> Writing(Func<IPage, Task> then) => async (page, language) =>
    {
        await page.GoAsAsync(Role.Designer, $"/design/sipas-2023-2026?lang={language}");
        await page.Locator(".outline-item").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await then(page);
    };

    private static Func<IPage, string, Task> AsStaff(Role role, string? unit, string address) => async (page, language) =>
    {
        await new Window(page.Context, page).SignInAsAsync(Province.Site, role, unit);
        await page.GotoAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}");
    };

    /// <summary>As whoever visits those drawn for the demonstration.</summary>
    private static Func<IPage, string, Task> AsInterviewer(string address) => async (page, language) =>
    {
        await page.SignInAsync(Province.Site, Province.Interviewer);
        await page.GotoAsync($"{address}?lang={language}");
    };

    /// <summary>An administrator opens a page about an account of somebody else, a leader.</summary>
    /// <param name="address">Of the page, behind <c>/admin/accounts</c>, with the account's id as <c>ID</c>.</param>
    private static Func<IPage, string, Task> Administering(string address, Func<IPage, Task>? then = null) => async (page, language) =>
    {
        var leader = await Province.Site.AddStaffAsync(Role.Leader, "so-y-te");
        await page.Context.SignInAsAsync(Province.Site, Role.Administrator);
        await page.GotoAsync($"/admin/accounts{address.Replace("ID", leader.Id.ToString("D"), StringComparison.Ordinal)}?lang={language}");
        if (then is not null)
            await then(page);
    };

    /// <summary>For <c>[MemberData]</c>.</summary>
    public static TheoryData<string> Names => [.. _all.Keys];

    /// <summary>Until the page is there with its style sheet.</summary>
    public static async Task GoAsync(this IPage page, string scene, string language = "vi")
    {
        await _all[scene](page, language);
        await page.WaitForLoadStateAsync();
    }

    private static async Task GoAsAsync(this IPage page, Role role, string url)
    {
        await page.Context.SignInAsAsync(Province.Site, role);
        await page.GotoAsync(url);
    }

    /// <summary>The same level for all sixteen criteria of the demonstration, but one.</summary>
    public static async Task ChooseAllAsync(this IPage page, string level, string? except = null)
    {
        foreach (var item in Enumerable.Range(24, 16).Select(number => $"c{number}").Where(item => item != except))
            await page.Choice(item, level).CheckAsync();
    }

    public static ILocator Choice(this IPage page, string item, string level) => page.Locator($"[name={item}][value='{level}']");

    /// <summary>Sends the form and waits for the page that follows, also behind a redirect.</summary>
    public static async Task SendAsync(this IPage page)
    {
        await page.RunAndWaitForResponseAsync(() => page.Locator(".send button").ClickAsync(), response => response.Request.IsNavigationRequest && response.Status != 303);
        await page.WaitForLoadStateAsync();
    }

    /// <summary>As somebody of that role who has a password.</summary>
    public static async Task GoAsStaffAsync(this IPage page, Role role, string address)
    {
        var account = await Province.Site.AddStaffAsync($"nhan-vien-{Guid.NewGuid():N}@tinh.example", Password);
        await Province.Site.Service<Accounts>().GrantAsync(account.Id, new(Guid.NewGuid(), role, unit: null, new(2026, 1, 1), to: null), Signature.System(Province.Site.Clock.GetUtcNow()), default);
        await page.SignInAsync(Province.Site, account);
        await page.GotoAsync(address);
    }

    /// <summary>Does what the page of the set-up asks for.</summary>
    public static async Task<Authenticator> SetUpAuthenticatorAsync(this IPage page, SurveyHubApp app)
    {
        var phone = new Authenticator((await page.Locator(".key").TextContentAsync())!);
        await page.FillAsync("#code", phone.CodeAt(app.Clock.Now));
        await page.Locator("main form:not(.sso) button").ClickAsync();
        await page.Locator(".codes").WaitForAsync();
        return phone;
    }

    /// <summary>Signs in by name and password as somebody who has a second factor.</summary>
    private static async Task ReachTheSecondStepAsync(this IPage page)
    {
        var name = $"nhan-vien-{Guid.NewGuid():N}@tinh.example";
        var account = await Province.Site.AddStaffAsync(name, Password);
        await page.SignInAsync(Province.Site, account);
        await page.GotoAsync("/account/two-factor/set-up");
        await page.SetUpAuthenticatorAsync(Province.Site);
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("#name", name);
        await page.FillAsync("#password", Password);
        await page.Locator("main form:not(.sso) button").ClickAsync();
        await page.Locator("#code").WaitForAsync();
    }

    /// <summary>Presses the button of the page's own form, and waits for the page that follows.</summary>
    private static async Task PressAsync(this IPage page)
    {
        await page.RunAndWaitForResponseAsync(() => page.Locator("main form .actions button").ClickAsync(), response => response.Request.IsNavigationRequest && response.Status != 303);
        await page.WaitForLoadStateAsync();
    }

    /// <summary>The code of a campaign that is frozen, and so on no page of citizens.</summary>
    private static async Task<Code> FreezeAsync() => (await Province.Site.PlanAsync(
        $"dot-{Guid.NewGuid():N}", new([Code.Of("so-y-te")], [Channel.Web, Channel.Kiosk], ["vi"]) { Hours = OpeningHours.Parse("1=07:30-17:00 6=07:30-11:30") }, CampaignState.Frozen)).Code;

    /// <summary>The report of a month that is frozen, and corrected.</summary>
    private static async Task<Guid> FileAsync()
    {
        const string Figures = """{"overall":{"code":"overall","name":"Hài lòng chung","rate":0.8417},"contents":[{"code":"I","name":"Tiếp cận dịch vụ","rate":0.8731},{"code":"II","name":"Thủ tục hành chính","rate":0.7904}]}""";
        var (filing, by) = (Province.Site.Service<Filing>(), new Signature("Lê Thị Hoà", Province.Site.Clock.GetUtcNow()));
        var campaign = await Province.Site.PlanAsync($"dot-{Guid.NewGuid():N}");
        var made = Sample.Must(await filing.AddAsync(new(campaign.Code, null, null, 2026), PlannedCampaigns.Figures(Figures, 1250), by, default));
        var reviewed = Sample.Must(await filing.AdvanceAsync(made, FilingState.Reviewed, null, new("Trần Văn Bình", by.At), default));
        var frozen = Sample.Must(await filing.AdvanceAsync(reviewed, FilingState.Frozen, null, by, default));
        return Sample.Must(await filing.CorrectAsync(frozen, "Có phiếu gửi thử", PlannedCampaigns.Figures(Figures.Replace("0.8417", "0.8416", StringComparison.Ordinal), 1249), by, default)).Id;
    }

    /// <summary>A link by which somebody chooses a password: the first one, or another.</summary>
    private static async Task<string> LinkAsync(string? password)
    {
        var account = await Province.Site.AddStaffAsync($"{Guid.NewGuid():N}@tinh.example", password);
        using var scope = Province.Site.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<AccountLinks>().MakeAsync(account);
    }

    /// <summary>From now on pages come from the site that waits for its store.</summary>
    public static Task LoseTheStoreAsync(this IPage page) => page.RouteAsync(
        url => url.Contains("/s/", StringComparison.Ordinal) || url.Contains("/results/", StringComparison.Ordinal),
        async route => await route.FulfillAsync(new() { Response = await route.FetchAsync(new() { Url = new Uri(Province.Away.Address, new Uri(route.Request.Url).PathAndQuery).ToString() }) }));

    public static Task ResizeAsync(this IPage page, Device device) => page.SetViewportSizeAsync(device.Width, device.Height);
}
