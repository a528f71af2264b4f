using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What the forms of a field post.</summary>
public sealed class FieldInput
{
    private const int LongestName = 200;

    public string? Code { get; set; }
    public string? Vi { get; set; }
    public string? En { get; set; }

    public Outcome<ServiceField> Read()
    {
        var name = ReadName();
        List<Problem> problems = [.. name.Problems];
        var code = Engine.Code.Parse(Code);
        if (code is null)
            problems.Add(Problem.CodeMalformed("code", Code ?? ""));
        return problems.Count > 0 ? problems : new ServiceField(code!, name.Value!);
    }

    /// <remarks>Where nobody translated it, the Vietnamese is shown.</remarks>
    public Outcome<Text> ReadName()
    {
        var (vi, en) = ((Vi ?? "").Trim().Normalize(), (En ?? "").Trim().Normalize());
        List<Problem> problems = [];
        if (vi.Length is 0 or > LongestName)
            problems.Add(Problem.TextUnfitting("vi", LongestName));
        if (en.Length > LongestName)
            problems.Add(Problem.TextUnfitting("en", LongestName));
        var words = new Dictionary<string, string> { ["vi"] = vi };
        if (en.Length > 0)
            words["en"] = en;
        return problems.Count > 0 ? problems : new Text(words);
    }
}
