using System.Globalization;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using CsvHelper;
using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>Goes through whatever prints the figures of a report: each must have the same digits on pages, in Word and JSON as the workbook and CSV have in its place.</summary>
public sealed class SameFiguresTests
{
    private const string Days = "?from=2026-05-01&to=2026-08-31&against-from=2026-01-01&against-to=2026-04-30";

    private static readonly string[] _tables = ["targets", "contents", "factors", "items", "units", "fields", "channels", "change", "trend", "drivers", "gaps", "flags", "blanks", "answers", "priorities"];

    private readonly Texts _t = Texts.All.First(texts => texts.Language == "vi");
    private readonly List<string> _wrong = [];
    private int _compared;

    [Fact]
    public async Task Figures_OfPagesAndFiles_AreTheSameToTheLastDigit()
    {
        await using var app = await StartAsync();
        var tables = await TablesAsync(app);

        await CompareWordAsync(app, tables.Values);
        Compare(JsonNode.Parse(await app.Client.GetStringAsync($"/reports/sipas.json{Days}"))!, tables);
        await ComparePagesAsync(app, tables);

        Assert.Empty(_wrong);
        Assert.True(_compared > 2500, $"Only {_compared} figures were compared.");
        Assert.True(tables["contents"].Find(("code", "overall"))!["rate"].Text.Length > "12,34%".Length); // a target asks for more digits
    }

    /// <summary>As the workbook shows them, with the heads of the CSV files, whose figures must be the same.</summary>
    private async Task<Dictionary<string, ShownTable>> TablesAsync(SurveyHubApp app)
    {
        var (sheets, tables) = (ShownTable.Read(await app.Client.GetStreamAsync($"/reports/sipas.xlsx{Days}")), new Dictionary<string, ShownTable>());
        Assert.Equal(_tables.Select(code => _t["report-sheet." + code]), sheets.Keys.Skip(1));
        foreach (var code in _tables)
        {
            var sheet = sheets[_t["report-sheet." + code]];
            using var csv = CsvReader.Create(new MemoryStream(await app.Client.GetByteArrayAsync($"/reports/sipas/{code}.csv{Days}")), CsvReaderOptions.Default with { Separator = ',' });
            csv.ReadHeader();
            tables[code] = new(code, csv.Headers.ToArray(), [.. sheet.Rows.Select(row => row.Cells)]);
            foreach (var row in sheet.Rows)
            {
                Assert.True(csv.Read(), code);
                for (var column = 0; column < row.Cells.Count; column++)
                    Compare($"{code}.csv {row.Cells[0].Text} {row.Cells[1].Text}", row.Cells[column], csv.GetString(column));
            }

            Assert.False(csv.Read(), code);
        }

        return tables;

        void Compare(string place, ShownCell shown, string written) =>
            Check(place, shown.Text.Replace("–", "", StringComparison.Ordinal), shown.Format is null ? ShownCell.Plain(written).Replace("–", "", StringComparison.Ordinal) : shown.Show(double.Parse(written, CultureInfo.InvariantCulture)));
    }

    /// <summary>Figures of few are a dash in a document that leaves the house, and its units have no codes.</summary>
    private async Task CompareWordAsync(SurveyHubApp app, IEnumerable<ShownTable> tables)
    {
        using var file = await app.OpenWordAsync($"/reports/sipas/report.docx{Days}");
        foreach (var printed in new OfficialFormat(file).Tables())
        {
            var heads = printed[0].Select(ShownCell.Plain).ToList();
            var same = tables.Where(table => Heads(table).SequenceEqual(heads) || Heads(table).Where(head => head != ShownCell.Plain(_t["report-column.code"])).SequenceEqual(heads)).ToList();
            Assert.True(same.Count > 0, $"No table has the columns {string.Join(", ", heads)}.");
            var places = heads.Select(head => Heads(same[0]).IndexOf(head)).ToList();
            var figures = places.Index().Where(place => same.Exists(table => table.Rows.Any(row => row.Cells[place.Item].Format is not null))).Select(place => place.Index).ToList();
            foreach (var line in printed.Skip(1))
            {
                var words = Enumerable.Range(0, line.Length).Except(figures).Where(column => line[column] is not "" and not "–" && line[column] != _t["official.whole"]).ToList();
                var row = same.SelectMany(table => table.Rows).FirstOrDefault(row => words.TrueForAll(column => row.Cells[places[column]].Text == ShownCell.Plain(line[column])));
                foreach (var column in figures.Where(column => line[column] != "–"))
                    Check($"Word {line[0]} {line[1]} {printed[0][column]}", row?.Cells[places[column]].Text, line[column].Split('/')[0]);
            }
        }

        List<string> Heads(ShownTable table) => [.. table.Columns.Select(column => ShownCell.Plain(_t["report-column." + column]))];
    }

