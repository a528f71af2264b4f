using System.Globalization;
using System.Text.Json;

namespace SurveyHub.Engine;

/// <summary>Turns the questions of a SurveyJS survey into items.</summary>
internal sealed class SurveyJsItems(ForeignDraft draft, SurveyJsWords words)
{
    private static readonly string[] _everywhere = ["type", "name", "title", "isRequired", "visibleIf", "requiredIf", "validators", "surveyhub"];
    private static readonly string[] _choosing = ["choices", "hasOther", "showOtherItem", "otherText", "hasNone", "showNoneItem", "noneText"];

    /// <summary>Those that an export of ours brought along.</summary>
    public IReadOnlyList<DocumentShape.Scale> Scales { get; set; } = [];

    public void Read(JsonElement question, string path, IReadOnlyList<string> conditions)
    {
        var (type, name) = (SurveyJsWords.String(question, "type") ?? "", SurveyJsWords.String(question, "name") ?? "");
        var where = name.Length > 0 ? $"{path} ({name})" : path;
        if (type == "matrix")
        {
            ReadMatrix(question, where, name, conditions);
            return;
        }

        var kind = KindOf(question, type);
        if (kind is null)
        {
            draft.Losses.Add(Loss.Kind(where, type));
            return;
        }

        SurveyJsWords.ListOthers(question, where, _everywhere.Concat(Own(kind.Value, type)), draft.Losses);
        var item = Add(question, where, name, kind.Value, words.Text(question, type == "html" ? "html" : "title", where), conditions);
        draft.Name(name, item);
        Complete(item, question, type);
    }

    private static ItemKind? KindOf(JsonElement question, string type) => type switch
    {
        "radiogroup" or "dropdown" => ItemKind.Single,
        "checkbox" or "tagbox" => ItemKind.Multiple,
        "imagepicker" or "buttongroup" => SurveyJsWords.Is(question, "multiSelect") ? ItemKind.Multiple : ItemKind.Single,
        "ranking" => ItemKind.Ranking,
        "rating" => ItemKind.Scale,
        "boolean" => SurveyJsWords.String(question, "renderAs") == "checkbox" ? ItemKind.Consent : ItemKind.YesNo,
        "comment" => ItemKind.Text,
        "text" => SurveyJsWords.String(question, "inputType") switch { "number" or "range" => ItemKind.Number, "date" => ItemKind.Date, _ => ItemKind.Text },
        "html" => ItemKind.Information,
        "expression" => ItemKind.Computed,
        _ => null,
    };

    private static IEnumerable<string> Own(ItemKind kind, string type) => kind switch
    {
        ItemKind.Single => _choosing,
        ItemKind.Multiple => [.. _choosing, "minSelectedChoices", "maxSelectedChoices", "multiSelect"],
        ItemKind.Ranking => ["choices", "maxSelectedChoices"],
        ItemKind.Scale => ["rateValues", "rateMin", "rateMax", "rateCount", "rateStep", "minRateDescription", "maxRateDescription", "rateType"],
        ItemKind.YesNo or ItemKind.Consent => ["renderAs", "valueTrue", "valueFalse"],
        ItemKind.Number => ["inputType", "min", "max", "step"],
        ItemKind.Date => ["inputType", "min", "max"],
        ItemKind.Text => type == "comment" ? ["maxLength", "rows"] : ["maxLength"],
        ItemKind.Information => ["html"],
        ItemKind.Computed => ["expression"],
    };

    private DraftItem Add(JsonElement question, string where, string name, ItemKind kind, Dictionary<string, string>? title, IReadOnlyList<string> conditions)
    {
        var isAsked = kind is not (ItemKind.Information or ItemKind.Computed);
        var shape = new DocumentShape.Item(
            draft.NewItem(name, where), kind, title ?? new() { ["vi"] = name.Length > 0 ? ForeignTexts.Clean(name) : "…" }, isAsked && SurveyJsWords.Is(question, "isRequired"),
            isAsked ? Words.Read<PersonalData>(SurveyJsWords.String(question, "surveyhub", "data")) : null, SurveyJsWords.String(question, "surveyhub", "grid"));
        var item = new DraftItem(where, shape) { VisibleIf = [.. conditions], RequiredIf = SurveyJsWords.String(question, "requiredIf") };
        if (SurveyJsWords.String(question, "visibleIf") is { } own)
            item.VisibleIf.Add(own);
        draft.Sections[^1].Items.Add(item);
        return item;
    }

