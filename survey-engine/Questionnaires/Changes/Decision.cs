namespace SurveyHub.Engine;

/// <summary>What somebody says a change means.</summary>
public sealed record Decision
{
    /// <param name="place">The <see cref="Change.Place"/> it is about.</param>
    /// <param name="class">One of cosmetic, comparable and break.</param>
    /// <param name="reason">Printed wherever a series shows the change; blank is refused when it is settled.</param>
    /// <param name="continues">The item of the older version that an added item continues under another code; null where codes stay.</param>
    /// <exception cref="ArgumentOutOfRangeException">Nobody can decide that something was added or removed.</exception>
    public Decision(string place, ChangeClass @class, string reason, Code? continues = null)
    {
        if (@class is ChangeClass.Added or ChangeClass.Removed)
            throw new ArgumentOutOfRangeException(nameof(@class));
        (Place, Class, Reason, Continues) = (place, @class, Engine.Reason.Of(reason) ?? "", continues);
    }

    public string Place { get; }
    public ChangeClass Class { get; }
    public string Reason { get; }
    public Code? Continues { get; }
}

/// <summary>Who did something, and when.</summary>
public sealed record Signature
{
    /// <summary>In characters.</summary>
    public const int LongestName = 100;

    /// <exception cref="ArgumentException">The name is blank or too long.</exception>
    public Signature(string by, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(by) || by.Length > LongestName)
            throw new ArgumentException("Somebody signs, with a name of at most 100 characters.", nameof(by));
        (By, At) = (by.Trim(), at);
    }

    public string By { get; }
    public DateTimeOffset At { get; }

    /// <summary>Of what the program does by itself, such as loading its templates.</summary>
    public static Signature System(DateTimeOffset at) => new("system", at);
}
