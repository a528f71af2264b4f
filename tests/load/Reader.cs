using System.Diagnostics;
using System.Text;
using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary>One person after another who looks at the results: of all, of some unit in some field, of a unit as open data.</summary>
internal sealed class Reader(int seed, IReadOnlyList<Visit> visits, TimeSpan pause, FiguresCheck check) : IConversation
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, long> _seen = []; // the responses of each table, as they were last
    private int _round = seed;
    private string _address = "";

    public long NotBefore { get; private set; }

    public Request Begin()
    {
        var visit = visits[_random.Next(visits.Count)];
        var step = ((uint)_round++ % 3) switch { 0 => Step.Results, 1 => Step.Part, _ => Step.Figures };
        _address = step switch
        {
            Step.Part => $"/results/demo?unit={visit.Unit}&field={visit.Field}",
            Step.Figures => $"/results/demo.json?unit={visit.Unit}",
            _ => "/results/demo",
        };
        return new(step, Encoding.ASCII.GetBytes($"GET {_address} HTTP/1.1\r\nHost: load\r\nAccept-Encoding: gzip\r\n\r\n"));
    }

    public Turn Continue(Reply reply)
    {
        // Pauses of one length would bring all readers back at one moment.
        NotBefore = Stopwatch.GetTimestamp() + (long)(pause.TotalSeconds * (0.5 + _random.NextDouble()) * Stopwatch.Frequency);
        if (reply.Status != 200)
            return Turn.Failed($"{reply.Status}");
        return (_address.Contains(".json", StringComparison.Ordinal) ? check.Complain(reply, _address, _seen) : check.Complain(reply)) is { } complaint ? Turn.Failed(complaint) : Turn.End;
    }

    public void Lose() => NotBefore = 0;
}
