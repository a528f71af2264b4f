namespace SurveyHub.Engine;

/// <summary>Which item of one version continues which of an earlier one, and what somebody decided that means. Never edited: a later decision is another record.</summary>
public sealed record ItemMapping
{
    /// <exception cref="ArgumentException">The versions are not in order, no reason is given or it is too long, or the class is none that can be decided.</exception>
    public ItemMapping(Code questionnaire, int fromVersion, string from, int toVersion, string to, ChangeClass @class, string reason, Signature decided)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fromVersion, toVersion);
        if (@class is ChangeClass.Added or ChangeClass.Removed)
            throw new ArgumentOutOfRangeException(nameof(@class));
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (reason.Length > Engine.Reason.Longest)
            throw new ArgumentException("The reason is too long.", nameof(reason));
        (Questionnaire, FromVersion, From, ToVersion, To, Class, Reason, Decided) = (questionnaire, fromVersion, from, toVersion, to, @class, reason, decided);
    }

    public Code Questionnaire { get; }
    public int FromVersion { get; }

    /// <summary>An item's code, or the <see cref="Change.Place"/> of what is no item, such as <c>$.index.formula</c>.</summary>
    public string From { get; }

    public int ToVersion { get; }
    public string To { get; }
    public ChangeClass Class { get; }
    public string Reason { get; }
    public Signature Decided { get; }
}

/// <summary>The item of an older version that an item continues.</summary>
/// <param name="Class">Cosmetic where nothing had to be decided.</param>
/// <param name="Mapping">Null where the code simply stayed.</param>
public sealed record Continuation(Code From, ChangeClass Class, ItemMapping? Mapping);

public static class Continuations
{
    /// <summary>What an item of the newer version continues: by the latest decision, or by having the same code. Null where its series begins.</summary>
    /// <param name="mappings">In the order they were decided, as <see cref="ItemMappings.ListAsync"/> gives them.</param>
    /// <param name="older">The version published before the newer one; a longer way is gone step by step.</param>
    public static Continuation? Find(IReadOnlyList<ItemMapping> mappings, QuestionnaireVersion older, QuestionnaireVersion newer, Code item)
    {
        var latest = mappings.LastOrDefault(mapping => mapping.To == item.Value && mapping.ToVersion == newer.Number && mapping.FromVersion == older.Number);
        if (latest is not null && older.Find(Code.Parse(latest.From)) is { } from)
            return new(from.Code, latest.Class, latest);
        return newer.Find(item) is not null && older.Find(item) is not null ? new(item, ChangeClass.Cosmetic, Mapping: null) : null;
    }
}
