namespace SurveyHub.Engine;

/// <summary>An account as its table holds it.</summary>
internal sealed record AccountRow
{
    public required byte[] Id { get; init; }
    public required string SignInName { get; init; }
    public required string SignInKey { get; init; }
    public required string FullName { get; init; }
    public string? Email { get; init; }
    public string? PasswordHash { get; init; }
    public long MustChange { get; init; }
    public required string SecurityStamp { get; init; }
    public required string Revision { get; init; }
    public long TwoFactor { get; init; }
    public string? AuthenticatorKey { get; init; }
    public required string RecoveryCodes { get; init; }
    public int Failures { get; init; }
    public DateTimeOffset? LockedUntil { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DisabledAt { get; init; }

    public Account ToAccount() => new()
    {
        Id = new(Id, bigEndian: true),
        SignInName = SignInName,
        SignInKey = SignInKey,
        FullName = FullName,
        Email = Email,
        PasswordHash = PasswordHash,
        MustChange = MustChange != 0,
        SecurityStamp = SecurityStamp,
        Revision = Revision,
        HasTwoFactor = TwoFactor != 0,
        AuthenticatorKey = AuthenticatorKey,
        RecoveryCodes = RecoveryCodes,
        Failures = Failures,
        LockedUntil = LockedUntil,
        CreatedAt = CreatedAt,
        DisabledAt = DisabledAt,
    };
}

/// <summary>A role as its table holds it.</summary>
internal sealed record GrantRow
{
    public required byte[] Id { get; init; }
    public required byte[] Account { get; init; }
    public required string Role { get; init; }
    public Code? Unit { get; init; }
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public long IsProvided { get; init; }

    public Grant ToGrant() => new(new(Id, bigEndian: true), Words.Read<Role>(Role)!.Value, Unit, ValidFrom, ValidTo) { IsProvided = IsProvided != 0 };
}
