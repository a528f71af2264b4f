using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Which accounts are looked for; what is blank does not matter.</summary>
/// <param name="Words">A part of name, address or sign-in name, with or without its accents.</param>
public sealed record AccountSearch(string Words, AccountState? State)
{
    public IEnumerable<AccountLine> In(IEnumerable<AccountLine> lines, DateTimeOffset now) => lines.Where(line =>
        (State is null || line.StateAt(now) == State)
        && (Words.Length == 0 || Vietnamese.Contains(line.Account.FullName, Words) || Vietnamese.Contains(line.Account.SignInName, Words) || Vietnamese.Contains(line.Account.Email ?? "", Words)));
}
