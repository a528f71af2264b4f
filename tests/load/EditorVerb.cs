using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.Playwright;
using SurveyHub.Engine;
using SurveyHub.Tests;

namespace SurveyHub.Load;

/// <summary><c>editor [--items 200] [--rounds 25] [--chromium /usr/bin/chromium]</c>: how long each action takes until it is on the screen.</summary>
internal static class EditorVerb
{
    private const double MostMilliseconds = 100;
    private const string Name = "designer@load.example", Password = "một câu dài để đo tốc độ";

    private static readonly string[] _flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

    public static Command Create()
    {
        var items = new Option<int>("--items") { Description = "in the questionnaire, in four languages", DefaultValueFactory = _ => 200 };
        var rounds = new Option<int>("--rounds") { Description = "times that each action is done", DefaultValueFactory = _ => 25 };
        var chromium = new Option<string>("--chromium") { Description = "the browser's program", DefaultValueFactory = _ => "/usr/bin/chromium" };
        var command = new Command("editor", "A designer writes a long questionnaire in Chromium.") { items, rounds, chromium };
        command.SetAction(async (words, ct) =>
        {
            using var folder = new Folder(kept: null);
            await using var store = await Store.StartAsync("sqlite", folder, ct);
            await PrepareAsync(store, LongQuestionnaire.Write(words.GetValue(items)), ct);
            await using var site = await Site.StartAsync(folder, store, ct);
            Print(await MeasureAsync(site, words.GetValue(chromium)!, words.GetValue(rounds)));
            return 0;
        });
        return command;
    }

    /// <summary>The demonstration with a designer and the draft.</summary>
    private static async Task PrepareAsync(Store store, Manuscript manuscript, CancellationToken ct)
    {
        await Filling.RunAsync(store, 0, seed: 0, many: 0, ct);
        var (now, accounts) = (new VietnamClock().GetUtcNow(), new Accounts(store.Database, store.Audit));
        var (by, account) = (Signature.System(now), new Account { Id = Guid.CreateVersion7(now), SignInName = Name, SignInKey = Name.ToUpperInvariant(), FullName = "Designer", CreatedAt = now });
        account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, Password);
        await accounts.AddAsync(account, by, ct);
        await accounts.GrantAsync(account.Id, new(Guid.CreateVersion7(now), Role.Designer, null, new(2026, 1, 1), null), by, ct);
        var questionnaires = new Questionnaires(store.Database, store.Audit);
        var drafts = new Drafts(store.Database, questionnaires, new Responses(store.Database, new Ledger("load", new VietnamClock())), store.Audit);
        if ((await drafts.SaveAsync(manuscript, 0, by, ct)).Value is null)
            throw new InvalidOperationException("The draft was not saved.");
    }

    private static async Task<Dictionary<string, double[]>> MeasureAsync(Site site, string chromium, int rounds)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = _flags });
        var page = await browser.NewPageAsync(new() { BaseURL = $"http://localhost:{site.Address.Port}", ViewportSize = new() { Width = 1366, Height = 768 } });
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("#name", Name);
        await page.FillAsync("#password", Password);
        await page.ClickAsync("main form button");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        await page.GotoAsync("/account/two-factor/set-up"); // without it the role has no effect
        await page.FillAsync("#code", new Authenticator((await page.Locator(".key").TextContentAsync())!).CodeAt(new VietnamClock().GetUtcNow()));
        await page.ClickAsync("main form button");
        await page.Locator(".codes").WaitForAsync();
        await page.GotoAsync($"/design/{LongQuestionnaire.Code}");
        await page.Locator("[data-focus=question]").WaitForAsync();
        page.SetDefaultTimeout(0); // the actions take their time
        return await page.EvaluateAsync<Dictionary<string, double[]>>(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "editor-actions.js")), rounds);
    }

    private static void Print(Dictionary<string, double[]> times)
    {
        Report.Line($"{"ms",-34}{"median",8}{"p90",8}{"worst",8}");
        foreach (var (action, taken) in times)
        {
            Array.Sort(taken);
            var p90 = taken[(int)(0.9 * taken.Length)];
            Report.Line($"{action,-34}{taken[taken.Length / 2],8:F0}{p90,8:F0}{taken[^1],8:F0}{Report.Mark(p90 < MostMilliseconds)}");
        }
    }
}
