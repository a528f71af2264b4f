using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace SurveyHub.Tests;

/// <summary>Tests that kill, stop, fill and cut: one after the other and beside no other test, for both would disturb each other's load.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FaultTests
{
    public const string Name = "faults";

    /// <summary>Another one in each run; whoever uses it names it where the test fails.</summary>
    public static int Seed() => RandomNumberGenerator.GetInt32(int.MaxValue);

    /// <summary>
    /// A port that stays the server's own while it is down: below those that Linux hands out to outgoing connections, one of which
    /// might connect to itself where nobody listens.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(20_000, 32_000);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // another draw
            }
        }
    }

    /// <summary>Sends a process a signal by its name, such as <c>STOP</c>.</summary>
    public static async Task SignalAsync(System.Diagnostics.Process process, string signal)
    {
        using var kill = System.Diagnostics.Process.Start("kill", [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
