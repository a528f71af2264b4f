namespace SurveyHub.Web;

public enum DifferenceKind { Same, Removed, Added }

/// <summary>Words that stand together, in one text, the other or both.</summary>
public sealed record WordRun(DifferenceKind Kind, string Words);

/// <summary>Which words of a text were changed.</summary>
public static class WordDifference
{
    /// <summary>Longer texts are shown whole: one gone, one new.</summary>
    private const int MostPairs = 4_000_000;

    /// <summary>What was removed stands before what was added in its place; blanks do not count.</summary>
    public static IReadOnlyList<WordRun> Of(string older, string newer)
    {
        string[] was = Split(older), now = Split(newer);
        if (was.Length * (long)now.Length > MostPairs)
            return Joined([.. was.Select(word => (DifferenceKind.Removed, word)), .. now.Select(word => (DifferenceKind.Added, word))]);

        var common = Common(was, now);
        var words = new List<(DifferenceKind, string)>();
        var (i, j) = (0, 0);
        while (i < was.Length || j < now.Length)
        {
            if (i < was.Length && j < now.Length && was[i] == now[j])
            {
                words.Add((DifferenceKind.Same, was[i]));
                (i, j) = (i + 1, j + 1);
            }
            else if (i < was.Length && (j == now.Length || common[i + 1, j] >= common[i, j + 1]))
                words.Add((DifferenceKind.Removed, was[i++]));
            else
                words.Add((DifferenceKind.Added, now[j++]));
        }

        return Joined(words);
    }

    /// <summary>How many words the ends of both texts share in order, from each pair of places on.</summary>
    private static int[,] Common(string[] was, string[] now)
    {
        var common = new int[was.Length + 1, now.Length + 1];
        for (var i = was.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = was[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        return common;
    }

    private static IReadOnlyList<WordRun> Joined(IReadOnlyList<(DifferenceKind Kind, string Word)> words)
    {
        var runs = new List<WordRun>();
        foreach (var (kind, word) in words)
        {
            if (runs.Count > 0 && runs[^1].Kind == kind)
                runs[^1] = new(kind, runs[^1].Words + " " + word);
            else
                runs.Add(new(kind, word));
        }

        return runs;
    }

    private static string[] Split(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
