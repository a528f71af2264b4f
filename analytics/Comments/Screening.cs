using System.Text;
using System.Text.RegularExpressions;

namespace SurveyHub.Analytics;

/// <summary>What in a free text could lead to a person.</summary>
public enum PrivateKind
{
    Phone,

    /// <summary>A number of CCCD (12 digits) or CMND (9).</summary>
    Identity,

    Email,

    /// <summary>Another number or code that may be somebody's: of an account, a card, an insurance, a file.</summary>
    Number,
}

/// <param name="Start">In UTF-16 characters, as in <see cref="string"/>.</param>
public readonly record struct PrivateSpan(PrivateKind Kind, int Start, int Length);

/// <summary>Finds phone and identity numbers and e-mail addresses in free text, so that nobody reads them in a report.</summary>
/// <remarks>
/// <para>
/// Digits of any script and width, with blanks, marks and invisible characters between them. In doubt it masks: a number too many that
/// cannot be read is a nuisance, one too few is a breach. So nine digits in a row are always masked, and what has marks between its digits is
/// only spared as a date, a time or a sum of money.
/// </para>
/// <para>Names and postal addresses are not found.</para>
/// </remarks>
public static partial class Screening
{
    /// <summary>Neither digit, letter nor mark between digits: what was found, so that the rest is looked at as it will be shown.</summary>
    private const char Found = '\uFFFC';

    /// <summary>What may stand between two digits of one number; a comma with a blank only between long groups, because it parts the things of a list.</summary>
    private const string Gap = @"(?:[\s.\-‐-―−_/()·•∙*:|~'""“”]|[,;](?!\s)|(?<=[0-9]{3})[,;]){0,8}";

    private const string Day = "(?:0?[1-9]|[12][0-9]|3[01])";
    private const string Month = "(?:0?[1-9]|1[0-2])";
    private const string Year = "(?:19|20)[0-9]{2}";

    private const string Date = $@"(?:{Day}(?<a>[./-]){Month}\k<a>{Year}|{Year}(?<b>[./-]){Month}\k<b>{Day})";
    private const string Moment = $@"(?:{Date}|{Month}[/-]{Year}|{Day}/{Month}|[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?)";

    private const string Currency = @"\s?(?:đồng|vnđ|vnd|đ|usd|nghìn|ngàn|triệu|tr|tỷ|tỉ)(?!\p{L})";

    /// <summary>Dates and times; only whole dates beside other digits, because "09/12 345 678" is none. Money: with its currency, or in even thousands.</summary>
    private const string Ordinary =
        $$"""
        (?<![0-9][./:-]?|\+\s?)(?:{{Moment}}(?:\s?[-–,]?\s?{{Moment}})*(?!{{Gap}}[0-9])|{{Date}}(?![0-9]|[./:-][0-9]))
        | (?<![0-9][.,\s]?|\+\s?)[1-9][0-9]{0,2}(?<c>[.,\s])[0-9]{3}(?:\k<c>[0-9]{3})*(?:,[0-9]{1,2})?{{Currency}}
        | (?<![0-9][.,\s]?|\+\s?)(?!84)[1-9][0-9]{0,2}(?<d>[.,\s])(?:[0-9]{3}\k<d>)*000(?!\k<d>?[0-9])
        """;

    private const string Email = """(?<![\p{L}0-9._%+-])[\p{L}0-9._%+-]+(?:@|\s?[(\[]\s?(?:at|a\s?còng)\s?[)\]]\s?|\s+@\s*(?=\S+\.\p{L})|@\s+(?=\S+\.\p{L}))[\p{L}0-9-]+(?:\.[\p{L}0-9-]+)*""";

    /// <summary>A mobile number, of ten digits, when what follows is not one more digit by itself.</summary>
    private const string Mobile = $"(?<![0-9])0{Gap}[35789](?:{Gap}[0-9]){{8}}(?![0-9]|{Gap}[0-9](?![0-9]))";

