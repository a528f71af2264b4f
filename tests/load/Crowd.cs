using System.Diagnostics;
using System.Net;

namespace SurveyHub.Load;

/// <summary>Many clients on one thread, which leaves the machine to the server.</summary>
internal sealed class Crowd : IDisposable
{
    private readonly Epoll _epoll = new();
    private readonly Client[] _clients;
    private readonly PriorityQueue<Client, long> _pausing = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Measurement _measurement = new();
    private volatile bool _isStopping;

    public Crowd(IPEndPoint server, IEnumerable<IConversation> conversations)
    {
        _clients = [.. conversations.Select((conversation, number) => new Client(number, server, conversation, _epoll))];
        new Thread(Run) { IsBackground = true, Name = "clients" }.Start();
    }

    /// <summary>Since the last call.</summary>
    public Measurement Measured() => Interlocked.Exchange(ref _measurement, new());

    /// <summary>Lets each client end its round.</summary>
    public Task StopAsync()
    {
        _isStopping = true;
        return _ended.Task;
    }

    public void Dispose()
    {
        foreach (var client in _clients)
            client.Dispose();
        _epoll.Dispose();
    }

    private void Run()
    {
        try
        {
            foreach (var client in _clients)
                Begin(client);
            for (var looked = Stopwatch.GetTimestamp(); IsAnyAtWork();)
            {
                Serve(_epoll.Wait(BeginPaused()));
                if (Stopwatch.GetElapsedTime(looked) > TimeSpan.FromSeconds(1))
                    looked = GiveUpOnLate();
            }

            _ended.SetResult();
        }
        catch (Exception e) // there is nobody else to tell
        {
            _ended.SetException(e);
        }
    }

    private void Serve(int ready)
    {
        for (var i = 0; i < ready; i++)
        {
            var client = _clients[_epoll.Ready(i)];
            client.Read(Volatile.Read(ref _measurement));
            if (!client.IsBusy && !_isStopping)
                Begin(client);
        }
    }

    private bool IsAnyAtWork() => (_pausing.Count > 0 && !_isStopping) || _clients.Any(client => client.IsBusy);

    private void Begin(Client client)
    {
        if (client.NotBefore is var at && at > Stopwatch.GetTimestamp())
            _pausing.Enqueue(client, at);
        else
            client.Begin();
    }

    /// <returns>The milliseconds until the next pause is over, at most 1000.</returns>
    private int BeginPaused()
    {
        while (!_isStopping && _pausing.TryPeek(out var client, out var at))
        {
            var left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), at).TotalMilliseconds;
            if (left > 0)
                return (int)Math.Min(Math.Ceiling(left), 1000);
            _pausing.Dequeue();
            client.Begin();
        }

        return 1000;
    }

    private long GiveUpOnLate()
    {
        var now = Stopwatch.GetTimestamp();
        foreach (var client in _clients)
        {
            if (!client.IsBusy)
                continue;
            client.GiveUpIfTooLate(now, _measurement);
            if (!client.IsBusy && !_isStopping)
                Begin(client);
        }

        return now;
    }
}
