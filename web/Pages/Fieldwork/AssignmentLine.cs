using System.Globalization;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A place of drawing, or one person of it, on the page that gives them to interviewers.</summary>
/// <param name="Key">The code of the place, or the number.</param>
/// <param name="ToVisit">How many.</param>
/// <param name="Interviewers">Who has them now.</param>
public sealed record AssignmentLine(string Key, string Name, string Stratum, int ToVisit, IReadOnlyList<string> Interviewers)
{
    /// <param name="psu">The place whose people are listed; null for the places.</param>
    /// <param name="names">Of accounts.</param>
    public static IReadOnlyList<AssignmentLine> Of(IEnumerable<FieldElement> elements, Code? psu, IReadOnlyDictionary<Guid, string> names)
    {
        return psu is null
            ? [.. elements.GroupBy(element => element.Element.Psu).OrderBy(group => group.First().Element.Stratum, StringComparer.Ordinal).ThenBy(group => group.Key, Code.Order)
                .Select(group => new AssignmentLine(group.Key.Value, group.Key.Value, group.First().Element.Stratum, group.Count(), Names(group)))]
            : [.. elements.Where(element => element.Element.Psu == psu)
                .Select(element => new AssignmentLine(element.Number.ToString(CultureInfo.InvariantCulture), element.Element.Code, element.Element.Stratum, 1, Names([element])))];

        IReadOnlyList<string> Names(IEnumerable<FieldElement> of) => [.. of.Select(element => element.Interviewer).OfType<Guid>().Distinct().Select(id => names.GetValueOrDefault(id, "?")).Order(Vietnamese.Order)];
    }
}
