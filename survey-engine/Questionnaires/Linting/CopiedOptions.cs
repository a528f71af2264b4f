namespace SurveyHub.Engine;

/// <summary>An option that came along from another item: "Đại học" among "Nam" and "Nữ".</summary>
/// <remarks>
/// <para>Many lists share options for good reasons, so all of these must hold before anything is said: the two lists, which are
/// no scales and no yes/no, share this one label and no other; the label is not one that fits any list ("Khác"); it has
/// nothing in common with its neighbours here; and either it has something in common with its neighbours there, or all of
/// its neighbours here have something in common with each other.</para>
/// <para>Two labels have something in common when both are bands, or when they share a word that says something. Where no such
/// sign tells the stranger from the native ("Nông dân" among "Nam" and "Nữ", and also before "Công nhân"), nothing is said.</para>
/// </remarks>
internal static class CopiedOptions
{
    /// <summary>Beginnings of labels that fit any list.</summary>
    private static readonly string[] _anywhere =
        ["khác", "không", "có", "chưa", "tất cả", "cả hai", "tôi không", "other", "none", "no", "yes", "not", "don't", "i do not", "all of", "both", "prefer not"];

    /// <summary>Words that labels share without having anything in common.</summary>
    private static readonly HashSet<string> _empty =
        ["và", "hoặc", "của", "các", "những", "từ", "đến", "trên", "dưới", "ở", "tại", "qua", "theo", "với", "có", "không", "khác", "một", "người", "tôi", "là", "cho"];

    public static IEnumerable<Finding> Check(LintedForm form)
    {
        var lists = form.Items.Where(asked => asked.Item.Kind is ItemKind.Single or ItemKind.Multiple or ItemKind.Ranking)
            .Select(asked => (Asked: asked, Labels: asked.Item.Options.Select(option => LintedForm.Normal(option.Label.In("vi"))).ToList()))
            .ToList();
        foreach (var (asked, labels) in lists.Where(list => list.Labels.Count > 2))
        {
            foreach (var (other, others) in lists.Where(list => list.Asked != asked && list.Labels.Count > 2))
            {
                if (labels.Intersect(others).ToList() is [var shared] && IsStranger(shared, labels, others))
                    yield return Finding.OptionCopied(asked.OptionPath(labels.IndexOf(shared), "vi"), asked.Item.Options[labels.IndexOf(shared)].Label.In("vi"), other.Item.Code);
            }
        }
    }

    private static bool IsStranger(string label, List<string> here, List<string> there)
    {
        var neighbours = here.Where(other => other != label).ToList();
        return !Array.Exists(_anywhere, start => label == start || label.StartsWith(start + " ", StringComparison.Ordinal))
            && !label.EndsWith(" khác", StringComparison.Ordinal)
            && !neighbours.Exists(other => HaveSomethingInCommon(label, other))
            && (there.Exists(other => other != label && HaveSomethingInCommon(label, other))
                || neighbours.TrueForAll(one => neighbours.Exists(other => other != one && HaveSomethingInCommon(one, other))));
    }

    private static bool HaveSomethingInCommon(string a, string b) =>
        (Band.Parse(a) is not null && Band.Parse(b) is not null) || Speaking(a).Intersect(Speaking(b)).Any();

    private static IEnumerable<string> Speaking(string label) => LintedForm.Words(label).Select(LintedForm.Normal).Where(word => word.Length > 1 && !_empty.Contains(word));
}
