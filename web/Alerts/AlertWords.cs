using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>How a rule of alerts is said.</summary>
public static class AlertWords
{
    /// <summary>dưới 80 %, chắc chắn từ 95 %, từ 30 người trả lời</summary>
    public static string Of(this Texts t, AlertRule rule) =>
        t[rule.Side == AlertSide.Below ? "alerts.rule-below" : "alerts.rule-above", rule.Percent.ToString("0.###", t.Culture), t.Count(rule.Certainty), t.Count(rule.Least)];

    /// <summary>Lãnh đạo – Sở Y tế; Nguyễn Văn An</summary>
    public static string Of(this Texts t, Recipients recipients, IReadOnlyCollection<Unit> units, IReadOnlyCollection<Account> accounts)
    {
        var role = recipients.Role is { } held ? t.Of(held) + (recipients.Unit is { } unit ? " – " + (units.FirstOrDefault(known => known.Code == unit)?.Name ?? unit.Value) : "") : null;
        return string.Join("; ", accounts.Where(account => recipients.Accounts.Contains(account.Id)).Select(account => account.FullName).Prepend(role).OfType<string>());
    }
}