    private void Compare(JsonNode report, Dictionary<string, ShownTable> tables)
    {
        string[] estimate = ["rate", "lower", "upper", "respondents", "valid", "satisfied"];
        Compare(tables["contents"], "code", [report["overall"]!], "code", estimate);
        foreach (var scopes in (string[])["factors", "items"])
            Compare(tables[scopes], "code", report[scopes]!.AsArray(), "code", estimate);
        Compare(tables["units"], "code", report["units"]!["units"]!.AsArray(), "unit", "rate", "lower", "upper", "respondents", "rank");
        Compare(tables["channels"], "code", report["quality"]!["modes"]!["channels"]!.AsArray(), "channel", estimate);
        Compare(tables["drivers"], "code", report["drivers"]!["criteria"]!["order"]!.AsArray().Concat(report["drivers"]!["factors"]!["order"]!.AsArray()), "code", "importance", "rate", "valid");
        Compare(tables["blanks"], "code", report["quality"]!["items"]!.AsArray(), "code", "responses", "given", "blank", "blankShare", "excluded", "excludedShare");
        Compare(tables["flags"], "code", report["quality"]!["flags"]!.AsArray().Select(flag => With(flag!["effect"]!, "flag", flag["flag"]!, "indexWithout", flag["effect"]!["without"])), "flag", "responses", "indexWithout");
        foreach (var (row, target) in tables["targets"].Rows.Zip(report["targets"]!.AsArray()))
            Compare("targets", row, target!, "rate", "lower", "upper", "respondents", "probability");
        var changes = report["change"]!["scopes"]!.AsArray();
        Compare(tables["change"], "code", changes.Select(change => With(change!["after"]!, "code", change["code"]!, "before", change["before"]?["rate"])), "code", "rate", "before");
        foreach (var change in changes)
            Check($"JSON change {change!["code"]}", tables["change"].Find(("code", $"{change["code"]}"))?["change"] is { Format: not null } cell ? cell.Text : "–", change["difference"] is { } known ? Points(known["value"]!) : "–");
        foreach (var (row, point) in tables["trend"].Rows.Zip(PointsOf(report)))
            Compare("trend", row, point, estimate);
        Check("JSON trend", $"{tables["trend"].Rows.Count}", $"{PointsOf(report).Count()}");
    }

    private void Compare(ShownTable table, string column, IEnumerable<JsonNode?> nodes, string key, params string[] figures)
    {
        foreach (var node in nodes)
            Compare(table.Title, table.Find((column, $"{node![key]}")), node!, figures);
    }

    private void Compare(string table, ShownRow? row, JsonNode node, params string[] figures)
    {
        foreach (var figure in figures)
        {
            var cell = row?[string.Concat(figure.Select(letter => char.IsUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : $"{letter}"))];
            Check($"JSON {table} {node} {figure}", cell?.Text, node[figure] is { } known ? cell?.Show(known.GetValue<double>()) : cell?.Text is "–" or "" ? cell.Text : "none");
        }
    }

