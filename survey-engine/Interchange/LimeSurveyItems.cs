using System.Xml.Linq;

namespace SurveyHub.Engine;

/// <summary>Turns the questions of a LimeSurvey survey into items.</summary>
internal sealed class LimeSurveyItems(ForeignDraft draft, ForeignTexts texts, LimeSurveyTables tables)
{
    private static readonly string[] _checks = ["preg", "help"];
    private static readonly HashSet<string> _kept = ["equation"];

    public void Read(XElement question, string groupRelevance)
    {
        var (id, name, type) = (LimeSurveyTables.Of(question, "qid"), LimeSurveyTables.Of(question, "title"), LimeSurveyTables.Of(question, "type"));
        var where = $"qid {id} ({name})";
        foreach (var attribute in tables.Rows("question_attributes", "qid", id).Where(row => LimeSurveyTables.Of(row, "value").Length > 0 && !_kept.Contains(LimeSurveyTables.Of(row, "attribute"))))
            draft.Losses.Add(Loss.Property(where, $"{LimeSurveyTables.Of(attribute, "attribute")}: {LimeSurveyTables.Of(attribute, "value")}"));
        foreach (var column in _checks.Where(column => LimeSurveyTables.Of(question, column).Length > 0 || (column == "help" && tables.Texts("questions", "qid", id, column).Any())))
            draft.Losses.Add(Loss.Property(where, column));

        if (type is "F" or "A" or "B" or "C" or "E" or "H" or "Q" or "K" && texts.Text(tables.Texts("questions", "qid", id, "question"), where) is { } around)
            draft.Losses.Add(Loss.Property(where, $"question: {around["vi"]}")); // its rows are the items
        switch (type)
        {
            case "F" or "A" or "B" or "C" or "E" or "H":
                ReadRows(question, where, type, groupRelevance);
                break;
            case "Q" or "K":
                foreach (var part in Parts(id))
                    Complete(Add(question, $"{where}, {Title(part)}", $"{name}_{Title(part)}", LimeSurveyTables.Of(part, "qid"), type == "K" ? ItemKind.Number : ItemKind.Text, groupRelevance), question, type);
                break;
            default:
                if (KindOf(type) is not { } kind)
                    draft.Losses.Add(Loss.Kind(where, type));
                else
                    Complete(Add(question, where, name, id, kind, groupRelevance), question, type);
                break;
        }
    }

    private static ItemKind? KindOf(string type) => type switch
    {
        "L" or "!" or "O" or "G" => ItemKind.Single,
        "M" or "P" => ItemKind.Multiple,
        "R" => ItemKind.Ranking,
        "5" => ItemKind.Scale,
        "N" => ItemKind.Number,
        "D" => ItemKind.Date,
        "S" or "T" or "U" => ItemKind.Text,
        "Y" => ItemKind.YesNo,
        "X" => ItemKind.Information,
        "*" => ItemKind.Computed,
        _ => null,
    };

    private DraftItem Add(XElement question, string where, string name, string textId, ItemKind kind, string groupRelevance)
    {
        var isAsked = kind is not (ItemKind.Information or ItemKind.Computed);
        var words = texts.Text(tables.Texts("questions", "qid", textId, "question"), where) ?? new() { ["vi"] = name.Length > 0 ? ForeignTexts.Clean(name) : "…" };
        var item = new DraftItem(where, new(draft.NewItem(name, where), kind, words, isAsked && LimeSurveyTables.Of(question, "mandatory") is "Y" or "S"));
        item.VisibleIf.AddRange(new[] { groupRelevance, LimeSurveyTables.Of(question, "relevance") }.Where(rule => rule is not ("" or "1")));
        draft.Sections[^1].Items.Add(item);
        foreach (var suffix in new[] { "", ".NAOK", ".value", ".code" })
            draft.Name(name + suffix, item);
        return item;
    }

    private void Complete(DraftItem item, XElement question, string type)
    {
        var id = LimeSurveyTables.Of(question, "qid");
        switch (item.Shape.Type)
        {
            case ItemKind.Single when type == "G":
                SetOptions(item, [("F", new() { ["vi"] = "Nữ", ["en"] = "Female" }), ("M", new() { ["vi"] = "Nam", ["en"] = "Male" })], hasOther: false);
                break;
            case ItemKind.Multiple:
                SetOptions(item, Parts(id).Select(part => (Title(part), Words("questions", LimeSurveyTables.Of(part, "qid"), "question", part))), HasOther(question));
                foreach (var (value, code) in item.Options)
                {
                    foreach (var suffix in new[] { "", ".NAOK", ".value" })
                        draft.Name($"{LimeSurveyTables.Of(question, "title")}_{value}{suffix}", item, code);
                }

                if (type == "P")
                    draft.Losses.Add(Loss.Property(item.Where, "comments"));
                break;
            case ItemKind.Single or ItemKind.Ranking:
                SetOptions(item, Answers(id), HasOther(question) && type is not "R");
                item.Shape = item.Shape with { Most = type == "R" ? item.Shape.Options!.Count : null };
                if (type == "O")
                    draft.Losses.Add(Loss.Property(item.Where, "comment"));
                break;
            case ItemKind.Scale:
                SetScale(item, [.. Enumerable.Range(1, 5).Select(value => (value, new Dictionary<string, string> { ["vi"] = $"{value}" }))]);
                break;
            case ItemKind.YesNo:
                (item.Options["Y"], item.Options["N"]) = ("yes", "no");
                break;
            case ItemKind.Number:
                draft.Losses.Add(Loss.RangeAssumed(item.Where, "-1000000000…1000000000"));
                item.Shape = item.Shape with { Number = new(-1_000_000_000, 1_000_000_000, 6) };
                break;
            case ItemKind.Text:
                item.Shape = item.Shape with { MaxLength = type is "S" or "Q" ? 500 : 4000, Long = type is "T" or "U" };
                break;
            case ItemKind.Computed:
                var equation = tables.Rows("question_attributes", "qid", id).FirstOrDefault(row => LimeSurveyTables.Of(row, "attribute") == "equation");
                item.Formula = (equation is null ? item.Shape.Question["vi"] : LimeSurveyTables.Of(equation, "value")).Trim().TrimStart('{').TrimEnd('}');
                item.Shape = item.Shape with { Question = new() { ["vi"] = LimeSurveyTables.Of(question, "title") } };
                break;
            case ItemKind.Date or ItemKind.Consent or ItemKind.Information:
                break;
        }
    }

