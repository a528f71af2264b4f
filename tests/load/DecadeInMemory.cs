using System.Diagnostics;
using SurveyHub.Analytics;

namespace SurveyHub.Load;

/// <summary>So many responses of the decade as columns, and their answers once more, row by row, to measure against.</summary>
internal sealed class DecadeInMemory
{
    public DecadeInMemory(Decade decade, int responses)
    {
        var criteria = Decade.Structure.Criteria.Count;
        Answers = new byte[(long)criteria * responses];
        var (begun, before, at) = (Stopwatch.GetTimestamp(), GC.GetTotalMemory(forceFullCollection: true), 0);
        var builder = new ColumnsBuilder(Decade.Structure);
        foreach (var (answers, facts) in decade.Responses(responses))
        {
            builder.Add(answers, facts);
            answers.AsSpan(0, criteria).CopyTo(Answers.AsSpan(at));
            at += criteria;
        }

        Columns = builder.Build();
        BuildingTime = Stopwatch.GetElapsedTime(begun);
        HeapBytes = GC.GetTotalMemory(forceFullCollection: true) - before;
    }

    public ResponseColumns Columns { get; }

    /// <summary>A byte a criterion of each response.</summary>
    public byte[] Answers { get; }

    public TimeSpan BuildingTime { get; }

    /// <summary>By how much the columns made the heap grow, with all that belongs to them.</summary>
    public long HeapBytes { get; }

    /// <summary>How often each criterion has each value, counted one by one.</summary>
    public long[][] CountPlainly()
    {
        var criteria = Decade.Structure.Criteria;
        long[][] counts = [.. criteria.Select(item => new long[item.Options.Count + 1])];
        for (var i = 0; i < Answers.Length; i++)
            counts[i % criteria.Count][Answers[i]]++;
        return counts;
    }
}