    private async Task ComparePagesAsync(SurveyHubApp app, Dictionary<string, ShownTable> tables)
    {
        var scopes = tables["contents"].Rows.Concat(tables["factors"].Rows).Concat(tables["items"].Rows).ToLookup(row => row["code"].Text);
        var factors = await app.OpenAsync($"/reports/sipas/factors{Days}");
        Compare(factors, ".estimates tbody tr", row => scopes[ShownCell.Plain(row.QuerySelector(".code")?.TextContent ?? "overall")].First());
        foreach (var row in factors.QuerySelectorAll(".counts tbody tr"))
            Check($"counts {row.TextContent}", string.Join(' ', scopes[row.Children[0].TextContent].Select(scope => $"{scope["valid"].Text} {scope["satisfied"].Text}").First()), $"{row.Children[1].TextContent} {row.Children[2].TextContent}", keepsBlanks: true);
        foreach (var (place, table, selector) in (IEnumerable<(string, string, string)>)[("units", "unit", ".ranked"), ("fields", "field", ".estimates"), ("channels", "channel", ".estimates")])
            Compare(await app.OpenAsync($"/reports/sipas/{place}{Days}"), selector + " tbody tr", row => tables[place].Find((table, row.QuerySelector("th")!.TextContent)));
        Compare(await app.OpenAsync($"/reports/sipas/targets{Days}"), ".targets tbody tr", row => tables["targets"].Find(("scope", row.QuerySelector("th strong")!.TextContent), ("target", row.QuerySelector("td.number")!.TextContent)));
        Compare(await app.OpenAsync($"/reports/sipas/drivers{Days}"), ".priorities tbody tr", row => tables["drivers"].Find(("code", row.QuerySelector(".code")!.TextContent)));
        var quality = await app.OpenAsync($"/reports/sipas/quality{Days}");
        Compare(quality, "tr[data-flag]", row => tables["flags"].Find(("code", row.GetAttribute("data-flag")!)));
        var unanswered = tables["blanks"].Rows.Where(row => row["blank"].Text != "0" || row["excluded"].Text != "0").Select(row => row["code"].Text); // the page names no others
        Assert.Equal(unanswered, quality.QuerySelectorAll("[aria-labelledby=blanks] tbody tr .code").Select(code => code.TextContent));
        var lines = new Queue<ShownRow>(tables["trend"].Rows);
        Compare(await app.OpenAsync($"/reports/sipas/trend{Days}"), ".trend tbody tr:not(.break)", _ => lines.Dequeue());
        CompareChange(await app.OpenAsync($"/reports/sipas/compare{Days}"), tables["change"]);
        CompareDashboard(await app.OpenAsync($"/reports/sipas{Days}"), tables);
    }

    private void CompareChange(IDocument page, ShownTable table)
    {
        var shown = page.QuerySelectorAll("[aria-labelledby=compared] tbody tr").ToList();
        Check("compare", $"{table.Rows.Count}", $"{shown.Count}");
        foreach (var (cells, row) in shown.Select(line => line.QuerySelectorAll("td").ToList()).Zip(table.Rows))
        {
            Check($"compare {row["code"].Text} rate", row["rate"].Text, Figure(cells[0]));
            Check($"compare {row["code"].Text} before", row["before"].Text, Figure(cells[1]));
            Check($"compare {row["code"].Text} change", row["change"].Text, Figure(cells[2]));
            Check($"compare {row["code"].Text} interval", row["change_lower"].Format is null ? "–" : _t["figure.between", row["change_lower"].Text, row["change_upper"].Text], Figure(cells[3]));
        }
    }

    private void CompareDashboard(IDocument page, Dictionary<string, ShownTable> tables)
    {
        var whole = tables["contents"].Find(("code", "overall"))!["rate"].Text;
        Check("dashboard verdict", whole, ShownCell.Plain(page.QuerySelector(".leader-verdict")!.TextContent).Contains(whole, StringComparison.Ordinal) ? whole : "another");
        foreach (var line in page.QuerySelectorAll(".leader-targets li"))
        {
            var row = tables["targets"].Rows.FirstOrDefault(row => row["scope"].Text == ShownCell.Plain(line.QuerySelector(".what")!.TextContent) && ShownCell.Plain(line.TextContent).Contains($"·{row["target"].Text}", StringComparison.Ordinal));
            Check("dashboard target", row?["rate"].Text, line.QuerySelector("strong")!.TextContent);
            Check("dashboard target", $"{row?.Interval}·n={row?["respondents"].Text}", line.QuerySelector(".range")!.TextContent);
        }

        foreach (var line in page.QuerySelectorAll("[aria-labelledby=behind] tbody tr"))
        {
            var row = tables["units"].Find(("unit", line.QuerySelector("th")!.TextContent))!;
            Check("dashboard unit", $"{row["rate"].Text}{row.Ranks}", string.Concat(line.QuerySelectorAll("td.number").Select(cell => cell.TextContent)));
        }
    }

