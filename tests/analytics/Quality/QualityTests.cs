namespace SurveyHub.Tests;

public sealed class QualityTests
{
    [Fact]
    public void FlagEffect_FlaggedResponses_AreCountedAndTheIndexIsGivenWithoutThem()
    {
        var structure = new IndexStructure(Sample.Version());
        var without = new Dictionary<Flag, Tally> { [Flag.Speeding] = Quality.Count(structure, (1, 1, 2), (1, 2, 5)) };

        var effects = FlagEffect.Of(Quality.Count(structure, (2, 5, 0), (1, 1, 2), (1, 2, 5)), without, structure.Overall);

        Assert.Equal(new FlagEffect(Flag.Speeding, new(2, 2, 0.5, 0.25)), effects[0]); // (2 + 1) / 6, and 1 / 4
        Assert.Equal(-0.25, effects[0].LeftOut.Difference);
        Assert.Equal([Flag.Speeding, Flag.StraightLining, Flag.Burst, Flag.OutsideHours, Flag.DuplicateText, Flag.ClockSkew], effects.Select(effect => effect.Flag));
        Assert.All(effects.Skip(1), effect => Assert.Equal((0, 0.0), (effect.LeftOut.Responses, effect.LeftOut.Difference)));
    }

    [Fact]
    public void FlagEffect_EveryResponseFlagged_LeavesNoIndex()
    {
        var structure = new IndexStructure(Sample.Version());

        var effect = FlagEffect.Of(Quality.Count(structure, (3, 5, 5)), new Dictionary<Flag, Tally> { [Flag.Speeding] = new(structure) }, structure.Overall)[0];

        Assert.Equal((new LeftOut(3, 6, 1, null), null), (effect.LeftOut, effect.LeftOut.Difference));
    }

    [Fact]
    public void ItemNonResponse_BlankAndExcludedAnswers_AreToldApart()
    {
        var structure = new IndexStructure(Sample.Version(document => document["scales"]![0]!["levels"]![2]!["meaning"] = "excluded"));

        var items = ItemNonResponse.Of(Quality.Count(structure, (1, 5, 0), (1, 3, 1), (1, 0, 0), (1, 4, 4)), structure);

        Assert.Equal((4, 3, 1, 1, 0.25, 1 / 3.0), (items[0].Responses, items[0].Given, items[0].Excluded, items[0].Blank, items[0].BlankShare, items[0].ExcludedShare));
        Assert.Equal((2, 0.5, 0), (items[1].Blank, items[1].BlankShare, items[1].ExcludedShare));
    }

    [Fact]
    public void ItemNonResponse_ItemThatIsNotAlwaysAsked_HasNoBlanks()
    {
        var structure = new IndexStructure(Sample.VersionWith("/sections/0/items/1/visibleIf", "\"c24 >= 4\""));

        var items = ItemNonResponse.Of(Quality.Count(structure, (1, 5, 4), (2, 1, 0)), structure);

        Assert.Equal((true, false), (items[0].IsAlwaysAsked, items[1].IsAlwaysAsked));
        Assert.Equal((1, null, null), (items[1].Given, items[1].Blank, items[1].BlankShare));
    }

    [Fact]
    public void ItemNonResponse_Nobody_IsNoShareAtAll()
    {
        var structure = new IndexStructure(Sample.Version());

        Assert.All(ItemNonResponse.Of(new Tally(structure), structure), item => Assert.Equal((0, null, null), (item.Blank, item.BlankShare, item.ExcludedShare)));
    }
}
