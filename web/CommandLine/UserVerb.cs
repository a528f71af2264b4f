using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>user add|list|password|reset-second-factor|disable|enable|grant|revoke</c>: what an administrator can do on the server, also when nobody can sign in any more.</summary>
public static class UserVerb
{
    public static Command Create(WebApplication app)
    {
        var t = Texts.Current;
        return new Command("user", t["cli.user"]) { Add(app, t), List(app, t), Password(app, t), ResetSecondFactor(app, t), Disable(app, t), Enable(app, t), Grant(app, t), Revoke(app, t) };
    }

    private static Command Add(WebApplication app, Texts t)
    {
        var (name, by, role) = (Name(t), By(t), new RoleOptions(t));
        var fullName = new Option<string>("--full-name") { Description = t["cli.user-full-name"], Required = true };
        var add = new Command("add", t["cli.user-add"]) { name, fullName, role.Role, role.Unit, role.From, role.To, by };
        add.SetAction((words, ct) => UserActs.RunAsync(app, words.GetValue(by), acts => acts.AddAsync(words.GetRequiredValue(name), words.GetRequiredValue(fullName), role.Read(words), ct), ct));
        return add;
    }

    private static Command List(WebApplication app, Texts t)
    {
        var list = new Command("list", t["cli.user-list"]);
        list.SetAction((_, ct) => UserActs.RunAsync(app, by: null, acts => acts.ListAsync(ct), ct));
        return list;
    }

    private static Command Password(WebApplication app, Texts t) => OnAccount(app, t, "password", t["cli.user-password"], (acts, account, _, ct) => acts.SetPasswordAsync(account, ct));

    private static Command Disable(WebApplication app, Texts t) =>
        OnAccount(app, t, "disable", t["cli.user-disable"], (acts, account, by, ct) => UserActs.SayAsync(acts.Administration.DisableAsync(account, by, ct), "cli.user-disabled"));

    private static Command Enable(WebApplication app, Texts t) =>
        OnAccount(app, t, "enable", t["cli.user-enable"], (acts, account, by, ct) => UserActs.SayAsync(acts.Administration.EnableAsync(account, by, ct), "cli.user-enabled"));

    private static Command ResetSecondFactor(WebApplication app, Texts t)
    {
        var reason = new Option<string>("--reason") { Description = t["cli.user-reason"], Required = true };
        var command = OnAccount(
            app, t, "reset-second-factor", t["cli.user-reset-second-factor"], (acts, account, by, ct) => UserActs.SayAsync(acts.Administration.ResetSecondFactorAsync(account, acts.Words.GetRequiredValue(reason), by, ct), "cli.user-second-factor-reset"));
        command.Add(reason);
        return command;
    }

    private static Command Grant(WebApplication app, Texts t)
    {
        var role = new RoleOptions(t);
        var command = OnAccount(app, t, "grant", t["cli.user-grant"], (acts, account, by, ct) => acts.GrantAsync(account, role.Read(acts.Words), by, ct));
        command.Add(role.Role);
        command.Add(role.Unit);
        command.Add(role.From);
        command.Add(role.To);
        return command;
    }

    private static Command Revoke(WebApplication app, Texts t)
    {
        var role = new RoleOptions(t);
        var command = OnAccount(app, t, "revoke", t["cli.user-revoke"], (acts, account, by, ct) => acts.RevokeAsync(account, role.Read(acts.Words), by, ct));
        command.Add(role.Role);
        command.Add(role.Unit);
        return command;
    }

    /// <summary>A command about one account that there is.</summary>
    private static Command OnAccount(WebApplication app, Texts t, string verb, string about, Func<UserActs, Account, Actor, CancellationToken, Task<int>> run)
    {
        var (name, by) = (Name(t), By(t));
        var command = new Command(verb, about) { name, by };
        command.SetAction((words, ct) => UserActs.RunAsync(app, words.GetValue(by), acts => acts.OnAsync(words, words.GetRequiredValue(name), run, ct), ct));
        return command;
    }

    private static Argument<string> Name(Texts t) => new("NAME") { Description = t["cli.user-name"] };

    private static Option<string?> By(Texts t) => new("--by") { Description = t["cli.user-by"] };
}