    private void Complete(DraftItem item, JsonElement question, string type)
    {
        switch (item.Shape.Type)
        {
            case ItemKind.Single or ItemKind.Multiple or ItemKind.Ranking:
                ReadChoices(item, question);
                break;
            case ItemKind.Scale:
                ReadRating(item, question);
                break;
            case ItemKind.YesNo:
                foreach (var (value, code) in new[] { ("true", "yes"), ("false", "no"), (SurveyJsWords.String(question, "valueTrue") ?? "true", "yes"), (SurveyJsWords.String(question, "valueFalse") ?? "false", "no") })
                    item.Options[value] = code;
                break;
            case ItemKind.Number:
                item.Shape = item.Shape with { Number = Range(item, question) };
                break;
            case ItemKind.Date:
                item.Shape = item.Shape with { Days = Days(item, question) };
                break;
            case ItemKind.Text:
                item.Shape = item.Shape with { MaxLength = (int?)SurveyJsWords.Number(question, "maxLength") is > 0 and var most ? most : type == "comment" ? 4000 : 500, Long = type == "comment" };
                break;
            case ItemKind.Computed:
                item.Formula = SurveyJsWords.String(question, "expression") ?? "";
                break;
            case ItemKind.Consent or ItemKind.Information:
                break;
        }

        new SurveyJsValidators(draft, words).Read(item, question);
    }

    private void ReadChoices(DraftItem item, JsonElement question)
    {
        var (codes, options, isSeveral) = (new HashSet<string>(), new List<DocumentShape.Option>(), item.Shape.Type == ItemKind.Multiple);
        if (question.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array)
        {
            foreach (var choice in choices.EnumerateArray())
                AddChoice(choice);
        }

        if (SurveyJsWords.Is(question, "hasOther") || SurveyJsWords.Is(question, "showOtherItem"))
            options.Add(Extra("other", new() { ["vi"] = "Khác", ["en"] = "Other" }) with { AsksForWords = true });
        if (SurveyJsWords.Is(question, "hasNone") || SurveyJsWords.Is(question, "showNoneItem"))
            options.Add(Extra("none", new() { ["vi"] = "Không có", ["en"] = "None" }) with { Exclusive = isSeveral });

        var most = SurveyJsWords.Count(question, "maxSelectedChoices");
        item.Shape = item.Shape with
        {
            Options = options,
            Least = isSeveral ? SurveyJsWords.Count(question, "minSelectedChoices") : null,
            Most = item.Shape.Type == ItemKind.Ranking ? most ?? options.Count : isSeveral ? most : null,
        };

        void AddChoice(JsonElement choice)
        {
            var value = choice.ValueKind == JsonValueKind.Object ? SurveyJsWords.String(choice, "value") ?? "" : choice.ToString();
            var label = (choice.ValueKind == JsonValueKind.Object ? words.Text(choice, "text", item.Where) : words.Text(choice, item.Where)) ?? new() { ["vi"] = value.Length > 0 ? value : "…" };
            if (choice.ValueKind == JsonValueKind.Object)
                SurveyJsWords.ListOthers(choice, $"{item.Where}, {value}", ["value", "text", "surveyhub"], draft.Losses);
            var code = draft.NewCode(value, item.Where, codes);
            item.Options.TryAdd(value, code);
            options.Add(new(code, label, SurveyJsWords.Is(choice, "surveyhub", "exclusive"), SurveyJsWords.Is(choice, "surveyhub", "asksForWords")));
        }

        DocumentShape.Option Extra(string value, Dictionary<string, string> standard)
        {
            item.Options.TryAdd(value, draft.NewCode(value, item.Where, codes));
            return new(item.Options[value], words.Text(question, value + "Text", item.Where) ?? standard);
        }
    }

