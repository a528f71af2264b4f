using System.Globalization;

namespace SurveyHub.Engine;

/// <summary>Another program, such as the province's reporting system, that reads here by a key of its own.</summary>
public sealed record ApiKey
{
    /// <summary>With which every token begins, so that a leaked one is recognised.</summary>
    public const string Prefix = "shk_";

    /// <summary>In characters.</summary>
    public const int LongestName = 100;

    /// <exception cref="ArgumentException">The name is blank or too long, or a permission is none for programs, or none for a part of the province.</exception>
    public ApiKey(Code code, string name, IReadOnlyList<Permission> permissions, Code? unit, DateOnly? expires)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName)
            throw new ArgumentException("A key has the name of its system.", nameof(name));
        if (permissions.Count == 0 || permissions.Except(Possible).Any() || (unit is not null && !permissions.All(permission => permission.IsForUnits())))
            throw new ArgumentException("A key has permissions that a program can have there.", nameof(permissions));
        (Code, Name, Permissions, Unit, Expires) = (code, name.Trim(), permissions, unit, expires);
    }

    /// <summary>What a program can be allowed: what it can read by an address of its own, and so nothing that touches single responses or changes anything.</summary>
    public static IReadOnlyList<Permission> Possible { get; } = [Permission.ReadReports, Permission.ReadLedger];

    public Code Code { get; }

    /// <summary>Of the system, and whoever answers for it.</summary>
    public string Name { get; }

    public IReadOnlyList<Permission> Permissions { get; }

    /// <summary>The key is good there and in all units below; null for the whole province.</summary>
    public Code? Unit { get; }

    /// <summary>The last day on which it works, in Viet Nam; null for none.</summary>
    public DateOnly? Expires { get; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null while it was not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>To within a minute; null when it was never used.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>Until when the token before the present one works; null, or past, when it does not.</summary>
    public DateTimeOffset? FormerUntil { get; init; }

    /// <summary>A key as somebody asks for it, with all that is wrong with it.</summary>
    /// <param name="unit">Null or empty for the whole province.</param>
    /// <param name="expires">Such as <c>2026-12-31</c>; null or empty for none.</param>
    /// <param name="units">All there ever were.</param>
    public static Outcome<ApiKey> Read(string? code, string? name, IEnumerable<string> permissions, string? unit, string? expires, IReadOnlyCollection<Unit> units, DateOnly today)
    {
        var problems = new List<Problem>();
        var parsed = Engine.Code.Parse(code);
        if (parsed is null)
            problems.Add(Problem.KeyCodeMalformed());
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > LongestName)
            problems.Add(Problem.KeyNameMissing(LongestName));

        var place = Engine.Code.Parse(unit);
        if (!string.IsNullOrEmpty(unit) && !units.Any(known => known.Code == place))
            problems.Add(Problem.UnitUnknown(unit));
        var allowed = ReadPermissions(permissions, isForPart: place is not null, problems);
        var last = ReadDay(expires, today, problems);
        return problems.Count > 0 ? problems : new ApiKey(parsed!, name!, allowed, place, last);
    }

    private static List<Permission> ReadPermissions(IEnumerable<string> words, bool isForPart, List<Problem> problems)
    {
        var allowed = new List<Permission>();
        foreach (var word in words.Distinct())
        {
            if (Words.Read<Permission>(word) is not { } permission || !Possible.Contains(permission))
                problems.Add(Problem.ValueUnsupported("permissions", word));
            else if (isForPart && !permission.IsForUnits())
                problems.Add(Problem.PermissionForProvince("permissions", word));
            else
                allowed.Add(permission);
        }

        if (allowed.Count == 0 && problems.TrueForAll(problem => problem.Place != "permissions"))
            problems.Add(Problem.KeyPermissionMissing());
        return allowed;
    }

    private static DateOnly? ReadDay(string? text, DateOnly today, List<Problem> problems)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= today)
            return day;
        problems.Add(Problem.KeyExpiryPast(text));
        return null;
    }
}
