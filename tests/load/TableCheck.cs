using SurveyHub.Analytics;

namespace SurveyHub.Load;

/// <summary>Whether the tables agree with the responses and with each other.</summary>
internal static class TableCheck
{
    /// <returns>Whether they do.</returns>
    public static bool Run(DecadeInMemory responses)
    {
        var wrong = TableQuestion.All.Where(question => !GroupsMakeTheWhole(responses.Columns, question.Query)).Select(question => $"{question.Name}: the groups do not make the whole").ToList();
        if (!OverallIsPlain(responses))
            wrong.Add("overall: not what counting one by one gives");
        if (!YearsMakeTheDecade(responses.Columns))
            wrong.Add("the years do not make the decade");
        Report.Line($"counts: {(wrong.Count == 0 ? "exact" : "WRONG")}");
        foreach (var complaint in wrong)
            Report.Line($"  {complaint}");
        return wrong.Count == 0;
    }

    private static bool OverallIsPlain(DecadeInMemory responses)
    {
        var (layout, plain) = (Decade.Structure.Columns, responses.CountPlainly());
        return responses.Columns.Count(TableQuery.All).Groups is [var all]
            && all.Responses == responses.Answers.Length / layout.Criteria
            && plain.Index().All(criterion => all.Counts(layout.All[criterion.Index]).SequenceEqual(criterion.Item));
    }

    private static bool GroupsMakeTheWhole(ResponseColumns columns, TableQuery query) =>
        Show(columns.Count(query).Sum()).SequenceEqual(Show(columns.Count(query with { By = [] }).Sum()));

    private static bool YearsMakeTheDecade(ResponseColumns columns)
    {
        var decade = new Tally(Decade.Structure);
        foreach (var year in Enumerable.Range(Decade.FirstYear, 10))
            decade.Add(columns.Count(new([Filter.Days(new(year, 1, 1), new(year, 12, 31))], [])).Sum());
        return Show(decade).SequenceEqual(Show(columns.Count(TableQuery.All).Sum()));
    }

    private static IEnumerable<long> Show(Tally tally) => Decade.Structure.All
        .SelectMany(scope => (long[])[tally.Respondents(scope), tally.AllPositive(scope), .. tally.Levels(scope).Select(level => level.Count)])
        .Prepend(tally.Responses);
}
