using System.Globalization;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Which rows were ticked, and for whom.</summary>
public sealed class AssignmentInput
{
    /// <summary>To be taken back.</summary>
    public const string Nobody = "nobody";

    public List<string> Psus { get; set; } = [];
    public List<int> Numbers { get; set; } = [];
    public string? Interviewer { get; set; }

    public bool Chose(string key) => Psus.Contains(key) || Numbers.Exists(number => number.ToString(CultureInfo.InvariantCulture) == key);

    public IReadOnlyCollection<int> NumbersOf(IEnumerable<FieldElement> elements) =>
        [.. elements.Where(element => Psus.Contains(element.Element.Psu.Value) || Numbers.Contains(element.Number)).Select(element => element.Number)];

    /// <summary>Null for nobody.</summary>
    public Account? Find(IEnumerable<Account> staff) => staff.FirstOrDefault(account => account.Id.ToString("D") == Interviewer);

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public Problem? Check(IEnumerable<Account> staff) => Interviewer == Nobody || Find(staff) is not null ? null : Problem.InterviewerMissing(nameof(Interviewer));
}
