using System.Globalization;

namespace SurveyHub.Engine;

/// <summary>Turns the rows of an XLSForm into items.</summary>
internal sealed class XlsFormItems(ForeignDraft draft, ForeignTexts texts, XlsFormTable? choices)
{
    private readonly ILookup<string, XlsFormRow> _choices = (choices?.Rows ?? []).Where(row => row["name"].Length > 0).ToLookup(row => row["list_name"]);

    public Dictionary<string, string>? Text(XlsFormRow row, string column) => texts.Text(row.Texts(column), row.Place);

    public void Read(XlsFormRow row, IReadOnlyList<string> conditions)
    {
        var parts = row["type"].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var where = $"{row.Place} ({row["name"]})";
        if (KindOf(parts[0].ToLowerInvariant()) is not { } kind)
        {
            draft.Losses.Add(Loss.Kind(where, row["type"]));
            return;
        }

        var required = row["required"].ToLowerInvariant();
        var isAsked = kind is not (ItemKind.Information or ItemKind.Computed);
        var isAlways = required is "yes" or "true" or "true()" or "1";
        var item = new DraftItem(where, new(draft.NewItem(row["name"], where), kind, Text(row, "label") ?? new() { ["vi"] = row["name"].Length > 0 ? row["name"] : "…" }, isAsked && isAlways))
        {
            VisibleIf = [.. conditions],
            RequiredIf = isAsked && !isAlways && required is not ("" or "no" or "false" or "false()" or "0") ? row["required"] : null,
        };
        if (row["relevant"] is { Length: > 0 } relevant)
            item.VisibleIf.Add(relevant);
        if (row["constraint"] is { Length: > 0 } constraint)
            (item.Message, _) = (Text(row, "constraint_message"), Add(item, constraint));
        if (row["appearance"] is { Length: > 0 } look && look != "multiline")
            draft.Losses.Add(Loss.Property(where, $"appearance: {look}"));
        draft.Sections[^1].Items.Add(item);
        draft.Name(row["name"], item);
        Complete(item, row, parts);
    }

    private static bool Add(DraftItem item, string constraint)
    {
        item.ValidIf.Add(constraint);
        return true;
    }

    private static ItemKind? KindOf(string type) => type switch
    {
        "select_one" => ItemKind.Single,
        "select_multiple" => ItemKind.Multiple,
        "rank" => ItemKind.Ranking,
        "integer" or "decimal" or "range" => ItemKind.Number,
        "date" => ItemKind.Date,
        "text" => ItemKind.Text,
        "note" => ItemKind.Information,
        "acknowledge" or "trigger" => ItemKind.Consent,
        "calculate" => ItemKind.Computed,
        _ => null,
    };

    private void Complete(DraftItem item, XlsFormRow row, string[] parts)
    {
        var type = parts[0].ToLowerInvariant();
        switch (item.Shape.Type)
        {
            case ItemKind.Single or ItemKind.Multiple or ItemKind.Ranking:
                ReadChoices(item, parts.ElementAtOrDefault(1) ?? "", parts.Contains("or_other"));
                break;
            case ItemKind.Number:
                item.Shape = item.Shape with { Number = Range(item, type, row["parameters"]) };
                break;
            case ItemKind.Text:
                item.Shape = item.Shape with { MaxLength = 4000, Long = row["appearance"] == "multiline" };
                break;
            case ItemKind.Computed:
                item.Formula = row["calculation"];
                break;
            case ItemKind.Consent:
                item.Options["OK"] = "true";
                break;
            case ItemKind.Scale or ItemKind.YesNo or ItemKind.Date or ItemKind.Information:
                break;
        }

        if (row["parameters"] is { Length: > 0 } parameters && type != "range")
            draft.Losses.Add(Loss.Property(item.Where, $"parameters: {parameters}"));
        if (row["calculation"] is { Length: > 0 } calculation && item.Shape.Type != ItemKind.Computed)
            draft.Losses.Add(Loss.Property(item.Where, $"calculation: {calculation}"));
    }

    private void ReadChoices(DraftItem item, string list, bool hasOther)
    {
        var (codes, options) = (new HashSet<string>(), new List<DocumentShape.Option>());
        foreach (var row in _choices[list])
        {
            var code = draft.NewCode(row["name"], row.Place, codes);
            item.Options.TryAdd(row["name"], code);
            options.Add(new(code, Text(row, "label") ?? new() { ["vi"] = row["name"] }));
        }

        if (hasOther)
        {
            item.Options.TryAdd("other", draft.NewCode("other", item.Where, codes));
            options.Add(new(item.Options["other"], new() { ["vi"] = "Khác", ["en"] = "Other" }, AsksForWords: true));
        }

        item.Shape = item.Shape with { Options = options, Most = item.Shape.Type == ItemKind.Ranking ? options.Count : null };
        foreach (var column in (choices?.Columns ?? []).Where(column => XlsFormTable.Base(column) is not ("list_name" or "name" or "label")))
            draft.Losses.Add(Loss.Property("choices", column));
    }

    private DocumentShape.Number Range(DraftItem item, string type, string parameters)
    {
        var said = parameters.Split([' ', ';', ','], StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=')).Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0]).ToDictionary(pairs => pairs.Key, pairs => decimal.TryParse(pairs.First()[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : (decimal?)null);
        if (type == "range")
            return new(said.GetValueOrDefault("start") ?? 0, said.GetValueOrDefault("end") ?? 10, Math.Min(6, (int)(said.GetValueOrDefault("step") ?? 1).Scale));
        draft.Losses.Add(Loss.RangeAssumed(item.Where, "-1000000000…1000000000"));
        return new(-1_000_000_000, 1_000_000_000, type == "integer" ? 0 : 6);
    }
}
