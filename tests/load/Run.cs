using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;

namespace SurveyHub.Load;

/// <summary>Clients at work against a server that runs: warm-up, measured windows, end.</summary>
/// <param name="Store">What the server stores in, as it is printed.</param>
/// <param name="Server">Its process; null where it was started by somebody else.</param>
/// <param name="Database">Its database's process; null where there is none.</param>
internal sealed record Run(string Store, IPEndPoint Address, int? Server, int? Database)
{
    /// <summary>The windows one after another; the clients have ended their last round when the last one has been given.</summary>
    public async IAsyncEnumerable<Result> MeasureAsync(
        IReadOnlyList<IConversation> conversations, TimeSpan warmUp, IEnumerable<TimeSpan> windows, [EnumeratorCancellation] CancellationToken ct)
    {
        using var crowd = new Crowd(Address, conversations);
        await Task.Delay(warmUp, ct);
        crowd.Measured();
        foreach (var window in windows)
        {
            var (begun, before) = (Stopwatch.GetTimestamp(), Usage.Read(Server, Database));
            await Task.Delay(window, ct);
            var (measured, seconds) = (crowd.Measured(), Stopwatch.GetElapsedTime(begun).TotalSeconds);
            yield return new(Store, conversations.Count, seconds, measured, Usage.Read(Server, Database).Since(before));
        }

        await crowd.StopAsync();
        Report.PrintComplaints(crowd.Measured()); // of rounds that had not ended when the measurement did
    }
}
