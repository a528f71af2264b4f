using System.Globalization;

namespace SurveyHub.Engine;

/// <summary>A target as people write it, in a form or in a row of <see cref="TargetFile"/>; every problem is at the column it is about.</summary>
public sealed record TargetText(string? Source, string? Article, string? Scope, string? Index, string? Filter, string? Operator, string? Percent, string? Due, string? Quote)
{
    public static TargetText Of(Target target) => new(
        target.Source, target.Article, target.Scope, target.Index.Value, TargetFile.Write(target.Filter), target.Demand?.Operator,
        target.Demand?.Percent.ToString(CultureInfo.InvariantCulture), target.Due.ToString(CultureInfo.InvariantCulture), target.Quote);

    public Outcome<Target> Parse(int number)
    {
        var problems = new List<Problem>();
        var source = Words(TargetFile.Source, Source, 200);
        var article = Words(TargetFile.Article, Article, 100, mayBeEmpty: true);
        var scope = Words(TargetFile.Scope, Scope, 200);
        var quote = Words(TargetFile.Quote, Quote, 1000);
        var index = Code.Parse(Index);
        if (index is null)
            problems.Add(Problem.CodeMalformed(TargetFile.Index, Index ?? ""));
        if (!TargetFile.TryReadFilter(Filter?.Trim(), out var filter))
            problems.Add(Problem.TargetFilterMalformed(TargetFile.Filter, Filter!));
        if (!TargetFile.TryReadDemand(Operator?.Trim(), Percent?.Trim().Replace(',', '.'), out var demand))
            problems.Add(Problem.TargetDemandMalformed(TargetFile.Percent, $"{Operator} {Percent}"));
        if (!int.TryParse(Due?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var due) || due is < 2000 or > 2100)
            problems.Add(Problem.TargetYearMalformed(TargetFile.Due, Due ?? ""));
        return problems.Count > 0 ? problems : new Target(number, source, article, scope, index!, filter, demand, due, quote);

        string Words(string column, string? text, int longest, bool mayBeEmpty = false)
        {
            var words = (text ?? "").Trim().Normalize();
            if (words.Length > longest || (words.Length == 0 && !mayBeEmpty))
                problems.Add(Problem.TextUnfitting(column, longest));
            return words;
        }
    }
}
