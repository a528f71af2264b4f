using System.CommandLine;
using System.Text;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>import --campaign C --data FILE.csv [--skip-bad-rows OUT] [--allow-blank] [--by NAME]</c></summary>
public static class ImportVerb
{
    public static Command Create(WebApplication app)
    {
        var t = Texts.Current;
        var campaign = new Option<string>("--campaign") { Description = t["cli.campaign"], Required = true };
        var data = new Option<string>("--data") { Description = t["cli.data"], Required = true };
        var skip = new Option<string?>("--skip-bad-rows") { Description = t["cli.skip-bad-rows"], HelpName = "OUT" };
        var blank = new Option<bool>("--allow-blank") { Description = t["cli.allow-blank"] };
        var by = QuestionnaireVerb.By(required: false);
        var command = new Command("import", t["cli.import"]) { campaign, data, skip, blank, by };
        command.SetAction((words, ct) => RunAsync(
            app, words.GetRequiredValue(campaign), words.GetRequiredValue(data), words.GetValue(skip), words.GetValue(blank), QuestionnaireVerb.Sign(app, words.GetValue(by)), ct));
        return command;
    }

    private static async Task<int> RunAsync(WebApplication app, string campaign, string data, string? refusedRows, bool mayBlank, Signature by, CancellationToken ct)
    {
        await ServeVerb.PrepareAsync(app, ct);
        if (await app.Services.GetRequiredService<Campaigns>().FindAsync(Code.Parse(campaign), ct) is not { } found)
            return Terminal.Refuse(Problem.CampaignUnknown(campaign));
        var opened = ResponseFile.Open(data);
        if (opened.Value is not { } file)
            return Terminal.Refuse(opened.Problems);

        if (refusedRows is null)
            return await ImportAsync(null);

        // Under another name until the import has ended: one that is refused leaves the rows of the one before alone.
        var unfinished = refusedRows + ".part";
        var created = Terminal.Create(unfinished, source: data + ".part"); // so that the two names are compared as they will be in the end
        if (created.Value is null)
            return Terminal.Refuse(Problem.FileUnwritable(refusedRows));
        int exitCode;
        await using (var refused = new StreamWriter(created.Value, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" })
        {
            await refused.WriteLineAsync(file.Header);
            exitCode = await ImportAsync(refused);
        }

        if (exitCode == 0)
            File.Move(unfinished, refusedRows, overwrite: true);
        else
            File.Delete(unfinished);
        return exitCode;

        async Task<int> ImportAsync(StreamWriter? refused)
        {
            var imported = await app.Services.GetRequiredService<ResponseImport>()
                .ImportAsync(found, file, mayBlank, skipBadRows: refused is not null, by, Refuse, Terminal.Progress("cli.rows"), ct);
            if (imported.Value is not { } counts)
                return Terminal.Refuse(imported.Problems);

            Console.Out.WriteLine(Texts.Current["cli.imported", counts.Stored, counts.Duplicates, counts.Refused]);
            return counts.Refused > 0 && refused is null ? Terminal.Refused : 0;

            void Refuse(ResponseRow row, IReadOnlyList<Problem> problems)
            {
                refused?.WriteLine(row.Raw);
                foreach (var problem in problems)
                    Terminal.Print(problem);
            }
        }
    }
}
