using System.Globalization;
using System.Text.RegularExpressions;

namespace SurveyHub.Engine;

/// <summary>What a label such as "Từ 25 đến 34 tuổi", "dưới 18" or "1-3 triệu đồng" covers.</summary>
/// <param name="Least">Null when it has no lower end.</param>
/// <param name="Most">Null when it has no upper end.</param>
/// <param name="Unit">The word behind the number, where it says what is counted in; bands of different units cannot be compared.</param>
/// <param name="IsWhole">Whether only whole numbers are counted, as years of age and visits are, and amounts of money are not.</param>
internal sealed partial record Band(Edge? Least, Edge? Most, string Unit, bool IsWhole)
{
    private static readonly Dictionary<string, decimal> _multiples = new()
    {
        ["nghìn"] = 1e3m,
        ["ngàn"] = 1e3m,
        ["thousand"] = 1e3m,
        ["triệu"] = 1e6m,
        ["million"] = 1e6m,
        ["tỷ"] = 1e9m,
        ["tỉ"] = 1e9m,
        ["billion"] = 1e9m,
    };

    /// <summary>Null when the label is no band, or one that is written in a way not known here.</summary>
    /// <param name="label">In either case.</param>
    public static Band? Parse(string label)
    {
        if (label.Length > LongestLabel)
            return null;
        var text = string.Join(' ', LintedForm.Words(label));
        if (Between().Match(text) is { Success: true } between)
            return Of(between, new(0, !Has(between, "over")), new(0, !Has(between, "under")));
        if (Below().Match(text) is { Success: true } below)
            return Of(below, null, new(0, !Has(below, "under")));
        return Above().Match(text) is { Success: true } above ? Of(above, new(0, !Has(above, "over")), null) : null;
    }

    private static Band? Of(Match match, Edge? least, Edge? most)
    {
        var unit = match.Groups["unit"].Value;
        var multiple = match.Groups["multiple"].Value;
        var first = match.Groups["firstmultiple"] is { Length: > 0 } own ? own.Value : multiple;
        if (least is not null)
            least = least with { Value = Number(match.Groups["least"].Value, first) };
        if (most is not null)
            most = most with { Value = Number(match.Groups["most"].Value, multiple) };
        if (least?.Value > most?.Value)
            return null; // "30 phút đến 1 giờ", or no band at all: "2025 - 1"
        return new(least, most, unit, multiple.Length == 0 && first.Length == 0 && IsInteger(least) && IsInteger(most) && unit is not ("đồng" or "vnd" or "km" or "ha"));
    }

    private static bool Has(Match match, string group) => match.Groups[group].Success;

    private static bool IsInteger(Edge? edge) => edge is null || decimal.IsInteger(edge.Value);

    /// <summary>5.000.000, 5,000,000, 1,5 and 1.5: three digits behind every mark make thousands.</summary>
    private static decimal Number(string digits, string multiple)
    {
        var plain = Thousands().IsMatch(digits) ? digits.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal) : digits.Replace(',', '.');
        return decimal.Parse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * _multiples.GetValueOrDefault(multiple, 1);
    }

    private const int LongestLabel = 80;
    private const string Quantity = @"(?:[0-9]{1,3}(?:[.,][0-9]{3}){1,3}|[0-9]{1,9}(?:[.,][0-9]{1,2})?)";
    private const string MultipleWord = "nghìn|ngàn|triệu|tỷ|tỉ|thousand|million|billion";
    private const string Counted = @"\s*(?<multiple>" + MultipleWord + @")?\s*(?<unit>tuổi|đồng|vnd|phút|giờ|ngày|tuần|tháng|năm|lần|người|km|ha|years?|minutes?|hours?|days?|weeks?|months?|times?|people)?(?:\s+(?:một|mỗi|/)?\s*(?:tháng|người|old|of age))*";
    private const string Ending = @"\s*\.?\s*$";

    [GeneratedRegex(@"^\s*(?:(?:từ|from|between)\s+(?:đủ\s+)?|(?<over>trên|hơn|over|more than)\s+)?(?<least>" + Quantity + @")\s*(?<firstmultiple>" + MultipleWord + @")?\s*(?:tuổi|đồng|phút|giờ|ngày|năm|lần)?\s*(?:-|–|—|đến|tới|to|and)\s*(?<under>dưới\s+|under\s+|less than\s+)?(?<most>" + Quantity + ")" + Counted + Ending, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Between();

    [GeneratedRegex(@"^\s*(?:(?<under>(?:dưới|chưa đủ|ít hơn|nhỏ hơn|under|below|less than|fewer than)\s+)(?<most>" + Quantity + ")" + Counted + @"|(?:đến|tối đa|không quá|up to|at most)\s+(?<most>" + Quantity + ")" + Counted + @"|(?:từ\s+)?(?<most>" + Quantity + ")" + Counted + @"\s+(?:trở xuống|or (?:less|under|below|younger|fewer)|and under))" + Ending, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Below();

    [GeneratedRegex(@"^\s*(?:(?<over>(?:trên|hơn|nhiều hơn|over|above|more than)\s+)(?<least>" + Quantity + ")" + Counted + @"|(?:ít nhất|tối thiểu|at least)\s+(?<least>" + Quantity + ")" + Counted + @"|(?:từ\s+)?(?:đủ\s+)?(?<least>" + Quantity + ")" + Counted + @"\s*(?:trở lên|\+|or (?:more|over|above|older)|and (?:over|above|older)))" + Ending, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Above();

    [GeneratedRegex(@"^[0-9]{1,3}(?:[.,][0-9]{3})+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Thousands();
}

/// <summary>Where a band begins or ends, and whether that number is in it.</summary>
internal sealed record Edge(decimal Value, bool IsIncluded);
