namespace SurveyHub.Engine;

/// <summary>An item where it stands in the document.</summary>
/// <param name="Path">Its JSON path.</param>
internal sealed record LintedItem(Section Section, Item Item, string Path)
{
    public string QuestionPath(string language) => $"{Path}.question.{language}";

    /// <summary>Of an option's label; of the item's scale, where the levels stand elsewhere in the document.</summary>
    public string OptionPath(int place, string language) => Item.Options[place] is Level ? $"{Path}.scale" : $"{Path}.options[{place}].label.{language}";
}

/// <summary>The items of a version with their places, and the languages it speaks.</summary>
internal sealed record LintedForm(IReadOnlyList<LintedItem> Items, IReadOnlyList<string> Languages)
{
    public static LintedForm Of(QuestionnaireVersion version)
    {
        var items = version.Sections.SelectMany((section, s) => section.Items.Select((item, i) => new LintedItem(section, item, $"$.sections[{s}].items[{i}]"))).ToList();
        return new(items, [.. items.SelectMany(asked => asked.Item.Question.Languages).Prepend("vi").Distinct()]);
    }

    /// <summary>The items whose options are not those of an earlier item as well: a scale is looked at once.</summary>
    public IEnumerable<LintedItem> WithOwnOptions => Items.Where(asked => asked.Item.Options.Count > 0).DistinctBy(asked => asked.Item.Options);

    /// <summary>Two texts are the same when they differ only in case, blanks and what stands at their ends.</summary>
    public static string Normal(string text) => string.Join(' ', Words(text)).Trim(' ', '.', ',', ';', ':', '?', '!', '…');

    public static string[] Words(string text) => text.ToLowerInvariant().Split([' ', '\u00a0', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
