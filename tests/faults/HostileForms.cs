using System.Text;

namespace SurveyHub.Tests;

/// <summary>What no citizen's browser sends.</summary>
public sealed class HostileForms(int seed) : HostileRequests(seed, DemoForm.Address, Form)
{
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly string[] _types =
        ["", "x", "text/plain", "application/json", "application/xml", "application/octet-stream", "multipart/form-data", "multipart/form-data; boundary=\"", Form + "; charset=utf-7", Form + "; charset=utf-16", Form + "; charset=x", "\u0001"];

    private static readonly string[] _names = ["response_id", "unit", "field", "point", "switch_language", "comment", "gender", "c24", "C24", "c24[]", "c24.x", "c24_words", "__proto__", "campaign", "handler", "page", ""];

    protected override string ValidBody => Text(Filled());

    protected override IReadOnlyList<(string Kind, Func<HostileRequest> Make)> Kinds =>
    [
        ("random bytes", () => Post(Bytes(Random.Next(2000)))),
        ("invalid UTF-8", () => Post([.. Fields(Filled()), .. "&comment="u8, .. Bytes(20)])),
        ("broken escapes", () => Post(Encoding.ASCII.GetBytes("comment=%zz%f%&c24=%ff%fe%c0%80&" + Text(Filled())))),
        ("fragments", () => Post(Fields(Spoilt(Filled())))),
        ("strange id", () => Post(Fields(Filled().Append(("response_id", StrangeId()))))),
        ("duplicate keys", () => Post(Fields(Filled().Concat(Filled().Take(Random.Next(1, 16)))))),
        ("many fields", () => Post(Fields(Filled().Concat(Enumerable.Range(0, Random.Next(100, 3000)).Select(i => ($"f{i}", "1")))))),
        ("huge field", () => Post(Fields(Filled().Append((Any(_names), new string('x', Rarely() ? 300_000 : Random.Next(5000))))))),
        ("deep JSON", () => Post(Encoding.ASCII.GetBytes(Deep(Rarely() ? 100_000 : Random.Next(200))), "application/json")),
        ("JSON in a field", () => Post(Fields(Filled().Append((Any(_names), Deep(Random.Next(500))))))),
        ("wrong type", () => Post(Fields(Filled()), Any(_types))),
        ("multipart", Multipart),
    ];

    private static IEnumerable<(string Name, string Value)> Filled() => DemoForm.Filled();

    private IEnumerable<(string, string)> Spoilt(IEnumerable<(string Name, string Value)> fields)
    {
        var spoilt = fields.ToList();
        for (var i = Random.Next(1, 4); i > 0; i--)
        {
            var wrong = Any(Fragments) + (Rarely() ? Any(Fragments) : "");
            spoilt.Add(Random.Next(4) == 0 ? (wrong, Any(Fragments)) : (Any(_names), wrong));
        }

        return spoilt;
    }

    private HostileRequest Multipart()
    {
        var part = $"--b\r\nContent-Disposition: form-data; name=\"{Any(_names)}\"{(Rarely() ? "; filename=\"x\"" : "")}\r\n\r\n{Any(Fragments)}\r\n";
        var whole = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(part, Random.Next(1, 30))) + "--b--\r\n");
        return Post(Random.Next(2) == 0 ? whole : whole[..Random.Next(whole.Length)], "multipart/form-data; boundary=b");
    }

    private static byte[] Fields(IEnumerable<(string Name, string Value)> fields) => Encoding.ASCII.GetBytes(Text(fields));

    private static string Text(IEnumerable<(string Name, string Value)> fields) =>
        string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}"));
}
