using System.Globalization;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What is typed in before a report is filed or corrected.</summary>
public sealed class FilingInput
{
    public string? Reason { get; set; }
    public string? Number { get; set; }
    public string? Day { get; set; }

    public Outcome<IssuedDocument> ToDocument()
    {
        var (number, problems) = (Number?.Trim().Normalize() ?? "", new List<Problem>());
        if (number.Length is 0 or > IssuedDocument.LongestNumber)
            problems.Add(Problem.DocumentNumberMissing(IssuedDocument.LongestNumber));
        if (!DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            problems.Add(Problem.DayMalformed(nameof(Day), Day ?? ""));
        return problems.Count > 0 ? problems : new IssuedDocument(number, day);
    }
}
