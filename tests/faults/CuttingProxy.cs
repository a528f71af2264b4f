using System.Net;
using System.Net.Sockets;

namespace SurveyHub.Tests;

/// <summary>A bad line in front of a server: it passes every request on, and of the replies it cuts some off before their first byte.</summary>
public sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Uri _server;
    private readonly double _share;
    private readonly Random _random;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _accepting;
    private int _cuts;

    /// <param name="share">Of the replies, 0 to 1.</param>
    public CuttingProxy(Uri server, double share, int seed)
    {
        (_server, _share, _random) = (server, share, new(seed));
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
            await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream(), _ending.Token), ReplyAsync(server.GetStream(), client.GetStream()));
        }
    }

    /// <remarks>A redirect without a body comes in one piece, so that a piece is a reply.</remarks>
    private async Task ReplyAsync(NetworkStream server, NetworkStream client)
    {
        var piece = new byte[64 * 1024];
        while (await server.ReadAsync(piece, _ending.Token) is > 0 and var length && !IsCut())
            await client.WriteAsync(piece.AsMemory(0, length), _ending.Token);
    }

    private bool IsCut()
    {
        lock (_random)
        {
            if (_random.NextDouble() >= _share)
                return false;
        }

        Interlocked.Increment(ref _cuts);
        return true;
    }
}