    /// <summary>Each cell that names what it shows.</summary>
    private void Compare(IDocument page, string selector, Func<IElement, ShownRow?> find)
    {
        var rows = page.QuerySelectorAll(selector).ToList();
        Assert.NotEmpty(rows);
        foreach (var (line, row) in rows.Select(line => (line, find(line))))
        {
            foreach (var cell in line.QuerySelectorAll("[data-label]"))
            {
                if (Expected(row, cell.GetAttribute("data-label")!) is { } expected)
                    Check($"{page.Title} {line.QuerySelector("th")!.TextContent.Trim()} {cell.GetAttribute("data-label")}", expected, Figure(cell));
            }
        }
    }

    /// <returns>Null where no table has it: for groups of ties, and what is said in words.</returns>
    private string? Expected(ShownRow? row, string label)
    {
        (string Key, Func<ShownRow, string> Of)[] labels =
        [
            ("table.rate", cells => cells["rate"].Text), ("results.reached", cells => cells["rate"].Text), ("results.ci", cells => cells.Interval), ("table.respondents", cells => cells["respondents"].Text),
            ("report.ranks", cells => cells["rank_first"].Format is null ? "–" : cells.Ranks), ("report.rank", cells => cells["rank"].Format is null ? "–" : cells["rank"].Text), ("results.target", cells => cells["target"].Text),
            ("leader.importance", cells => cells["importance"].Text), ("table.valid", cells => cells["valid"].Text), ("leader.blank", cells => cells["blank"].Text), ("leader.blank-share", cells => cells["blank_share"].Text),
            ("leader.excluded-share", cells => cells["excluded_share"].Text), ("results.flagged", cells => cells["responses"].Text), ("leader.index-without", cells => cells["index_without"].Text),
        ];
        string[] others = ["leader.tie-group", "leader.quadrant", "leader.certainty", "leader.difference"];
        return others.Any(key => _t[key] == label) ? null : row is null ? "no such row" : labels.First(known => _t[known.Key] == label).Of(row);
    }

    /// <summary>Without what else stands in the cell: a mark, or how many are ranked.</summary>
    private static string Figure(IElement cell) => (cell.QuerySelector("strong")?.TextContent ?? string.Concat(cell.ChildNodes.OfType<IText>().Select(words => words.Data))).Split('/')[0];

    private static IEnumerable<JsonNode> PointsOf(JsonNode report) =>
        from series in report["trend"]!["series"]!.AsArray()
        from line in (JsonNode?[])[series!["line"], series["proForma"], .. series["predecessors"]!.AsArray()]
        where line is not null
        from segment in line["segments"]!.AsArray()
        from point in segment!["points"]!.AsArray()
        select point;

    private static JsonNode With(JsonNode node, string name, JsonNode value, string other, JsonNode? another)
    {
        var copy = node.DeepClone();
        (copy[name], copy[other]) = (value.DeepClone(), another?.DeepClone());
        return copy;
    }

    private static string Points(JsonNode share) => ShownCell.Show(100 * share.GetValue<double>(), "\"+\"0.00;\"−\"0.00;0.00");

    private void Check(string place, string? expected, string? shown, bool keepsBlanks = false)
    {
        _compared++;
        var (one, other) = keepsBlanks ? (expected, shown) : (expected is null ? null : ShownCell.Plain(expected), shown is null ? null : ShownCell.Plain(shown));
        if (one is null || one != other)
            _wrong.Add($"{place}: {expected} in the workbook, {shown} there");
    }

    /// <summary>Five hundred imagined people, and a target so near what is reached that two decimals do not tell them apart.</summary>
    private static async Task<SurveyHubApp> StartAsync()
    {
        var app = await SurveyHubApp.StartAsync();
        await Province.AnswerAsync(app, "sipas", 500, seed: 3);
        await app.SignInAsAsync(Role.CampaignManager);
        var reached = 100 * (decimal)JsonNode.Parse(await app.Client.GetStringAsync($"/reports/sipas.json{Days}"))!["overall"]!["rate"]!.GetValue<double>();
        var near = Math.Round(reached, 2);
        await app.Database.AddAsync(new Target(Target.FirstOwn, "Kế hoạch 1", "", "Mọi dịch vụ", Code.Of("tthc"), Filter: null, new(near, OrEqual: reached < near), 2026, "đạt"));
        return app;
    }
}
