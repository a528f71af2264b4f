namespace SurveyHub.Engine;

/// <summary>More responses from one place within a minute than people can give there.</summary>
/// <remarks>
/// Counted at the collection point, or for the unit where none is known. A kiosk serves one person at a time, about one in 20 seconds, so three a minute; five leave room
/// for a family. At a poster, or in a hall of twenty counters with some minutes a visitor, twenty a minute do not happen by themselves. The first of a burst
/// look like any others and are not flagged. Invitations go out by the thousand and are answered so; paper is typed and files are read in one go.
/// </remarks>
internal sealed class Bursts
{
    public const int MostAtKiosk = 5;
    public const int MostElsewhere = 20;
    public const int MostPlaces = 4096;

    public static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly Recent<Place, Window> _windows = new(MostPlaces);

    /// <summary>How many places are remembered, at most <see cref="MostPlaces"/>.</summary>
    public int Places => _windows.Count;

    /// <returns>Whether it is one too many.</returns>
    public bool Add(Submission submission, DateTimeOffset receivedAt)
    {
        if (PlaceOf(submission) is not { } place)
            return false;
        if (!_windows.TryMeet(place, out var window))
            _windows.Add(place, window = new(place.IsKiosk ? MostAtKiosk : MostElsewhere));
        // A kiosk that was offline sends at once what it took in over hours.
        return window.Add(submission.Id, submission.Channel == Channel.Kiosk ? submission.SubmittedAt : receivedAt);
    }

    private static Place? PlaceOf(Submission submission) => submission.Channel switch
    {
        Channel.Web or Channel.Kiosk => (submission.Visit.Point ?? submission.Visit.Unit) is { } code
            ? new(code.Value, IsPoint: submission.Visit.Point is not null, IsKiosk: submission is { Channel: Channel.Kiosk, Visit.Point: not null })
            : null,
        Channel.Invitation or Channel.Paper or Channel.Interviewer or Channel.Import => null,
    };

    private readonly record struct Place(string Code, bool IsPoint, bool IsKiosk);

    /// <summary>The last responses of one place, as many as are no burst.</summary>
    private sealed class Window(int most)
    {
        private readonly Seen[] _seen = new Seen[most];
        private int _next;

        public bool Add(Guid id, DateTimeOffset at)
        {
            var near = 0;
            foreach (ref readonly var seen in _seen.AsSpan())
            {
                if (seen.Id == id)
                    return seen.IsBurst; // handed in again
                near += seen.Id != Guid.Empty && (at - seen.At).Duration() < Length ? 1 : 0;
            }

            _seen[_next] = new(id, at, near == _seen.Length);
            _next = (_next + 1) % _seen.Length;
            return near == _seen.Length;
        }
    }

    private readonly record struct Seen(Guid Id, DateTimeOffset At, bool IsBurst);
}
