using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>verify</c>: recomputes the integrity ledger, and the figures of frozen campaigns, from what is stored.</summary>
public static class VerifyVerb
{
    public static Command Create(WebApplication app)
    {
        var command = new Command("verify", Texts.Current["cli.verify"]);
        command.SetAction((_, ct) => RunAsync(app, ct));
        return command;
    }

    private static async Task<int> RunAsync(WebApplication app, CancellationToken ct)
    {
        await ServeVerb.PrepareAsync(app, ct);
        var (t, database) = (Texts.Current, app.Services.GetRequiredService<Database>());
        var report = await new LedgerVerification(database).RunAsync(Terminal.Progress("cli.rows"), ct);
        foreach (var finding in report.Findings)
            Console.Error.WriteLine(t["ledger." + Words.Write(finding.Fault), finding.Row?.ToString("D"), finding.Node, finding.Sequence, finding.Kind is { } kind ? t["ledger-row." + Words.Write(kind)] : null]);

        Console.Out.WriteLine(t["cli.verified", report.Entries, report.Rows]);
        var today = app.Services.GetRequiredService<TimeProvider>().GetUtcNow().DayInVietnam();
        foreach (var day in (DateOnly[])[today.AddDays(-1), today])
        {
            if (await Ledger.FindRootAsync(database, day, ct) is { } root)
                Console.Out.WriteLine(t["cli.ledger-root", t.Day(root.Day), root.Digest]);
        }

        return report.Findings.Count > 0 | !await CheckFiguresAsync(app, ct) ? Terminal.Refused : 0;
    }

    /// <summary>Whether the figures of all frozen campaigns are still as they were kept, and follow from their responses.</summary>
    private static async Task<bool> CheckFiguresAsync(WebApplication app, CancellationToken ct)
    {
        var (t, figures, keeper) = (Texts.Current, app.Services.GetRequiredService<CampaignFigures>(), app.Services.GetRequiredService<FigureKeeper>());
        var areSame = true;
        foreach (var campaign in (await app.Services.GetRequiredService<Campaigns>().ListAsync(ct)).Where(campaign => campaign.IsFrozen))
        {
            var kept = await figures.ListAsync(campaign.Code, ct);
            var isSame = kept.All(one => one.IsUnaltered) && await keeper.AreSameAsync(campaign, kept[^1], ct);
            (isSame ? Console.Out : Console.Error).WriteLine(t[isSame ? "cli.figures-same" : "cli.figures-changed", campaign.Code, kept[^1].Number, kept[^1].Figures.Sha256]);
            areSame &= isSame;
        }

        return areSame;
    }
}
