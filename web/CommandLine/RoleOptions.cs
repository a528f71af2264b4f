using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A role as the command line says it.</summary>
internal sealed class RoleOptions(Texts t)
{
    public Option<Role?> Role { get; } = Required(NamedOption.Create<Role>("--role", Words.Write), t["cli.user-role"]);

    public Option<string?> Unit { get; } = new("--unit") { Description = t["cli.user-unit"] };

    public Option<DateOnly?> From { get; } = new("--from") { Description = t["cli.user-from"] };

    public Option<DateOnly?> To { get; } = new("--to") { Description = t["cli.user-to"] };

    /// <summary>What was typed; no days where the command takes none.</summary>
    public (Role Role, string? Unit, DateOnly? From, DateOnly? To) Read(ParseResult words) => (words.GetRequiredValue(Role)!.Value, words.GetValue(Unit), words.GetValue(From), words.GetValue(To));

    private static Option<Role?> Required(Option<Role?> option, string description)
    {
        (option.Required, option.Description) = (true, description);
        return option;
    }
}