    private void ReadRating(DraftItem item, JsonElement question)
    {
        if (SurveyJsWords.String(question, "surveyhub", "scale") is { } own)
        {
            item.Shape = item.Shape with { Scale = own };
            foreach (var level in Scales.Where(scale => scale.Code == own).SelectMany(scale => scale.Levels))
                item.Options[level.Value.ToString(CultureInfo.InvariantCulture)] = level.Code ?? level.Value.ToString(CultureInfo.InvariantCulture);
            return;
        }

        var levels = new List<(int Value, Dictionary<string, string> Label)>();
        if (question.TryGetProperty("rateValues", out var values) && values.ValueKind == JsonValueKind.Array && values.GetArrayLength() > 0)
        {
            foreach (var value in values.EnumerateArray())
                levels.Add((int.TryParse(SurveyJsWords.String(value, "value") ?? value.ToString(), CultureInfo.InvariantCulture, out var number) ? number : -1, words.Text(value, "text", item.Where) ?? words.Text(value, item.Where) ?? []));
        }
        else
        {
            var least = (int)Math.Clamp(SurveyJsWords.Number(question, "rateMin") ?? 1, -1000, 1000);
            var most = (int)Math.Clamp(SurveyJsWords.Number(question, "rateMax") ?? (SurveyJsWords.Count(question, "rateCount") is { } count ? least + count - 1 : 5), least, least + 1000);
            var step = (int)Math.Clamp(SurveyJsWords.Number(question, "rateStep") ?? 1, 1, 1000);
            for (var value = least; value <= most; value += step)
                levels.Add((value, new() { ["vi"] = value.ToString(CultureInfo.InvariantCulture) }));
            levels[0] = (levels[0].Value, words.Text(question, "minRateDescription", item.Where) ?? levels[0].Label);
            levels[^1] = (levels[^1].Value, words.Text(question, "maxRateDescription", item.Where) ?? levels[^1].Label);
        }

        foreach (var (value, _) in levels)
            item.Options.TryAdd(value.ToString(CultureInfo.InvariantCulture), value.ToString(CultureInfo.InvariantCulture));
        if (levels.Count is >= 2 and <= 11 && levels.TrueForAll(level => level.Value >= 0) && levels.DistinctBy(level => level.Value).Count() == levels.Count)
            item.Shape = item.Shape with { Scale = draft.Scale(levels, item.Where) };
        // else no scale holds it: reading the document says so, and the item is listed
    }

    private DocumentShape.Number Range(DraftItem item, JsonElement question)
    {
        var (least, most, step) = (SurveyJsWords.Number(question, "min"), SurveyJsWords.Number(question, "max"), SurveyJsWords.Number(question, "step"));
        if (least is null || most is null)
            draft.Losses.Add(Loss.RangeAssumed(item.Where, string.Create(CultureInfo.InvariantCulture, $"{least ?? -1_000_000_000}…{most ?? 1_000_000_000}")));
        Dictionary<string, string>? unit = question.TryGetProperty("surveyhub", out var ours) && ours.ValueKind == JsonValueKind.Object ? words.Text(ours, "unit", item.Where) : null;
        return new(least ?? -1_000_000_000, most ?? 1_000_000_000, step is > 0 and < 1 && step.Value.Scale <= 6 ? step.Value.Scale : step is null ? 6 : 0, unit);
    }

    private DocumentShape.Days? Days(DraftItem item, JsonElement question)
    {
        var (least, most) = (Day("min"), Day("max"));
        return least is null && most is null ? null : new(least ?? new(1900, 1, 1), most ?? new(2100, 12, 31));

        DateOnly? Day(string property)
        {
            if (SurveyJsWords.String(question, property) is not { } text)
                return null;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            draft.Losses.Add(Loss.Property(item.Where, property));
            return null;
        }
    }

    /// <summary>One item a row, all of one grid.</summary>
    private void ReadMatrix(JsonElement question, string where, string name, IReadOnlyList<string> conditions)
    {
        SurveyJsWords.ListOthers(question, where, [.. _everywhere, "columns", "rows", "isAllRowRequired"], draft.Losses);
        var rows = question.TryGetProperty("rows", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().ToList() : [];
        if (words.Text(question, "title", where) is { } title)
            draft.Losses.Add(Loss.Property(where, $"title: {title["vi"]}"));
        foreach (var row in rows)
        {
            var value = row.ValueKind == JsonValueKind.Object ? SurveyJsWords.String(row, "value") ?? "" : row.ToString();
            var item = Add(question, $"{where}, {value}", $"{name}-{value}", ItemKind.Single, row.ValueKind == JsonValueKind.Object ? words.Text(row, "text", where) : words.Text(row, where), conditions);
            item.Shape = item.Shape with { Grid = name, Required = item.Shape.Required || SurveyJsWords.Is(question, "isAllRowRequired"), Options = [] };
            draft.Name($"{name}.{value}", item);
            var codes = new HashSet<string>();
            foreach (var column in question.TryGetProperty("columns", out var columns) && columns.ValueKind == JsonValueKind.Array ? columns.EnumerateArray().ToList() : [])
            {
                var choice = column.ValueKind == JsonValueKind.Object ? SurveyJsWords.String(column, "value") ?? "" : column.ToString();
                item.Options.TryAdd(choice, draft.NewCode(choice, item.Where, codes));
                var label = column.ValueKind == JsonValueKind.Object ? words.Text(column, "text", where) : words.Text(column, where);
                item.Shape = item.Shape with { Options = [.. item.Shape.Options!, new(codes.Last(), label ?? new() { ["vi"] = choice.Length > 0 ? choice : "…" })] };
            }
        }
    }
}
