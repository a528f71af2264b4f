using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

public sealed class ManuscriptMergeTests
{
    private const string First = "/sections/0/items/0";

    [Fact]
    public void Merge_TwoPeopleAtTwoQuestions_KeepsBoth()
    {
        var merged = Merge([(First + "/question/vi", "\"Của tôi\"")], [("/sections/1/items/0/question/vi", "\"Của người kia\"")]);

        Assert.Empty(merged.Conflicts);
        Assert.Equal(("Của tôi", "Của người kia"), (Words(merged, First + "/question/vi"), Words(merged, "/sections/1/items/0/question/vi")));
    }

    [Fact]
    public void Merge_TwoLanguagesOfOneText_KeepsBoth()
    {
        var merged = Merge([(First + "/question/vi", "\"Dễ tìm\"")], [(First + "/question/en", "\"Easy to find\"")]);

        Assert.Empty(merged.Conflicts);
        Assert.Equal(("Dễ tìm", "Easy to find"), (Words(merged, First + "/question/vi"), Words(merged, First + "/question/en")));
    }

    [Fact]
    public void Merge_TheSameWordsChangedByBoth_KeepsMineAndTellsTheirs()
    {
        var merged = Merge([(First + "/question/vi", "\"Một\"")], [(First + "/question/vi", "\"Hai\"")]);

        Assert.Equal([new("$.sections[0].items[0].question.vi", ConflictKind.Value, "\"Một\"", "\"Hai\"")], merged.Conflicts);
        Assert.Equal("Một", Words(merged, First + "/question/vi"));
    }

    [Fact]
    public void Merge_ItemMovedByOneAndEditedByTheOther_KeepsBoth()
    {
        var moved = Change(document => Move(document, from: 1, to: 0, "gender", place: 0));

        var merged = ManuscriptMerge.Merge(Sample.Document(), moved, Change((("/sections/1/items/0/required"), "true")));

        Assert.Empty(merged.Conflicts);
        Assert.Equal(("gender", "true"), (Words(merged, First + "/code"), Words(merged, First + "/required")));
        Assert.DoesNotContain("gender", CodesIn(merged, section: 1));
    }

    [Fact]
    public void Merge_ItemRemovedByMeAndEditedByThem_IsKeptAndAConflict()
    {
        var merged = Merge([("/sections/1/items/0", "null")], [("/sections/1/items/0/question/vi", "\"Ông/bà là\"")]);

        var conflict = Assert.Single(merged.Conflicts);
        Assert.Equal(("$.sections[1].items[0]", ConflictKind.Removed, null), (conflict.Place, conflict.Kind, conflict.Mine));
        Assert.Equal("Ông/bà là", Words(merged, "/sections/1/items/0/question/vi"));
    }

    [Fact]
    public void Merge_ItemRemovedByThemAndEditedByMe_IsKeptAndAConflict()
    {
        var merged = Merge([("/sections/1/items/0/question/vi", "\"Ông/bà là\"")], [("/sections/1/items/0", "null")]);

        Assert.Equal((ConflictKind.Removed, null), Assert.Single(merged.Conflicts) is var conflict ? (conflict.Kind, conflict.Theirs) : default);
        Assert.Equal("Ông/bà là", Words(merged, "/sections/1/items/0/question/vi"));
    }

    [Fact]
    public void Merge_SectionRemovedByMeInWhichTheyEdited_StaysWithWhatTheyEdited()
    {
        var merged = Merge([("/sections/1", "null")], [("/sections/1/items/0/question/vi", "\"Ông/bà là\"")]);

        Assert.Equal(["$.sections[1]", "$.sections[1].items[0]"], merged.Conflicts.Select(conflict => conflict.Place).Order(StringComparer.Ordinal));
        Assert.Equal(["gender"], CodesIn(merged, section: 1));
    }

    [Fact]
    public void Merge_BothAddAnItemAtTheEnd_KeepsBothMineLast()
    {
        var merged = Merge([("/sections/1/items/-", Item("mine"))], [("/sections/1/items/-", Item("theirs"))]);

        Assert.Empty(merged.Conflicts);
        Assert.Equal(["gender", "channels", "comment", "theirs", "mine"], CodesIn(merged, section: 1));
    }

    [Fact]
    public void Merge_BothAddOneCode_IsAConflictOnlyWhereTheySayOtherwise()
    {
        var merged = Merge([("/sections/1/items/-", Item("age", "Tuổi"))], [("/sections/1/items/-", Item("age", "Năm sinh"))]);

        Assert.Equal([new("$.sections[1].items[3].question.vi", ConflictKind.Value, "\"Tuổi\"", "\"Năm sinh\"")], merged.Conflicts);
    }

    [Fact]
    public void Merge_ItemMovedByBothIntoTwoSections_GoesWhereIPutIt()
    {
        var before = Change(document => Sample.Set(document, "/sections/-", """{ "code": "last", "title": { "vi": "Cuối" }, "items": [] }"""));
        var (mine, theirs) = (JsonNode.Parse(before)!, JsonNode.Parse(before)!);
        Move(mine, from: 1, to: 0, "gender", place: 0);
        Move(theirs, from: 1, to: 2, "gender", place: 0);

        var merged = ManuscriptMerge.Merge(before, mine.ToJsonString(), theirs.ToJsonString());

        Assert.Equal([new("$.sections[0].items[0]", ConflictKind.Section, $"\"{Words(merged, "/sections/0/code")}\"", "\"last\"")], merged.Conflicts);
        Assert.Empty(CodesIn(merged, section: 2));
    }

