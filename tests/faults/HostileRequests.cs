using System.Globalization;
using System.Text;

namespace SurveyHub.Tests;

/// <param name="IsBroken">Whether it is no whole HTTP request, so that the server may hang up without a word.</param>
public sealed record HostileRequest(string Kind, byte[] Bytes, bool IsBroken);

/// <summary>Requests no form ever sends, made from a seed: most begin as a valid form and have something wrong with them.</summary>
public sealed class HostileRequests(int seed, string path)
{
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly string[] _fragments =
    [
        "'", "\"", "' or 1=1 --", "'; drop table response; --", "\\'; select sleep(9); #", "1); delete from response; --", "\0", "%00", "%", "_", "\\", "${jndi:ldap://x}",
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</textarea><script>", "{{7*7}}", "@(1+1)", "../../../../etc/passwd", "\r\nSet-Cookie: x=1",
        "\u202e\u0000\ufeff", "\ud83d\ude00", "e\u0301\u0302\u0303", "\u1e9e", "İ", "NaN", "Infinity", "-0", "1e999", "99999999999999999999", "0x10", "4.0", " 4 ", "٤", "null", "[]", "{}", "true",
        "0000-00-00", "9999-99-99", "ffffffff-ffff-7fff-bfff-ffffffffffff", "00000000-0000-0000-0000-000000000000", "{0x00000000,0x0000,0x0000,{0x00,0x00,0x00,0x00,0x00,0x00,0x00,0x01}}",
    ];

    private static readonly string[] _types =
        ["", "x", "text/plain", "application/json", "application/xml", "application/octet-stream", "multipart/form-data", "multipart/form-data; boundary=\"", Form + "; charset=utf-7", Form + "; charset=utf-16", Form + "; charset=x", "\u0001"];

    private static readonly string[] _names = ["response_id", "unit", "field", "point", "switch_language", "comment", "gender", "c24", "C24", "c24[]", "c24.x", "c24_words", "__proto__", "campaign", "handler", "page", ""];

    private readonly Random _random = new(seed);

    public IEnumerable<HostileRequest> Take(int count)
    {
        (string Kind, Func<HostileRequest> Make)[] kinds =
        [
            ("random bytes", () => Post(Form, Bytes(_random.Next(2000)))),
            ("invalid UTF-8", () => Post(Form, [.. Fields(Filled()), .. "&comment="u8, .. Bytes(20)])),
            ("broken escapes", () => Post(Form, Encoding.ASCII.GetBytes("comment=%zz%f%&c24=%ff%fe%c0%80&" + Text(Filled())))),
            ("fragments", () => Post(Form, Fields(Spoilt(Filled())))),
            ("strange id", () => Post(Form, Fields(Filled().Append(("response_id", StrangeId()))))),
            ("duplicate keys", () => Post(Form, Fields(Filled().Concat(Filled().Take(_random.Next(1, 16)))))),
            ("many fields", () => Post(Form, Fields(Filled().Concat(Enumerable.Range(0, _random.Next(100, 3000)).Select(i => ($"f{i}", "1")))))),
            ("huge field", () => Post(Form, Fields(Filled().Append((Any(_names), new string('x', Rarely() ? 300_000 : _random.Next(5000))))))),
            ("deep JSON", () => Post("application/json", Deep(Rarely() ? 100_000 : _random.Next(200)))),
            ("JSON in a field", () => Post(Form, Fields(Filled().Append((Any(_names), Encoding.ASCII.GetString(Deep(_random.Next(500)))))))),
            ("wrong type", () => Post(Any(_types), Fields(Filled()))),
            ("multipart", Multipart),
            ("wrong length", WrongLength),
            ("broken chunks", BrokenChunks),
        ];
        for (var i = 0; i < count; i++)
        {
            var (kind, make) = kinds[i % kinds.Length];
            yield return make() with { Kind = kind };
        }
    }

    private static IEnumerable<(string Name, string Value)> Filled() => DemoForm.Filled();

    private IEnumerable<(string, string)> Spoilt(IEnumerable<(string Name, string Value)> fields)
    {
        var spoilt = fields.ToList();
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            var wrong = Any(_fragments) + (Rarely() ? Any(_fragments) : "");
            spoilt.Add(_random.Next(4) == 0 ? (wrong, Any(_fragments)) : (Any(_names), wrong));
        }

        return spoilt;
    }

    /// <summary>Of any version, made at any time from 1970 to the year 10889, in any of the ways a UUID is written, or nearly one.</summary>
    private string StrangeId()
    {
        string[] formats = ["N", "D", "B", "P", "X"];
        var id = new Guid(Bytes(16)).ToString(Any(formats));
        return _random.Next(4) switch
        {
            0 => id,
            1 => $"{Convert.ToHexString(Bytes(6))}7{Convert.ToHexString(Bytes(10))[1..]}",
            2 => id.Insert(_random.Next(id.Length), Any(_fragments)),
            _ => Any(_fragments),
        };
    }

    private HostileRequest Multipart()
    {
        var part = $"--b\r\nContent-Disposition: form-data; name=\"{Any(_names)}\"{(Rarely() ? "; filename=\"x\"" : "")}\r\n\r\n{Any(_fragments)}\r\n";
        var whole = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(part, _random.Next(1, 30))) + "--b--\r\n");
        return Post("multipart/form-data; boundary=b", _random.Next(2) == 0 ? whole : whole[.._random.Next(whole.Length)]);
    }

    private HostileRequest WrongLength()
    {
        string[] lengths = ["100000", "-1", "1e3", "99999999999999999999", "5, 6", "0x10"];
        return Request($"Content-Type: {Form}\r\nContent-Length: {Any(lengths)}\r\n", Fields(Filled()), isBroken: true);
    }

    private HostileRequest BrokenChunks()
    {
        var body = Text(Filled());
        string[] chunks =
        [
            $"{body.Length:x}\r\n{body}", $"{body.Length + 9:x}\r\n{body}\r\n0\r\n\r\n", $"zz\r\n{body}\r\n0\r\n\r\n", $"-1\r\n{body}\r\n0\r\n\r\n",
            $"ffffffffffffffff\r\n{body}", $"{body.Length - 9:x}\r\n{body}\r\n0\r\n\r\n", "\r\n\r\n", $"{body.Length:x};{new string('e', _random.Next(3000))}\r\n{body}\r\n0\r\nX: y",
        ];
        return Request($"Content-Type: {Form}\r\nTransfer-Encoding: chunked\r\n", Encoding.ASCII.GetBytes(Any(chunks)), isBroken: true);
    }

    private HostileRequest Post(string type, byte[] body) =>
        Request($"Content-Type: {type}\r\nContent-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n", body, isBroken: type == "\u0001");

    private HostileRequest Request(string headers, byte[] body, bool isBroken) =>
        new("", [.. Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n"), .. body], isBroken);

    private static byte[] Fields(IEnumerable<(string Name, string Value)> fields) => Encoding.ASCII.GetBytes(Text(fields));

    private static string Text(IEnumerable<(string Name, string Value)> fields) =>
        string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}"));

    private static byte[] Deep(int levels) => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":[", levels)) + "1");

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    private T Any<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    private bool Rarely() => _random.Next(20) == 0;
}
