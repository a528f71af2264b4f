using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>To whom messages go: the accounts as they are when one leaves.</summary>
public sealed class AddressBook(Roster roster, Units units, TimeProvider clock)
{
    public async Task<IReadOnlyCollection<Guid>> ListAsync(Recipients recipients, CancellationToken ct)
    {
        var today = clock.GetUtcNow().DayInVietnam();
        return [.. recipients.In(await roster.ListAsync(ct), today).Select(line => line.Account.Id)];
    }

    /// <summary>Whoever the message is for.</summary>
    /// <returns>Null where there is no such account, or it is disabled.</returns>
    public async Task<Addressee?> FindAsync(Guid account, CancellationToken ct)
    {
        if (await roster.FindAsync(account, ct) is not { Account.DisabledAt: null } line)
            return null;
        // A second factor is asked for when somebody signs in; a message is read without signing in, and only roles that may read reports without one count.
        var access = new Access(line.Grants, [.. await units.ListAsync(ct)], clock.GetUtcNow().DayInVietnam(), hasSecondFactor: false);
        return new(line.Account.FullName, EmailAddress.Parse(line.Account.Email), access.ScopeOf(Permission.ReadReports));
    }
}

/// <param name="Address">Null where none is known.</param>
/// <param name="Reads">The units whose reports they may read.</param>
public sealed record Addressee(string Name, EmailAddress? Address, UnitScope Reads);
