using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace SurveyHub.Tests;

/// <summary>What a server says to bytes that no client library would send.</summary>
/// <param name="Head">Empty when it hung up without a word.</param>
/// <param name="Body">Without the marks of its chunks.</param>
public sealed record RawReply(string Head, string Body)
{
    public static async Task<RawReply> AskAsync(Uri address, HostileRequest request, CancellationToken ct)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(address.Host, address.Port, ct);
        var stream = connection.GetStream();
        var reply = ReadAsync(stream, ct);
        try
        {
            await stream.WriteAsync(request.Bytes, ct);
            if (request.IsBroken)
                connection.Client.Shutdown(SocketShutdown.Send); // the rest will not come
        }
        catch (IOException)
        {
            // it has heard enough; what it said is in the reply
        }

        return Of(await reply);
    }

    public bool Has(string header) => Head.Contains("\r\n" + header, StringComparison.OrdinalIgnoreCase);

    private static async Task<string> ReadAsync(NetworkStream stream, CancellationToken ct)
    {
        var reply = new MemoryStream();
        try
        {
            await stream.CopyToAsync(reply, ct);
        }
        catch (IOException)
        {
            // hung up; what came before counts
        }

        return Encoding.Latin1.GetString(reply.ToArray());
    }

    private static RawReply Of(string whole)
    {
        var parts = whole.Split("\r\n\r\n", 2);
        var reply = new RawReply(parts[0], parts.Length == 2 ? parts[1] : "");
        return reply.Has("Transfer-Encoding: chunked") ? reply with { Body = Join(reply.Body) } : reply;
    }

    private static string Join(string chunks)
    {
        var body = new StringBuilder();
        for (var place = 0; chunks.IndexOf("\r\n", place, StringComparison.Ordinal) is var end and >= 0;)
        {
            var length = int.Parse(chunks[place..end], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            body.Append(chunks, end + 2, length);
            if (length == 0)
                break;
            place = end + 2 + length + 2;
        }

        return body.ToString();
    }
}