    /// <summary>One item a row of the array.</summary>
    private void ReadRows(XElement question, string where, string type, string groupRelevance)
    {
        var (id, name) = (LimeSurveyTables.Of(question, "qid"), LimeSurveyTables.Of(question, "title"));
        foreach (var part in Parts(id))
        {
            var item = Add(question, $"{where}, {Title(part)}", $"{name}_{Title(part)}", LimeSurveyTables.Of(part, "qid"), type is "A" or "B" ? ItemKind.Scale : ItemKind.Single, groupRelevance);
            item.Shape = item.Shape with { Grid = name };
            if (type is "A" or "B")
                SetScale(item, [.. Enumerable.Range(1, type == "A" ? 5 : 10).Select(value => (value, new Dictionary<string, string> { ["vi"] = $"{value}" }))]);
            else if (type is "C" or "E")
                SetOptions(item, Fixed(type), hasOther: false);
            else
                SetOptions(item, Answers(id), hasOther: false);
        }
    }

    private static IEnumerable<(string Value, Dictionary<string, string> Label)> Fixed(string type) => type == "C"
        ? [("Y", new() { ["vi"] = "Có", ["en"] = "Yes" }), ("U", new() { ["vi"] = "Không chắc", ["en"] = "Uncertain" }), ("N", new() { ["vi"] = "Không", ["en"] = "No" })]
        : [("I", new() { ["vi"] = "Tăng", ["en"] = "Increase" }), ("S", new() { ["vi"] = "Như cũ", ["en"] = "Same" }), ("D", new() { ["vi"] = "Giảm", ["en"] = "Decrease" })];

    private IEnumerable<XElement> Parts(string question) => tables.Rows("subquestions", "parent_qid", question).Concat(tables.Rows("questions", "parent_qid", question))
        .DistinctBy(row => LimeSurveyTables.Of(row, "qid")).OrderBy(LimeSurveyTables.Order("question_order"));

    private IEnumerable<(string Value, Dictionary<string, string> Label)> Answers(string question) => tables.Rows("answers", "qid", question)
        .GroupBy(row => LimeSurveyTables.Of(row, "code")).OrderBy(rows => LimeSurveyTables.Order("sortorder")(rows.First()))
        .Select(rows => (rows.Key, texts.Text(rows.Select(row => KeyValuePair.Create(LimeSurveyTables.Of(row, "language"), LimeSurveyTables.Of(row, "answer"))).Where(pair => pair.Key.Length > 0), $"qid {question}, {rows.Key}")
            ?? Words("answers", LimeSurveyTables.Of(rows.First(), "aid"), "answer", rows.First())));

    private Dictionary<string, string> Words(string table, string id, string column, XElement row) =>
        texts.Text(tables.Texts(table, table == "answers" ? "aid" : "qid", id, column), $"{table} {id}") ?? new() { ["vi"] = Title(row) is { Length: > 0 } title ? title : "…" };

    private void SetOptions(DraftItem item, IEnumerable<(string Value, Dictionary<string, string> Label)> answers, bool hasOther)
    {
        var (codes, options) = (new HashSet<string>(), new List<DocumentShape.Option>());
        foreach (var (value, label) in answers)
        {
            var code = draft.NewCode(value, item.Where, codes);
            item.Options.TryAdd(value, code);
            options.Add(new(code, label));
        }

        if (hasOther)
        {
            item.Options.TryAdd("-oth-", draft.NewCode("other", item.Where, codes));
            options.Add(new(item.Options["-oth-"], new() { ["vi"] = "Khác", ["en"] = "Other" }, AsksForWords: true));
        }

        item.Shape = item.Shape with { Options = options };
    }

    private void SetScale(DraftItem item, List<(int Value, Dictionary<string, string> Label)> levels)
    {
        item.Shape = item.Shape with { Scale = draft.Scale(levels, item.Where) };
        foreach (var (value, _) in levels)
            item.Options[$"{value}"] = $"{value}";
    }

    private static bool HasOther(XElement question) => LimeSurveyTables.Of(question, "other") == "Y";

    private static string Title(XElement part) => LimeSurveyTables.Of(part, "title") is { Length: > 0 } title ? title : LimeSurveyTables.Of(part, "code");
}
