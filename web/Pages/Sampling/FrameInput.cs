using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A list of the population as it is sent.</summary>
public sealed class FrameInput
{
    public string? Name { get; set; }
    public IFormFile? File { get; set; }

    public IReadOnlyList<Problem> Check()
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(Name) || Name.Trim().Length > Frame.LongestName)
            problems.Add(Problem.FrameNameMissing(Frame.LongestName));
        if (File is not { Length: > 0 })
            problems.Add(Problem.FrameFileMissing());
        return problems;
    }

    /// <summary>What stands at the top of the form: rows that are wrong stand in a table of their own.</summary>
    public static IEnumerable<Problem> Summary(IReadOnlyList<Problem> problems, IReadOnlyList<Problem> rows) => rows.Count > 0 ? [Problem.FrameRefused(rows.Count)] : problems;
}
