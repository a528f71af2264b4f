using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

/// <summary>What is true of every merge, tried on a real questionnaire with random edits; the seed is printed by the failing case.</summary>
public sealed class ManuscriptMergePropertyTests
{
    private static readonly string _base = Templates.Find("one-stop-counter")!.Document;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory, MemberData(nameof(Seeds))]
    public void Merge_OnlyIWrote_IsMine(int seed)
    {
        var mine = new Edits(seed).Edit(_base);

        AssertIs(mine, ManuscriptMerge.Merge(_base, mine, _base));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Merge_OnlyTheyWrote_IsTheirs(int seed)
    {
        var theirs = new Edits(seed).Edit(_base);

        AssertIs(theirs, ManuscriptMerge.Merge(_base, _base, theirs));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Merge_BothWroteTheSame_IsThat(int seed)
    {
        var same = new Edits(seed).Edit(_base);

        AssertIs(same, ManuscriptMerge.Merge(_base, same, same));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Merge_SidesExchanged_HoldsTheSameItemsAndTheSameConflicts(int seed)
    {
        var (mine, theirs) = (new Edits(seed).Edit(_base), new Edits(seed + 1000).Edit(_base));

        var (one, other) = (ManuscriptMerge.Merge(_base, mine, theirs), ManuscriptMerge.Merge(_base, theirs, mine));

        Assert.Equal(Items(one.Document).Keys.Order(StringComparer.Ordinal), Items(other.Document).Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            one.Conflicts.Select(conflict => $"{conflict.Kind} {conflict.Mine} {conflict.Theirs}").Order(StringComparer.Ordinal),
            other.Conflicts.Select(conflict => $"{conflict.Kind} {conflict.Theirs} {conflict.Mine}").Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Merge_EditsOfDifferentItems_AllSurviveWithoutAConflict(int seed)
    {
        var (mine, theirs) = (new Edits(seed, place => place % 2 == 0).Edit(_base), new Edits(seed + 1000, place => place % 2 == 1).Edit(_base));

        var merged = ManuscriptMerge.Merge(_base, mine, theirs);

        Assert.DoesNotContain(merged.Conflicts, conflict => conflict.Kind != ConflictKind.Order); // an order is everybody's
        var (before, found) = (Items(_base), Items(merged.Document));
        foreach (var side in new[] { Items(mine), Items(theirs) })
        {
            Assert.All(side.Where(item => !Same(item.Value, before.GetValueOrDefault(item.Key))), item => Assert.True(Same(item.Value, found.GetValueOrDefault(item.Key)), item.Key));
            Assert.All(before.Keys.Except(side.Keys), removed => Assert.DoesNotContain(removed, found));
        }
    }

    private static void AssertIs(string expected, MergedManuscript merged)
    {
        Assert.Empty(merged.Conflicts);
        Assert.Equal(expected, merged.Document);
    }

    private static bool Same((string Home, JsonNode Item) one, (string Home, JsonNode Item) other) => one.Home == other.Home && JsonNode.DeepEquals(one.Item, other.Item);

    private static Dictionary<string, (string Home, JsonNode Item)> Items(string document) => JsonNode.Parse(document)!["sections"]!.AsArray()
        .SelectMany(section => section!["items"]!.AsArray().Select(item => ((string)section["code"]!, item!)))
        .ToDictionary(item => (string)item.Item2["code"]!);

    /// <summary>Ten random edits to items of the base.</summary>
    /// <param name="mayTouch">By the item's place in the base; null for all.</param>
    private sealed class Edits(int seed, Func<int, bool>? mayTouch = null)
    {
        private readonly Random _random = new(seed);

        public string Edit(string document)
        {
            var root = JsonNode.Parse(document)!;
            var items = root["sections"]!.AsArray().SelectMany(section => section!["items"]!.AsArray()).Where((_, place) => mayTouch?.Invoke(place) ?? true).ToList();
            for (var i = 0; i < 10; i++)
                Touch(root, items[_random.Next(items.Count)]!, i);
            return CanonicalJson.Write(System.Text.Json.JsonSerializer.SerializeToElement(root));
        }

        private void Touch(JsonNode root, JsonNode item, int number)
        {
            if (item.Parent is not JsonArray home)
                return; // removed before
            var sections = root["sections"]!.AsArray();
            switch (_random.Next(6))
            {
                case 0:
                    item["question"]!["vi"] = $"Lời {seed}-{number}";
                    break;
                case 1:
                    item["question"]!["en"] = $"Words {seed}-{number}";
                    break;
                case 2:
                    item["required"] = _random.Next(2) == 0;
                    break;
                case 3:
                    home.Remove(item);
                    break;
                case 4:
                    home.Remove(item);
                    var other = sections[_random.Next(sections.Count)]!["items"]!.AsArray();
                    other.Insert(_random.Next(other.Count + 1), item);
                    break;
                default:
                    home.Insert(_random.Next(home.Count + 1), JsonNode.Parse($$"""{ "code": "new-{{seed}}-{{number}}", "type": "text", "question": { "vi": "Câu mới" } }"""));
                    break;
            }
        }
    }
}
