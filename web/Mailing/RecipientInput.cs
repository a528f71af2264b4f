using System.Globalization;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Recipients as they are typed in.</summary>
public class RecipientInput
{
    public string? Role { get; set; }

    /// <summary>Blank for whoever holds the role anywhere.</summary>
    public string? RoleUnit { get; set; }

    /// <summary>Sign-in names, one a line.</summary>
    public string? Accounts { get; set; }

    /// <param name="problems">What is wrong is added here.</param>
    protected Recipients ToRecipients(IReadOnlyCollection<Account> known, List<Problem> problems)
    {
        var (role, named) = (Words.Read<Role>(Role), new List<Guid>());
        foreach (var line in (Accounts ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (known.FirstOrDefault(account => string.Equals(account.SignInName, line, StringComparison.OrdinalIgnoreCase)) is { } account)
                named.Add(account.Id);
            else
                problems.Add(Problem.AccountUnknown(line) with { Place = nameof(Accounts) });
        }

        var recipients = new Recipients(role, role is null ? null : Code.Parse(RoleUnit), named);
        if (recipients.IsNobody && problems.All(problem => problem.Place != nameof(Accounts)))
            problems.Add(Problem.RecipientsMissing());
        return recipients;
    }

    /// <returns>0 where it is none; what is wrong is added.</returns>
    protected static int Whole(string place, string? typed, int from, int to, List<Problem> problems)
    {
        if (int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && from <= number && number <= to)
            return number;
        problems.Add(Problem.NumberOutOfRange(place, from, to));
        return 0;
    }

    protected void Show(Recipients recipients, IReadOnlyCollection<Account> known)
    {
        (Role, RoleUnit) = (recipients.Role is { } role ? Words.Write(role) : null, recipients.Unit?.Value);
        Accounts = string.Join('\n', known.Where(account => recipients.Accounts.Contains(account.Id)).Select(account => account.SignInName));
    }
}

/// <summary>What a form offers whose fields are those of <see cref="RecipientInput"/>.</summary>
public sealed record RecipientFields(RecipientInput Input, UnitTreeChoice Units)
{
    /// <summary>Those whose holders may read reports.</summary>
    public static IEnumerable<Role> Roles => Enum.GetValues<Role>().Where(role => role.Allows().Contains(Permission.ReadReports) && !role.NeedsSecondFactor());
}
