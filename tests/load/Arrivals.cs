using System.Diagnostics;

namespace SurveyHub.Load;

/// <summary>How responses arrive.</summary>
/// <param name="Size">Of a request.</param>
internal sealed record Arrivals(int PerSecond, int Size)
{
    /// <summary>As one of so many senders, who share the rate and take turns.</summary>
    public IConversation Pace(IConversation sender, int number, int senders)
    {
        var every = (long)((double)Stopwatch.Frequency * Size * senders / PerSecond);
        return new Paced(sender, every, Stopwatch.GetTimestamp() + (every * number / senders));
    }

    /// <summary>Keeps to its times whenever the server lets it: what came too late is made up for.</summary>
    private sealed class Paced(IConversation sender, long every, long first) : IConversation
    {
        public long NotBefore { get; private set; } = first;

        public Request Begin()
        {
            NotBefore += every;
            return sender.Begin();
        }

        public Turn Continue(Reply reply) => sender.Continue(reply);

        public void Lose() => sender.Lose();
    }
}
