using System.Net;
using System.Net.Sockets;

namespace SurveyHub.Tests;

/// <summary>A bad line in front of a server, which breaks now and then.</summary>
public sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Uri _server;
    private readonly double _requests;
    private readonly double _replies;
    private readonly Random _random;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _accepting;
    private int _cuts;

    /// <param name="requests">The share of requests, 0 to 1, after which the line breaks while the server is at work on them.</param>
    /// <param name="replies">The share of replies, 0 to 1, before which it breaks.</param>
    public CuttingProxy(Uri server, double requests, double replies, int seed)
    {
        (_server, _requests, _replies, _random) = (server, requests, replies, new(seed));
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public int Cuts => _cuts;

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
            _ = PassAsync(await _listener.AcceptTcpClientAsync(_ending.Token));
    }

    private async Task PassAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            await server.ConnectAsync(_server.Host, _server.Port, _ending.Token);
            client.LingerState = new LingerOption(enable: true, seconds: 0); // the end is a cut, not a farewell
            server.LingerState = client.LingerState;
            await Task.WhenAny(AskAsync(client.GetStream(), server.GetStream()), ReplyAsync(server.GetStream(), client.GetStream()));
        }
    }

    private async Task AskAsync(NetworkStream client, NetworkStream server)
    {
        var piece = new byte[64 * 1024];
        while (await client.ReadAsync(piece, _ending.Token) is > 0 and var length)
        {
            await server.WriteAsync(piece.AsMemory(0, length), _ending.Token);
            if (IsCut(_requests))
                return;
        }
    }

    /// <remarks>A redirect without a body comes in one piece, so that a piece is a reply; JSON may come in two, of which a reader needs both.</remarks>
    private async Task ReplyAsync(NetworkStream server, NetworkStream client)
    {
        var piece = new byte[64 * 1024];
        while (await server.ReadAsync(piece, _ending.Token) is > 0 and var length && !IsCut(_replies))
            await client.WriteAsync(piece.AsMemory(0, length), _ending.Token);
    }

    private bool IsCut(double share)
    {
        lock (_random)
        {
            if (_random.NextDouble() >= share)
                return false;
        }

        Interlocked.Increment(ref _cuts);
        return true;
    }
}
