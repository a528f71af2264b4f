namespace SurveyHub.Web;

/// <summary>Tells the words of a verb from settings such as <c>--Database:Provider=mysql</c> or <c>--urls http://localhost:8080</c>.</summary>
public static class Arguments
{
    // What the host itself understands, and the section that a host which is given settings hands on by its bare name; every other setting has a colon in its name.
    private static readonly HashSet<string> _hostSettings = new(["urls", "environment", "contentroot", "applicationname", "keys"], StringComparer.OrdinalIgnoreCase);

    public static (string[] Settings, string[] Words) Split(string[] args)
    {
        var (settings, words) = (new List<string>(), new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            if (!IsSetting(args[i]))
            {
                words.Add(args[i]);
                continue;
            }

            settings.Add(args[i]);
            if (!args[i].Contains('=', StringComparison.Ordinal) && i + 1 < args.Length)
                settings.Add(args[++i]);
        }

        return ([.. settings], [.. words]);
    }

    private static bool IsSetting(string arg) =>
        arg.StartsWith("--", StringComparison.Ordinal) && arg[2..].Split('=')[0] is var name && (name.Contains(':', StringComparison.Ordinal) || _hostSettings.Contains(name));
}
