using System.Globalization;
using System.Text.RegularExpressions;

namespace SurveyHub.Engine;

/// <summary>Numbers that somebody typed before the questions: "Câu 7" and then "Câu 9". The page numbers the questions by itself.</summary>
internal static partial class Numbering
{
    public static IEnumerable<Finding> Check(LintedForm form) => form.Languages.SelectMany(language => Check(form, language));

    private static IEnumerable<Finding> Check(LintedForm form, string language)
    {
        (LintedItem Asked, string Printed, int Number, string Letter)? before = null;
        foreach (var asked in form.Items.Where(asked => asked.Item.Question.Languages.Contains(language)))
        {
            var match = Pattern().Match(asked.Item.Question.In(language));
            if (!match.Success)
                continue;

            var (printed, number, letter) = (match.Value.Trim(), int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture), match.Groups["letter"].Value);
            if (before is { } last && !Follows(last.Number, last.Letter, number, letter, isNewSection: last.Asked.Section != asked.Section))
            {
                yield return number > last.Number
                    ? Finding.NumberingGap(asked.QuestionPath(language), last.Printed, printed)
                    : Finding.NumberingRepeated(asked.QuestionPath(language), printed);
            }

            before = (asked, printed, number, letter);
        }
    }

    /// <summary>7 then 8; 7a then 7b; 7 then 7.1; 1 again where a section begins.</summary>
    private static bool Follows(int last, string lastLetter, int number, string letter, bool isNewSection) =>
        number == last + 1
        || (isNewSection && number == 1)
        || (number == last && letter.Length > 0 && letter != lastLetter);

    [GeneratedRegex(@"^\s*(?:(?:câu(?:\s+hỏi)?|question|q)\s*(?<number>[0-9]{1,3})(?<letter>[a-zđ]?|\.[0-9]+)(?![\d\p{L}])[.:)]?|(?<number>[0-9]{1,3})(?<letter>[a-zđ]?|\.[0-9]+)[.)](?=\s))", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
