using System.Globalization;
using System.Text;
using SurveyHub.Analytics;

namespace SurveyHub.Web;

/// <summary>What reads a data file with its labels into R and into SPSS.</summary>
public static class ReleaseScripts
{
    public const string File = "data.csv";

    private const int LongestLabel = 250, LongestValueLabel = 110; // bytes that SPSS takes: 256 and 120

    private static readonly HashSet<string> _spssWords = new(["all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"], StringComparer.OrdinalIgnoreCase);

    public static string R(ReleaseBook book)
    {
        var text = new StringBuilder($"data <- read.csv(\"{File}\", colClasses = \"character\", na.strings = \"\", check.names = FALSE, encoding = \"UTF-8\")\n");
        foreach (var (column, label, values) in book.Entries)
        {
            var name = $"data[[{Quoted(column.Name)}]]";
            if (column.Kind == ReleaseKind.Code)
                text.Append(CultureInfo.InvariantCulture, $"{name} <- factor({name}, levels = c({List(values.Select(value => value.Value))}), labels = c({List(values.Select(value => value.Label))}))\n");
            else if (IsNumber(column))
                text.Append(CultureInfo.InvariantCulture, $"{name}[{name} %in% \"*\"] <- NA\n{name} <- as.numeric({name})\n");
            if (column.Kind == ReleaseKind.Level)
                text.Append(CultureInfo.InvariantCulture, $"attr({name}, \"labels\") <- c({string.Join(", ", values.Where(value => value.Value != ReleaseColumn.GivenWay).Select(value => $"{Quoted(value.Label)} = {value.Value}"))})\n");
            text.Append(CultureInfo.InvariantCulture, $"attr({name}, \"label\") <- {Quoted(label)}\n");
        }

        return text.ToString();

        static string List(IEnumerable<string> words) => string.Join(", ", words.Select(Quoted));
    }

    public static string Spss(ReleaseBook book)
    {
        var text = new StringBuilder("* Encoding: UTF-8.\n");
        text.Append(CultureInfo.InvariantCulture, $"GET DATA /TYPE=TXT /FILE='{File}' /ENCODING='UTF8' /ARRANGEMENT=DELIMITED /DELIMITERS=',' /QUALIFIER='\"' /FIRSTCASE=2 /VARIABLES=\n");
        foreach (var entry in book.Entries)
            text.Append(CultureInfo.InvariantCulture, $"  {Name(entry.Column)} {Format(entry.Column)}\n");
        text.Append(".\n");
        foreach (var (column, label, values) in book.Entries)
        {
            text.Append(CultureInfo.InvariantCulture, $"VARIABLE LABELS {Name(column)} {Labelled(label, LongestLabel)}.\n");
            if (column.Kind is ReleaseKind.Code or ReleaseKind.Level && values.Count > 0)
                text.Append(CultureInfo.InvariantCulture, $"VALUE LABELS {Name(column)}\n{string.Join('\n', values.Select(value => $"  {(IsText(column) ? $"'{value.Value}'" : value.Value)} {Labelled(value.Label, LongestValueLabel)}"))}.\n");
        }

        return text.Append("EXECUTE.\n").ToString();
    }

    public static bool IsNumber(ReleaseColumn column) => column.Kind is ReleaseKind.Level or ReleaseKind.Number or ReleaseKind.Ticked;

    /// <summary>SPSS knows no "*" among numbers.</summary>
    private static bool IsText(ReleaseColumn column) => !IsNumber(column) || column.IsCoarsened;

    private static string Format(ReleaseColumn column) => column.Kind switch
    {
        ReleaseKind.Month => "A7",
        ReleaseKind.Code => "A40",
        ReleaseKind.Codes => "A1000",
        ReleaseKind.Level or ReleaseKind.Ticked => IsText(column) ? "A8" : "F8.0",
        ReleaseKind.Number => "F24.6",
    };

    private static string Name(ReleaseColumn column) => column.Name.Replace('-', '_') + (_spssWords.Contains(column.Name) ? "_" : "");

    private static string Quoted(string words) => $"\"{OneLine(words).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Labelled(string words, int most)
    {
        var line = OneLine(words);
        while (Encoding.UTF8.GetByteCount(line) > most)
            line = line[..^1];
        return $"'{line.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    private static string OneLine(string words) => words.ReplaceLineEndings(" ");
}
