using System.Globalization;
using System.Text;

namespace SurveyHub.Tests;

/// <param name="IsBroken">Whether it is no whole HTTP request, so that the server may hang up without a word.</param>
public sealed record HostileRequest(string Kind, byte[] Bytes, bool IsBroken);

/// <summary>Requests that no honest sender makes, from a seed: most begin as a valid one and have something wrong with them.</summary>
/// <param name="type">What a valid request says its body is.</param>
public abstract class HostileRequests(int seed, string path, string type)
{
    /// <summary>What is meant for those who put texts together with SQL, HTML or a template, and what looks like a number, a day or an id.</summary>
    protected static IReadOnlyList<string> Fragments { get; } =
    [
        "'", "\"", "' or 1=1 --", "'; drop table response; --", "\\'; select sleep(9); #", "1); delete from response; --", "\0", "%00", "%", "_", "\\", "${jndi:ldap://x}",
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</textarea><script>", "{{7*7}}", "@(1+1)", "../../../../etc/passwd", "\r\nSet-Cookie: x=1",
        "\u202e\u0000\ufeff", "\ud83d\ude00", "e\u0301\u0302\u0303", "\u1e9e", "İ", "NaN", "Infinity", "-0", "1e999", "99999999999999999999", "0x10", "4.0", " 4 ", "٤", "null", "[]", "{}", "true",
        "0000-00-00", "9999-99-99", "ffffffff-ffff-7fff-bfff-ffffffffffff", "00000000-0000-0000-0000-000000000000", "{0x00000000,0x0000,0x0000,{0x00,0x00,0x00,0x00,0x00,0x00,0x00,0x01}}",
    ];

    protected Random Random { get; } = new(seed);

    /// <summary>Each in turn.</summary>
    protected abstract IReadOnlyList<(string Kind, Func<HostileRequest> Make)> Kinds { get; }

    protected abstract string ValidBody { get; }

    public IEnumerable<HostileRequest> Take(int count)
    {
        var kinds = Kinds.Concat([("wrong length", WrongLength), ("broken chunks", BrokenChunks)]).ToList();
        for (var i = 0; i < count; i++)
        {
            var (kind, make) = kinds[i % kinds.Count];
            yield return make() with { Kind = kind };
        }
    }

    protected HostileRequest Post(byte[] body, string? otherType = null, string headers = "") => Request(
        $"Content-Type: {otherType ?? type}\r\nContent-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n{headers}", body, isBroken: otherType == "\u0001");

    /// <summary>Of any version, made at any time from 1970 to the year 10889, in any of the ways a UUID is written, or nearly one.</summary>
    protected string StrangeId()
    {
        string[] formats = ["N", "D", "B", "P", "X"];
        var id = new Guid(Bytes(16)).ToString(Any(formats));
        return Random.Next(4) switch
        {
            0 => id,
            1 => $"{Convert.ToHexString(Bytes(6))}7{Convert.ToHexString(Bytes(10))[1..]}",
            2 => id.Insert(Random.Next(id.Length), Any(Fragments)),
            _ => Any(Fragments),
        };
    }

    /// <summary>Half of them end before they are closed.</summary>
    protected string Deep(int levels) =>
        string.Concat(Enumerable.Repeat("{\"a\":[", levels)) + "1" + (Random.Next(2) == 0 ? "" : string.Concat(Enumerable.Repeat("]}", levels)));

    protected byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        Random.NextBytes(bytes);
        return bytes;
    }

    protected T Any<T>(IReadOnlyList<T> choices) => choices[Random.Next(choices.Count)];

    protected bool Rarely() => Random.Next(20) == 0;

    private HostileRequest WrongLength()
    {
        string[] lengths = ["100000", "-1", "1e3", "99999999999999999999", "5, 6", "0x10"];
        return Request($"Content-Type: {type}\r\nContent-Length: {Any(lengths)}\r\n", Encoding.ASCII.GetBytes(ValidBody), isBroken: true);
    }

    private HostileRequest BrokenChunks()
    {
        var body = ValidBody;
        string[] chunks =
        [
            $"{body.Length:x}\r\n{body}", $"{body.Length + 9:x}\r\n{body}\r\n0\r\n\r\n", $"zz\r\n{body}\r\n0\r\n\r\n", $"-1\r\n{body}\r\n0\r\n\r\n",
            $"ffffffffffffffff\r\n{body}", $"{body.Length - 9:x}\r\n{body}\r\n0\r\n\r\n", "\r\n\r\n", $"{body.Length:x};{new string('e', Random.Next(3000))}\r\n{body}\r\n0\r\nX: y",
        ];
        return Request($"Content-Type: {type}\r\nTransfer-Encoding: chunked\r\n", Encoding.ASCII.GetBytes(Any(chunks)), isBroken: true);
    }

    private HostileRequest Request(string headers, byte[] body, bool isBroken) =>
        new("", [.. Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n"), .. body], isBroken);
}
