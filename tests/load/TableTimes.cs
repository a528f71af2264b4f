using System.Diagnostics;
using System.Numerics.Tensors;

namespace SurveyHub.Load;

/// <summary>How long the tables of one number of responses take, in ms.</summary>
/// <param name="PlainPass">Over the bytes of the answers.</param>
/// <param name="Tables">One a question.</param>
internal sealed record TableTimes(int Responses, double PlainPass, IReadOnlyList<double> Tables)
{
    private static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(1); // until then the compiler may still work on what runs

    public static TableTimes Measure(DecadeInMemory responses, int runs, CancellationToken ct)
    {
        byte sum = 0; // modulo 256; kept, so that no compiler leaves the pass out
        var pass = Best(runs, () => sum += TensorPrimitives.Sum<byte>(responses.Answers), ct);
        return new((int)responses.Columns.Responses, pass, [.. TableQuestion.All.Select(question => Best(runs, () => responses.Columns.Count(question.Query), ct))]);
    }

    /// <summary>Of so many runs once it is warm.</summary>
    private static double Best(int runs, Action run, CancellationToken ct)
    {
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < _warmUp;)
            run();
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < runs; i++)
        {
            ct.ThrowIfCancellationRequested();
            var begun = Stopwatch.GetTimestamp();
            run();
            best = TimeSpan.FromTicks(Math.Min(best.Ticks, Stopwatch.GetElapsedTime(begun).Ticks));
        }

        return best.TotalMilliseconds;
    }
}
