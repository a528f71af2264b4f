using System.CommandLine;
using System.Globalization;

namespace SurveyHub.Load;

/// <summary>The options that verbs share.</summary>
internal sealed class StageOptions
{
    private readonly Option<string> _provider = new("--provider") { Description = "sqlite or mysql: a MariaDB is started for the run", DefaultValueFactory = _ => "mysql" };
    private readonly Option<string?> _url = new("--url") { Description = "a server that runs already; its store is not looked at" };
    private readonly Option<string?> _data = new("--data") { Description = "a folder that keeps the store; without it, the store goes with the run" };
    private readonly Option<int> _filled = new("--filled") { Description = "responses stored before the clients begin" };
    private readonly Option<int> _seed = new("--seed") { Description = "of the answers", DefaultValueFactory = _ => 7 };

    public StageOptions() => _provider.AcceptOnlyFromAmong("sqlite", "mysql");

    public static Option<IReadOnlyList<int>> Clients(params IReadOnlyList<int> usual) => Numbers("--clients", "how many at once, one run each", usual);

    public static Option<IReadOnlyList<int>> Numbers(string name, string about, params IReadOnlyList<int> usual) => new(name)
    {
        Description = about,
        DefaultValueFactory = _ => usual,
        CustomParser = words => [.. words.Tokens[0].Value.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture))],
    };

    public static Option<int> Seconds(string name, string about, int usual) => new(name) { Description = about, DefaultValueFactory = _ => usual };

    public void AddTo(Command command) => AddTo(command, _provider, _url, _data, _filled, _seed);

    /// <summary>Those of a verb that says itself how many responses are stored, and starts what it measures.</summary>
    public void AddStoreTo(Command command) => AddTo(command, _provider, _data, _seed);

    public StageSettings Read(ParseResult words) =>
        new(words.GetValue(_provider)!, words.GetValue(_url), words.GetValue(_data), words.GetValue(_filled), words.GetValue(_seed));

    private static void AddTo(Command command, params IEnumerable<Option> options)
    {
        foreach (var option in options)
            command.Add(option);
    }
}
