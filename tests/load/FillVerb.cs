using System.CommandLine;

namespace SurveyHub.Load;

/// <summary><c>fill --responses N --data FOLDER</c>: prepares a store that later runs start from.</summary>
internal static class FillVerb
{
    public static Command Create()
    {
        var provider = new Option<string>("--provider") { Description = "sqlite or mysql", DefaultValueFactory = _ => "mysql" };
        var responses = new Option<int>("--responses") { Description = "how many there are in the end", Required = true };
        var data = new Option<string>("--data") { Description = "the folder that keeps the store", Required = true };
        var seed = new Option<int>("--seed") { Description = "of the answers", DefaultValueFactory = _ => 7 };
        provider.AcceptOnlyFromAmong("sqlite", "mysql");
        var command = new Command("fill", "Fills a store with valid responses.") { provider, responses, data, seed };
        command.SetAction(async (words, ct) =>
        {
            using var folder = new Folder(words.GetRequiredValue(data));
            await using var store = await Store.StartAsync(words.GetValue(provider)!, folder, ct);
            await Filling.RunAsync(store, words.GetValue(responses), words.GetValue(seed), many: 0, ct);
        });
        return command;
    }
}