    [Fact]
    public void Merge_OneMovesAnOptionTheOtherRewordsIt_KeepsBoth()
    {
        var turned = Change(document =>
        {
            var options = document["sections"]![1]!["items"]![1]!["options"]!.AsArray();
            var last = options[2]!;
            options.RemoveAt(2);
            options.Insert(0, last);
        });

        var merged = ManuscriptMerge.Merge(Sample.Document(), turned, Change(("/sections/1/items/1/options/2/label/vi", "\"Mạng xã hội\"")));

        Assert.Empty(merged.Conflicts);
        Assert.Equal(("web", "Mạng xã hội"), (Words(merged, "/sections/1/items/1/options/0/code"), Words(merged, "/sections/1/items/1/options/0/label/vi")));
    }

    [Fact]
    public void Merge_BothReorderOneList_EachExchangeOfEitherHolds()
    {
        // Before: gender, channels, comment. I put the comment first, they put the gender last: comment, channels, gender.
        var merged = ManuscriptMerge.Merge(Sample.Document(), InOrder(["comment", "gender", "channels"]), InOrder(["channels", "comment", "gender"]));

        Assert.Empty(merged.Conflicts);
        Assert.Equal(["comment", "channels", "gender"], CodesIn(merged, section: 1));
    }

    [Fact]
    public void Merge_ReorderedInContradiction_KeepsMineAndTellsTheirs()
    {
        // Before: gender, channels, comment. I exchange the last two, they the first two: channels before gender, gender before comment, comment before channels.
        string[] mine = ["gender", "comment", "channels"], theirs = ["channels", "gender", "comment"];

        var merged = ManuscriptMerge.Merge(Sample.Document(), InOrder(mine), InOrder(theirs));

        Assert.Equal(mine, CodesIn(merged, section: 1));
        Assert.Equal([new("$.sections[1].items", ConflictKind.Order, """["gender","comment","channels"]""", """["channels","gender","comment"]""")], merged.Conflicts);
    }

    [Fact]
    public void Merge_ManuscriptWithRepeatedAndMissingCodes_LosesNeither()
    {
        var unfinished = Change(document =>
        {
            Sample.Set(document, "/sections/1/items/-", Item("gender", "Lần nữa"));
            Sample.Set(document, "/sections/1/items/-", """{ "type": "text" }""");
        });

        var merged = ManuscriptMerge.Merge(Sample.Document(), unfinished, Change((First + "/required", "true")));

        Assert.Empty(merged.Conflicts);
        Assert.Equal(["gender", "channels", "comment", "gender", ""], CodesIn(merged, section: 1));
    }

    [Theory]
    [InlineData("""{ "code": "sample", "sections": 1 }""")]
    [InlineData("""{ "code": "sample", "sections": [ 1, { "items": {} } ] }""")]
    [InlineData("""{ "code": "sample" }""")]
    public void Merge_WhatIsHardlyADocument_StillKeepsWhatOneSideWrote(string mine)
    {
        var merged = ManuscriptMerge.Merge("""{ "code": "sample" }""", mine, """{ "code": "sample", "title": { "vi": "Phiếu" } }""");

        Assert.Equal("Phiếu", Words(merged, "/title/vi"));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(mine)!["sections"], JsonNode.Parse(merged.Document)!["sections"]));
    }

    private static MergedManuscript Merge((string Pointer, string Json)[] mine, (string Pointer, string Json)[] theirs) =>
        ManuscriptMerge.Merge(Sample.Document(), Change(mine), Change(theirs));

    private static string Change(params (string Pointer, string Json)[] changes) => Sample.Document(document =>
    {
        foreach (var (pointer, json) in changes)
            Sample.Set(document, pointer, json);
    });

    private static string Change(Action<JsonNode> change) => Sample.Document(change);

    private static void Move(JsonNode document, int from, int to, string code, int place)
    {
        var items = document["sections"]![from]!["items"]!.AsArray();
        var item = items.Single(item => (string?)item!["code"] == code)!;
        items.Remove(item);
        document["sections"]![to]!["items"]!.AsArray().Insert(place, item);
    }

    private static string InOrder(string[] codes) => Change(document =>
    {
        var items = document["sections"]![1]!["items"]!.AsArray();
        document["sections"]![1]!["items"] = new JsonArray([.. codes.Select(code => items.Single(item => (string?)item!["code"] == code)!.DeepClone())]);
    });

    private static string Item(string code, string words = "Câu mới") => $$"""{ "code": "{{code}}", "type": "text", "question": { "vi": "{{words}}" } }""";

    private static string? Words(MergedManuscript merged, string pointer) => pointer.Split('/')[1..]
        .Aggregate(JsonNode.Parse(merged.Document), (node, step) => node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : node?[step])?.ToString();

    private static IEnumerable<string> CodesIn(MergedManuscript merged, int section) =>
        JsonNode.Parse(merged.Document)!["sections"]![section]!["items"]!.AsArray().Select(item => (string?)item!["code"] ?? "");
}
