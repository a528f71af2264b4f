using System.Globalization;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A role as it is typed in.</summary>
public class RoleInput
{
    public string? Role { get; set; }

    /// <summary>Blank for the whole province.</summary>
    public string? Unit { get; set; }

    public string? From { get; set; }

    /// <summary>Blank while no end is known.</summary>
    public string? To { get; set; }

    public Outcome<Grant> ToGrant(TimeProvider clock)
    {
        var (role, unit, from, to) = (Words.Read<Role>(Role), Code.Parse(Unit), Day(From), Day(To));
        var problems = new List<Problem>();
        if (role is null)
            problems.Add(Problem.RoleMissing(nameof(Role)));
        if (unit is null && !string.IsNullOrEmpty(Unit))
            problems.Add(Problem.GrantUnitUnknown(Unit));
        if (from is null)
            problems.Add(Problem.DayMalformed(nameof(From), From ?? ""));
        if (to is null && !string.IsNullOrEmpty(To))
            problems.Add(Problem.DayMalformed(nameof(To), To));
        if (to < from)
            problems.Add(Problem.GrantEndsTooEarly(nameof(To)));
        return problems.Count > 0 ? problems : new Grant(Guid.CreateVersion7(clock.GetUtcNow()), role!.Value, unit, from!.Value, to);
    }

    /// <remarks>As browsers send it, whatever they show.</remarks>
    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>What a form offers whose fields are those of <see cref="RoleInput"/>.</summary>
public sealed record RoleFields(RoleInput Input, IReadOnlyCollection<Unit> Units, DateOnly Today)
{
    public IEnumerable<(string Value, string Label)> Tree() => new UnitTreeChoice(Units, Today).Options();
}
