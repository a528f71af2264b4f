using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Whoever sent a request: a member of staff, or a program with a key.</summary>
/// <param name="Name">As the audit trail says it.</param>
/// <param name="SignedIn">Null for a program.</param>
public sealed record Visitor(string Name, Access Access, SignedIn? SignedIn)
{
    /// <summary>For what is done by this visitor now.</summary>
    public Signature Sign(TimeProvider clock) => Sign(Name, clock);

    /// <summary>For what somebody does who is not signed in yet.</summary>
    public static Signature Sign(Account account, TimeProvider clock) => Sign(account.SignInName, clock);

    private static Signature Sign(string name, TimeProvider clock) => new(name.Length > Signature.LongestName ? name[..Signature.LongestName] : name, clock.GetUtcNow());
}
