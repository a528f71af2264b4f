using FsCheck;
using FsCheck.Fluent;

namespace SurveyHub.Tests;

/// <summary>No two entries that say different things have one digest.</summary>
public sealed class AuditDigestTests
{
    private static readonly Guid _id = Guid.Parse("01960000-0000-7000-8000-000000000001");

    /// <summary>Texts that a careless joining of fields would confuse.</summary>
    private static readonly string?[] _texts = [null, "", "null", "\"", "\"\"", ",", "a", "ab", "b", "a\",\"by\":\"b", "{}", "\\", "\u0000", "ế", "e\u0302\u0301"];

    [Fact]
    public void Digest_OfAnEntry_IsThatOfItsDocumentedText()
    {
        var row = Row("Hoà", "exported", "demo", null, """{"count":3}""", "");

        // printf '%s' '{"action":…}' | sha256sum
        Assert.Equal(
            CanonicalJson.Sha256("""{"action":"exported","at":"2026-03-02T05:00:00.000Z","became":"{\"count\":3}","by":"Hoà","id":"01960000-0000-7000-8000-000000000001","reason":"","subject":"demo","was":null}"""),
            row.Sha256);
    }

    [Fact]
    public void Digest_OfTwoEntries_IsTheSameOnlyWhereTheySayTheSame() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Choices(), Choices(), (a, b) =>
        a.SequenceEqual(b) == (RowOf(a).Sha256 == RowOf(b).Sha256)));

    [Fact]
    public void Digest_WithCharactersMovedIntoTheNextField_IsAnother() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyString>(), ArbMap.Default.ArbFor<string>(), (first, second) =>
        Row("x", first.Get, second ?? "", null, null, null).Sha256 != Row("x", first.Get[..^1], first.Get[^1] + second, null, null, null).Sha256));

    private static Arbitrary<int[]> Choices() => Gen.Choose(0, _texts.Length - 1).ArrayOf(6).ToArbitrary();

    private static StoredAuditEntry RowOf(int[] choice) =>
        Row(_texts[choice[0]] is { Length: > 0 } by ? by + "x" : $"{choice[0]}", _texts[choice[1]] ?? "-", _texts[choice[2]] ?? "-", _texts[choice[3]], _texts[choice[4]], _texts[choice[5]]);

    private static StoredAuditEntry Row(string by, string action, string subject, string? was, string? became, string? reason) => StoredAuditEntry.Of(new()
    {
        Id = _id,
        Done = new(by, Sample.Noon),
        Action = action,
        Subject = subject,
        Was = was,
        Became = became,
        Reason = reason,
    });
}
