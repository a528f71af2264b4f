namespace SurveyHub.Engine;

/// <summary>How many of the completed ones are visited once more, of each interviewer.</summary>
/// <remarks>Either a share, rounded up, or a number; of an interviewer who has fewer, all.</remarks>
public sealed record RevisitSize
{
    private RevisitSize(int? perCent, int? eachOne) => (PerCent, EachOne) = (perCent, eachOne);

    /// <summary>1 to 100; null where a number is asked for.</summary>
    public int? PerCent { get; }

    /// <summary>1 or more; null where a share is asked for.</summary>
    public int? EachOne { get; }

    /// <summary>Null when it is none: 0, over 100, or both or neither of the two.</summary>
    public static RevisitSize? Of(int? perCent, int? eachOne) =>
        perCent is null == eachOne is null || perCent is < 1 or > 100 || eachOne < 1 ? null : new(perCent, eachOne);

    public int Take(int completed) => EachOne is { } number ? Math.Min(number, completed) : (int)(((long)completed * PerCent!.Value + 99) / 100);
}

/// <summary>Draws the re-visits (phúc tra).</summary>
public static class RevisitSample
{
    /// <summary>
    /// The interviewers in the order of their ids; of each those they completed, by number, shuffled by the one stream of the seed, and the first taken. Who has
    /// the seed and the lists draws the same.
    /// </summary>
    /// <returns>In the order of their numbers.</returns>
    public static IReadOnlyList<(int Number, Guid Interviewer)> Draw(string seed, RevisitSize size, IEnumerable<(int Number, Guid Interviewer)> completed)
    {
        var stream = new SeededStream(seed);
        var drawn = new List<(int Number, Guid Interviewer)>();
        foreach (var own in completed.GroupBy(one => one.Interviewer).OrderBy(group => group.Key.ToString("N"), StringComparer.Ordinal))
        {
            (int Number, Guid Interviewer)[] list = [.. own.OrderBy(one => one.Number)];
            stream.Shuffle(list);
            drawn.AddRange(list.Take(size.Take(list.Length)));
        }

        return [.. drawn.OrderBy(one => one.Number)];
    }
}
