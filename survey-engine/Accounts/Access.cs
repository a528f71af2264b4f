namespace SurveyHub.Engine;

/// <summary>What somebody may do on a day, and in which units.</summary>
public sealed class Access
{
    private readonly Dictionary<Permission, UnitScope> _scopes = [];

    /// <param name="grants">All of the account; those of other days count for nothing.</param>
    /// <param name="units">All there ever were: what was measured in a unit that is gone still belongs to those above it.</param>
    /// <param name="hasSecondFactor">Whether the sign-in was confirmed by one.</param>
    public Access(IEnumerable<Grant> grants, IReadOnlyCollection<Unit> units, DateOnly day, bool hasSecondFactor)
    {
        var held = grants.Where(grant => grant.HoldsOn(day)).ToList();
        Roles = held.Select(grant => grant.Role).ToHashSet();
        LacksSecondFactor = !hasSecondFactor && held.Any(grant => grant.Role.NeedsSecondFactor());
        foreach (var grant in held.Where(grant => hasSecondFactor || !grant.Role.NeedsSecondFactor()))
            Give(grant.Role.Allows(), grant.Unit, units);
    }

    /// <summary>Of a program, which has no role: each permission in the unit and all below it.</summary>
    /// <param name="unit">Null for the whole province.</param>
    public Access(IEnumerable<Permission> permissions, Code? unit, IReadOnlyCollection<Unit> units)
    {
        Roles = new HashSet<Role>();
        Give(permissions, unit, units);
    }

    /// <summary>Also those that wait for a second factor.</summary>
    public IReadOnlySet<Role> Roles { get; }

    /// <summary>Whether a role of theirs is worth nothing until they have signed in with a second factor.</summary>
    public bool LacksSecondFactor { get; }

    /// <summary>Anywhere at all.</summary>
    public bool May(Permission permission) => _scopes.ContainsKey(permission);

    /// <summary>The units in which it may be done; none where it may not.</summary>
    public UnitScope ScopeOf(Permission permission) => _scopes.GetValueOrDefault(permission, UnitScope.None);

    private void Give(IEnumerable<Permission> permissions, Code? unit, IReadOnlyCollection<Unit> units)
    {
        var scope = unit is null ? UnitScope.Province : UnitScope.Below(unit, units);
        foreach (var permission in permissions.Where(permission => scope.IsProvince || permission.IsForUnits()))
            _scopes[permission] = ScopeOf(permission).With(scope);
    }
}

/// <summary>The units that somebody may look into.</summary>
public sealed class UnitScope
{
    private readonly HashSet<Code> _units;

    private UnitScope(bool isProvince, HashSet<Code> units) => (IsProvince, _units) = (isProvince, units);

    public static UnitScope None { get; } = new(false, []);

    /// <summary>All units, and what belongs to none.</summary>
    public static UnitScope Province { get; } = new(true, []);

    public bool IsProvince { get; }

    /// <summary>Empty where it is the whole province.</summary>
    public IReadOnlySet<Code> Units => _units;

    /// <summary>The unit and all below it; the whole province where the unit stands at its head.</summary>
    public static UnitScope Below(Code unit, IReadOnlyCollection<Unit> units)
    {
        if (units.Any(known => known.Code == unit && known.Kind == UnitKind.Province))
            return Province;
        var children = units.ToLookup(known => known.Parent, known => known.Code);
        return new(false, [.. Down(unit)]);

        IEnumerable<Code> Down(Code top) => children[top].SelectMany(Down).Prepend(top);
    }

    /// <summary>Whether the unit is one of them; a unit that is not known is like one that is not theirs.</summary>
    /// <param name="unit">Null for all units together, which only the whole province is.</param>
    public bool Contains(Code? unit) => IsProvince || (unit is not null && _units.Contains(unit));

    /// <summary>Those of its units that stand below none of the others; none where it is the whole province.</summary>
    /// <param name="units">All there ever were.</param>
    public IReadOnlyList<Unit> Tops(IEnumerable<Unit> units) =>
        [.. units.Where(unit => _units.Contains(unit.Code) && (unit.Parent is null || !_units.Contains(unit.Parent)))];

    internal UnitScope With(UnitScope other) => IsProvince || other.IsProvince ? Province : new(false, [.. _units, .. other._units]);
}
