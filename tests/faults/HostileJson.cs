using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace SurveyHub.Tests;

/// <summary>What no program that means well hands in.</summary>
public sealed class HostileJson(int seed) : HostileRequests(seed, ResponsesApp.Address, "application/json")
{
    private static readonly string[] _types = ["", "x", "text/plain", "application/jsonx", "application/xml", "application/x-www-form-urlencoded", "application/json; charset=utf-16", "application/json; charset=x", "\u0001"];

    private static readonly string[] _encodings = ["gzip", "br", "deflate", "gzip, gzip", "gzip, br", "identity", "zstd", "x", "GZIP"];

    private static readonly string[] _members =
        ["id", "campaign", "questionnaire", "version", "unit", "field", "point", "channel", "language", "started_at", "submitted_at", "invitation", "answers", "name", "__proto__", "ID", ""];

    private static readonly string[] _items = ["c24", "c39", "C24", "c24_words", "gender", "comment", "comment_words", "__proto__", "id", ""];

    private static readonly string[] _values =
        ["null", "true", "false", "0", "-0", "4", "4.0", "4e0", "\"4\"", "\"\"", "\" \"", "[]", "[4]", "[4,4]", "[[4]]", "[null]", "[true]", "{}", "{\"id\":1}", "\"\\u0000\"", "\"2026-02-30\"", "nul", "'4'", "undefined"];

    private static readonly string[] _numbers =
        ["1e999", "-1e999", "1e-999", "1E400", "99999999999999999999", "-99999999999999999999", "4.00000000000000000000000001", "0.4e1", "-0.0", "+4", "04", ".4", "4.", "0x4", "NaN", "Infinity", "1" + new string('0', 5000)];

    private static readonly string[] _halves = ["\"\\ud800\"", "\"\\udc4d\\ud83d\"", "\"x\\ud83d\"", "\"\\ud83d\\u0020\"", "\"\\ud83d\\ud83d\\udc4d\"", "\"\\ud8\""];

    private static readonly string[] _campaigns = ["chua-co", "Demo", "demo2", "later-1", "later-2", "'; drop table campaign; --"];

    private static readonly Lazy<byte[]> _bomb = new(() => Bomb(megabytes: 200));

    protected override string ValidBody => Write(Valid());

