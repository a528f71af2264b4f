using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The size calculator as it is filled in: shares in percent.</summary>
public sealed record SizeInput(string? Population, string? Margin, string? Confidence, string? Share, string? Effect, string? Response)
{
    /// <summary>What is asked, the population apart for the older rule; or every number that is none.</summary>
    public Outcome<SizeDemand> Parse()
    {
        var problems = new List<Problem>();
        int? population = string.IsNullOrWhiteSpace(Population) ? null : Typed.Whole(Population) is > 0 and var known ? known : Refuse("population", Population);
        var margin = Read("margin", Margin, number => number is > 0 and < 100);
        var share = Read("share", Share, number => number is >= 0 and <= 100);
        var effect = Read("effect", Effect, number => number is > 0 and <= 100);
        var response = Read("response", Response, number => number is >= 1 and <= 100);
        return problems.Count > 0 ? problems : new SizeDemand(margin / 100, LevelOf(Confidence), share / 100, effect, population, response / 100);

        double Read(string place, string? text, Func<double, bool> isRight)
        {
            if (Typed.Number(text) is { } number && isRight(number))
                return number;
            Refuse(place, text);
            return 0;
        }

        int? Refuse(string place, string? text)
        {
            problems.Add(Problem.NumberMalformed(place, text));
            return null;
        }
    }

    public static ConfidenceLevel LevelOf(string? word) => Words.Read<ConfidenceLevel>(word) ?? ConfidenceLevel.Percent95;
}
