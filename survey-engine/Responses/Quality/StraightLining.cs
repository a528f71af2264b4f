namespace SurveyHub.Engine;

/// <summary>Ticking one column from top to bottom: the same place on every scale, whatever is asked.</summary>
/// <remarks>
/// <para>
/// One of the short cuts that Krosnick (1991, Applied Cognitive Psychology 5) describes as satisficing. A satisfied citizen ticks one column honestly, and so does an
/// angry one, so this alone says little; beside <see cref="Flag.Speeding"/> it says more.
/// </para>
/// <para>
/// It needs eight answers on scales of four levels or more, in two sections or more: of a few faces, or of one matter asked in several ways, the same answer is
/// the natural one. Columns are compared, not levels: where a scale runs the other way, one column contradicts itself and one level does not. Which column makes
/// no difference; to flag only the dissatisfied, or only the satisfied, would bend every result computed without them.
/// </para>
/// </remarks>
internal static class StraightLining
{
    private const int FewestAnswers = 8;
    private const int FewestLevels = 4;
    private const int FewestSections = 2;

    /// <param name="answers">One an item of the version, in their order.</param>
    public static bool IsIn(QuestionnaireVersion version, IReadOnlyList<Answer> answers)
    {
        var (place, count, sections, column) = (0, 0, 0, -1);
        foreach (var section in version.Sections)
        {
            var before = count;
            foreach (var item in section.Items)
            {
                if (ColumnOf(item, answers[place++]) is not { } ticked)
                    continue;
                if (count++ > 0 && ticked != column)
                    return false;
                column = ticked;
            }

            sections += count > before ? 1 : 0;
        }

        return count >= FewestAnswers && sections >= FewestSections;
    }

    /// <summary>Null where nothing was ticked, or no scale stands.</summary>
    private static int? ColumnOf(Item item, Answer answer)
    {
        if (item.Kind != ItemKind.Scale || item.Options.Count < FewestLevels || answer.Chosen.Count == 0)
            return null;
        var column = 0;
        while (item.Options[column].Code != answer.Chosen[0].Code)
            column++;
        return column;
    }
}