    protected override IReadOnlyList<(string Kind, Func<HostileRequest> Make)> Kinds =>
    [
        ("random bytes", () => Post(Bytes(Random.Next(2000)))),
        ("invalid UTF-8", () => Post(Spliced(Utf8(Write(Valid()))))),
        ("cut off", () => Post(Cut(Utf8(Write(Valid()))))),
        ("deep JSON", () => Send(Rarely() ? Deep(100_000) : Write(With(Any(_members), Deep(Random.Next(1, 200)))))),
        ("huge field", () => Send(Write(Spoilt(Quote(new string('x', Rarely() ? 2_200_000 : Rarely() ? 300_000 : Random.Next(5000))))))),
        ("wrong type", () => Send(Write(With(Any(_members), Any(_values))))),
        ("wrong answer", () => Send(Write(WithAnswer(Any(_items), Any(_values))))),
        ("strange number", () => Send(Write(Spoilt(Any(_numbers))))),
        ("half a character", () => Send(Write(Spoilt(Any(_halves))))),
        ("fragments", () => Send(Write(Spoilt(Quote(Any(Fragments) + (Rarely() ? Any(Fragments) : "")))))),
        ("strange names", () => Send(Write(Random.Next(2) == 0 ? With(Any(Fragments), Any(_values)) : WithAnswer(Any(Fragments), Any(_values))))),
        ("strange id", () => Send(Write(With("id", Quote(StrangeId()))))),
        ("duplicate keys", () => Send(Write([.. Valid(), (Any(_members), Any(_values)), .. Valid().Take(Random.Next(3))]).Replace("\"answers\"", Any(["\"answers\"", "\"\\u0061nswers\""]), StringComparison.Ordinal))),
        ("many members", () => Send(Write([.. Valid(), .. Enumerable.Range(0, Random.Next(100, 3000)).Select(i => ($"m{i}", "1"))]))),
        ("counts", () => Send($"[{string.Join(',', Enumerable.Repeat(Any(["1", "{}", "null", "[]", "\"x\"", Write(Valid())]), Any([0, 1, 50, 501, 501, Rarely() ? 100_000 : 0])))}]")),
        ("batch", () => Send($"[{string.Join(',', Enumerable.Range(0, Random.Next(1, 8)).Select(_ => Write(Spoilt(Any(_values)))))}]")),
        ("unknown campaign", () => Send(Write(Unknown()))),
        ("bomb", () => Post(_bomb.Value, headers: "Content-Encoding: gzip\r\n")),
        ("cut gzip", () => Post(Cut(ResponsesApp.Gzip(Write(Valid()))), headers: "Content-Encoding: gzip\r\n")),
        ("false encoding", () => Post(Random.Next(2) == 0 ? Utf8(Write(Valid())) : ResponsesApp.Gzip(Write(Valid())), headers: Random.Next(3) == 0 ? "" : $"Content-Encoding: {Any(_encodings)}\r\n")),
        ("false credential", () => Post(Utf8(Write(Valid())), headers: $"Authorization: {Any(["Bearer", "Bearer x", "bearer '; --", "Basic eA==", "", "Bearer " + new string('x', 5000)])}\r\n")),
        ("wrong content type", () => Post(Utf8(Write(Valid())), Any(_types))),
    ];

    /// <summary>A small body that becomes spaces, which JSON may have between its parts.</summary>
    public static byte[] Bomb(int megabytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            var spaces = Encoding.ASCII.GetBytes(new string(' ', 1024 * 1024));
            for (var i = 0; i < megabytes; i++)
                gzip.Write(spaces);
        }

        return compressed.ToArray();
    }

    private HostileRequest Send(string json) => Post(Utf8(json));

    private List<(string Name, string Json)> Valid() => [("id", Quote(new Guid(Bytes(16)).ToString())), ("campaign", "\"demo\""), ("answers", Write(Answers()))];

    private static List<(string Name, string Json)> Answers() => [.. DemoForm.Criteria.Select(code => (code, "4"))];

    private List<(string Name, string Json)> With(string member, string json) => Set(Valid(), member, json);

    private List<(string Name, string Json)> WithAnswer(string item, string json) => With("answers", Write(Set(Answers(), item, json)));

    /// <summary>With that somewhere.</summary>
    private List<(string Name, string Json)> Spoilt(string json) => Random.Next(2) == 0 ? With(Any(_members), json) : WithAnswer(Any(_items), json);

    /// <summary>Some of it is to be kept, some has something else wrong with it.</summary>
    private List<(string Name, string Json)> Unknown()
    {
        var unknown = Set(WithAnswer(Any(_items), Random.Next(2) == 0 ? Quote(Any(Fragments)) : Any(_values)), "campaign", Quote(Any(_campaigns)));
        return Rarely() ? Set(unknown, Any(_members), Any(_values)) : unknown;
    }

    private static List<(string Name, string Json)> Set(List<(string Name, string Json)> members, string name, string json) =>
        [.. members.Where(member => member.Name != name), (name, json)];

    private static string Write(IEnumerable<(string Name, string Json)> members) => $"{{{string.Join(',', members.Select(member => $"{Quote(member.Name)}:{member.Json}"))}}}";

    private static string Quote(string text) => JsonSerializer.Serialize(text);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private byte[] Cut(byte[] whole) => whole[..Random.Next(whole.Length)];

    /// <summary>With random bytes somewhere within.</summary>
    private byte[] Spliced(byte[] whole) => Random.Next(whole.Length) is var place ? [.. whole[..place], .. Bytes(Random.Next(1, 20)), .. whole[place..]] : [];
}
