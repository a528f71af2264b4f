namespace SurveyHub.Load;

/// <summary>What the clients saw during a while.</summary>
/// <remarks>Written by one thread.</remarks>
internal sealed class Measurement
{
    private readonly Histogram[] _steps = [.. Enum.GetValues<Step>().Select(_ => new Histogram())];

    /// <summary>From the first request of a round to its last answer: a whole journey.</summary>
    public Histogram Rounds { get; } = new();

    /// <summary>How often each step went wrong, and how.</summary>
    public SortedDictionary<(Step Step, string Complaint), long> Complaints { get; } = [];

    public Histogram Of(Step step) => _steps[(int)step];

    public long Requests => _steps.Sum(step => step.Count);

    public void Complain(Step step, string complaint) => Complaints[(step, complaint)] = Complaints.GetValueOrDefault((step, complaint)) + 1;

    /// <summary>Any request, whatever it asked for.</summary>
    public Histogram AllSteps()
    {
        var all = new Histogram();
        foreach (var step in _steps)
            all.Add(step);
        return all;
    }

    public void Add(Measurement other)
    {
        foreach (var step in Enum.GetValues<Step>())
            Of(step).Add(other.Of(step));
        Rounds.Add(other.Rounds);
        foreach (var ((step, complaint), count) in other.Complaints)
            Complaints[(step, complaint)] = Complaints.GetValueOrDefault((step, complaint)) + count;
    }
}
