using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace SurveyHub.Tests;

/// <summary>Random valid documents: the sample with other words, options, kinds, orders and omissions.</summary>
public sealed class VersionComparisonPropertyTests
{
    private static readonly string[] _words = ["Hài lòng", "Không hài lòng", "Nam", "Nữ", "18-25", "<", "★", "Đất đai"];

    [Fact]
    public void Compare_AVersionAndItselfReadAgain_IsEmptyAndSafe() => Prop.ForAll(Seeds(), seed =>
    {
        var (one, same) = (Random(seed), Random(seed));
        return VersionComparison.Compare(one, same).Count == 0 && CodePermanence.Check([one], same).Count == 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Compare_TwoVersions_NeverThrowsAndTouchesOnlyItemsOfTheOlder() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Seeds(), Seeds(), (a, b) =>
    {
        var (older, newer) = (Random(a), Random(b));
        CodePermanence.Check([older, Random(a ^ b), newer], older);
        return VersionComparison.Compare(older, newer).All(change =>
            change.Items.All(code => older.Find(code) is not null) && (change.Differences.Count == 0) == (change.Class is ChangeClass.Added or ChangeClass.Removed));
    }));

    [Fact]
    public void Compare_ThereAndBack_FindsTheSamePlacesAddedAsRemoved() => Prop.ForAll(Seeds(), Seeds(), (a, b) =>
    {
        var (one, other) = (Random(a), Random(b));
        return Places(one, other, ChangeClass.Added).SetEquals(Places(other, one, ChangeClass.Removed));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Settle_WithADecisionForEachChange_IsSettledOrRefusedWithReasons() => Prop.ForAll(Seeds(), Seeds(), (a, b) =>
    {
        var (older, newer) = (Random(a), Random(b, number: 2));
        var decisions = VersionComparison.Compare(older, newer).Where(change => change.NeedsDecision).Select(change => new Decision(change.Place, ChangeClass.Comparable, "vì")).ToList();
        var settled = Settlement.Of([older], newer, decisions, Sample.Signed());
        return settled.Problems.All(problem => CodePermanence.Check([older], newer).Any(found => found.Problem == problem));
    }).QuickCheckThrowOnFailure();

    private static Arbitrary<int> Seeds() => Gen.Choose(0, int.MaxValue).ToArbitrary();

    private static HashSet<string> Places(QuestionnaireVersion older, QuestionnaireVersion newer, ChangeClass wanted) =>
        [.. VersionComparison.Compare(older, newer).Where(change => change.Class == wanted).Select(change => change.Place)];

    private static QuestionnaireVersion Random(int seed, int number = 1)
    {
        var random = new Random(seed);
        return Sample.Version(document =>
        {
            document["version"] = number;
            foreach (var section in document["sections"]!.AsArray())
                Change(section!["items"]!.AsArray(), random);
            var levels = document["scales"]![0]!["levels"]!.AsArray();
            if (random.Next(3) == 0)
                levels.RemoveAt(random.Next(levels.Count));
            if (random.Next(3) == 0)
                levels[0]!["meaning"] = "excluded";
            Shuffle(levels, random);
        });
    }

    private static void Change(JsonArray items, Random random)
    {
        foreach (var item in items)
        {
            if (random.Next(2) == 0)
                item!["question"]!["vi"] = _words[random.Next(_words.Length)];
            if (item!["options"] is JsonArray options && random.Next(2) == 0)
                options[0]!["label"]!["vi"] = _words[random.Next(_words.Length)];
            if (item["type"]!.GetValue<string>() == "text" && random.Next(2) == 0)
                (item["type"], _) = ("yes-no", item.AsObject().Remove("maxLength"));
        }

        if (random.Next(2) == 0)
            items.RemoveAt(random.Next(items.Count));
        Shuffle(items, random);
    }

    private static void Shuffle(JsonArray list, Random random)
    {
        var nodes = list.ToList();
        list.Clear();
        foreach (var node in nodes.OrderBy(_ => random.Next()))
            list.Add(node);
    }
}
