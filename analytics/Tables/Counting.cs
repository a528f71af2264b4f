using System.Numerics.Tensors;

namespace SurveyHub.Analytics;

/// <summary>Counts the rows of segments by a plan: the one place where responses become numbers.</summary>
internal static class Counting
{
    /// <summary>So many rows at a time that they and the numbers of their groups stay near the processor.</summary>
    private const int Block = 1 << 12;

    /// <summary>Less is not worth another thread, whose counts have to be added up.</summary>
    private const int BlocksPerWorker = 8, RowsPerGroup = 100;

    /// <returns>For each group, in the order of its number, <see cref="Plan.Width"/> counts.</returns>
    public static int[] Count(IEnumerable<Segment> segments, Plan plan)
    {
        List<(Segment Segment, int From)> blocks = [.. segments.Where(segment => !plan.Grouped.Skips(segment)).SelectMany(BlocksOf)];
        var next = -1;
        var worthwhile = Math.Min(blocks.Count / BlocksPerWorker, (long)blocks.Count * Block / (RowsPerGroup * (long)Math.Max(1, plan.Groups)));
        var workers = new int[Math.Clamp(worthwhile, 1, Environment.ProcessorCount)][];
        Parallel.For(0, workers.Length, worker =>
        {
            var counter = new Counter(plan, Block);
            while (Interlocked.Increment(ref next) is var i && i < blocks.Count)
                counter.Add(blocks[i].Segment, blocks[i].From, Math.Min(Block, blocks[i].Segment.Rows - blocks[i].From));
            workers[worker] = counter.Finish();
        });
        foreach (var more in workers.AsSpan(1))
            TensorPrimitives.Add(workers[0], more, workers[0]);
        return workers[0];
    }

    private static IEnumerable<(Segment Segment, int From)> BlocksOf(Segment segment)
    {
        for (var from = 0; from < segment.Rows; from += Block)
            yield return (segment, from);
    }
}