    /// <summary>CCCD: the code of a province first, 001 to 096. CMND: nine digits in a row, or alone in groups of at most three.</summary>
    private const string Identity =
        $$"""
        (?<![0-9])0(?!{{Gap}}0{{Gap}}0)(?:{{Gap}}[0-9]){11}(?![0-9])
        | (?<![0-9])(?:[0-9]{12}|[0-9]{9})(?![0-9])
        | (?<![0-9]{{Gap}}|\+\s?)(?=[0-9](?:{{Gap}}[0-9]){8}(?![0-9]|{{Gap}}[0-9]))[0-9]{1,3}(?<e>[\s.\-])[0-9]{1,3}(?:\k<e>[0-9]{1,3})+
        """;

    /// <summary>With the country, with an area, as they were before 2018, or of another country.</summary>
    private const string Phone =
        $$"""
        \+\s?[1-9](?:{{Gap}}[0-9]){8,13}(?![0-9])
        | (?<![0-9])(?:00{{Gap}})?8{{Gap}}4(?:{{Gap}}[0-9]){9,10}(?![0-9])
        | (?<![0-9])0{{Gap}}[1-9](?:{{Gap}}[0-9]){7,9}(?![0-9])
        """;

    /// <summary>Nine digits in a row; fifteen or so as accounts and cards have them, but not a row of years; a file, by its agency, day and number.</summary>
    private const string Number =
        $$"""
        [0-9]{9,}
        | (?<![0-9])(?!{{Year}}(?:[\s.\-]{{Year}})*(?![0-9]|[\s.\-][0-9]))[0-9]{4}(?<f>[\s.\-])[0-9]{4}\k<f>[0-9]{4}(?:\k<f>[0-9]{1,4})*(?![0-9])
        | (?<![\p{L}0-9.])[a-z0-9.]{0,30}[a-z][0-9.]{1,10}-[0-9]{6}-[0-9]{4,}
        """;

    /// <returns>In the order of the text; they do not overlap.</returns>
    public static IReadOnlyList<PrivateSpan> Find(string text)
    {
        var (spans, folded) = (new List<PrivateSpan>(), new FoldedText(text));
        var rest = folded.Text.ToCharArray();
        Regex[] patterns = NeedsAllPatterns(folded.Text) ? [Pattern(), InWords()] : [InWords()];
        int before;
        do
        {
            before = spans.Count;
            foreach (var match in patterns.SelectMany(pattern => pattern.Matches(new string(rest))))
            {
                if (KindOf(match) is not { } kind)
                    continue;
                spans.Add(folded.Span(kind, match.Index, match.Length));
                rest.AsSpan(match.Index, match.Length).Fill(Found);
            }
        }
        while (spans.Count > before); // what stood beside a number may be one by itself

        return [.. spans.OrderBy(span => span.Start)];
    }

    /// <param name="mark">What is shown instead, of each kind: words in brackets, without digits or <c>@</c>, so that to screen again changes nothing.</param>
    public static string Mask(string text, Func<PrivateKind, string> mark)
    {
        var (masked, end) = (new StringBuilder(text.Length), 0);
        foreach (var span in Find(text))
        {
            masked.Append(text, end, span.Start - end).Append(mark(span.Kind));
            end = span.Start + span.Length;
        }

        return masked.Append(text, end, text.Length - end).ToString();
    }

    /// <summary>Most comments hold too few digits for any number, and are counted by the million.</summary>
    private static bool NeedsAllPatterns(string text) => text.AsSpan().ContainsAny("@([") || text.Count(char.IsAsciiDigit) >= 9;

    /// <summary>Null for dates, times and sums of money.</summary>
    private static PrivateKind? KindOf(Match match)
    {
        if (match.Groups["ordinary"].Success)
            return null;
        if (match.Groups["email"].Success)
            return PrivateKind.Email;
        if (match.Groups["phone"].Success)
            return PrivateKind.Phone;
        return match.Groups["identity"].Success ? PrivateKind.Identity : PrivateKind.Number;
    }

    [GeneratedRegex(
        $"""
        (?<ordinary>{Ordinary})
        | (?<email>{Email})
        | (?<phone>{Mobile})
        | (?<identity>{Identity})
        | (?<phone>{Phone})
        | (?<number>{Number})
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Pattern();

    /// <summary>A number that is written out, digit by digit.</summary>
    [GeneratedRegex(@"(?<!\p{L})(?:(?:không|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín)(?!\p{L})[\s,.\-]*){9,}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex InWords();
}
