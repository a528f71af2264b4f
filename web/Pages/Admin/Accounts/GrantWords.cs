using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>How a role that somebody holds is said.</summary>
public static class GrantWords
{
    /// <summary>Lãnh đạo – Sở Y tế</summary>
    public static string Of(this Texts t, Grant grant, IEnumerable<Unit> units)
    {
        var unit = grant.Unit is null ? t["admin.accounts-whole-province"] : units.FirstOrDefault(known => known.Code == grant.Unit)?.Name ?? grant.Unit.Value;
        return $"{t.Of(grant.Role)} – {unit}";
    }

    public static string Of(this Texts t, Role role) => t["role." + Words.Write(role)];

    /// <summary>từ 01/01/2026 đến 31/12/2026</summary>
    public static string DaysOf(this Texts t, Grant grant) =>
        grant.To is { } to ? t["admin.accounts-from-to", t.Day(grant.From), t.Day(to)] : t["admin.accounts-from", t.Day(grant.From)];
}
