using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SurveyHub.Load;

/// <summary>One keep-alive connection in a closed loop: the next request is sent when the answer to the one before has come.</summary>
internal sealed class Client(int number, EndPoint server, IConversation conversation, Epoll epoll) : IDisposable
{
    private static readonly long _patience = 30 * Stopwatch.Frequency;

    private readonly Reply _reply = new();
    private Socket? _socket;
    private Step _step;
    private long _sentAt;
    private long _beganAt;

    /// <summary>Whether an answer is awaited.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>When the next round begins.</summary>
    public long NotBefore => conversation.NotBefore;

    public void Begin()
    {
        IsBusy = true;
        Send(conversation.Begin());
        _beganAt = _sentAt;
    }

    /// <summary>Reads what has come, and goes on where the answer is complete; not busy any more when the round has ended.</summary>
    public void Read(Measurement measurement)
    {
        var count = _socket!.Receive(_reply.Free, SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock)
            return;
        if (count == 0 || error != SocketError.Success)
            Lose("connection lost", measurement);
        else if (_reply.Add(count))
            Answered(measurement);
    }

    public void GiveUpIfTooLate(long now, Measurement measurement)
    {
        if (IsBusy && now - _sentAt > _patience)
            Lose("no answer in 30 s", measurement);
    }

    public void Dispose() => _socket?.Dispose();

    private void Answered(Measurement measurement)
    {
        var now = Stopwatch.GetTimestamp();
        var turn = conversation.Continue(_reply);
        if (turn.Complaint is { } complaint)
            measurement.Complain(_step, complaint);
        else
            measurement.Of(_step).Record(now - _sentAt);

        if (turn.Next is { } next)
        {
            Send(next);
            return;
        }

        if (turn.Complaint is null)
            measurement.Rounds.Record(now - _beganAt);
        IsBusy = false;
    }

    private void Send(Request request)
    {
        _step = request.Step;
        _reply.Clear();
        _sentAt = Stopwatch.GetTimestamp();
        _socket ??= Connect();
        for (var left = request.Bytes.Span; left.Length > 0;)
        {
            var count = _socket.Send(left, SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
                _socket.Poll(TimeSpan.FromSeconds(1), SelectMode.SelectWrite);
            else if (error != SocketError.Success)
                return; // what comes next is the end of the connection, which Read sees
            left = left[count..];
        }
    }

    private Socket Connect()
    {
        var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(server);
        socket.Blocking = false;
        epoll.Watch(socket, number);
        return socket;
    }

    private void Lose(string complaint, Measurement measurement)
    {
        if (IsBusy)
        {
            conversation.Lose();
            measurement.Complain(_step, complaint);
        }

        _socket?.Dispose();
        _socket = null;
        IsBusy = false;
    }
}
