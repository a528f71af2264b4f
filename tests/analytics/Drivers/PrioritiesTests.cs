namespace SurveyHub.Tests;

public sealed class PrioritiesTests
{
    private static readonly IndexStructure _structure = new(JointCounts.Version());

    [Fact]
    public void Of_ADemand_IsTheCutOfPerformance()
    {
        var priorities = Priorities.Of([Driver(0, 0.4, 85), Driver(1, 0.4, 79), Driver(2, 0.1, 99), Driver(3, 0.1, 50)], new Demand(80, OrEqual: false))!;

        Assert.Equal((80, 0.25), (priorities.Performance, priorities.Importance));
        Assert.Equal([("d2", Quadrant.MendFirst), ("d1", Quadrant.KeepUp), ("d4", Quadrant.LowPriority), ("d3", Quadrant.PossibleOverkill)], Show(priorities));
    }

    [Fact]
    public void Of_NoDemand_CutsAtTheMeanPerformance()
    {
        var priorities = Priorities.Of([Driver(0, 0.6, 80), Driver(1, 0.3, 60), Driver(2, 0.1, 40)])!;

        Assert.Equal(60, priorities.Performance);
        Assert.Equal([("d1", Quadrant.KeepUp), ("d3", Quadrant.LowPriority), ("d2", Quadrant.PossibleOverkill)], Show(priorities));
    }

    [Theory]
    [InlineData(true, Quadrant.KeepUp)]
    [InlineData(false, Quadrant.MendFirst)]
    public void Of_ExactlyTheDemand_PerformsWellWhereThatIsEnough(bool orEqual, Quadrant expected) =>
        Assert.Equal(expected, Assert.Single(Priorities.Of([Driver(0, 1, 80)], new Demand(80, orEqual))!.Order).Quadrant);

    [Fact]
    public void Of_CriteriaAlikeInAll_AreImportantAndPerformAsTheMeanDoes()
    {
        var third = new TopBox(1, 3);

        var priorities = Priorities.Of([.. Enumerable.Range(0, 6).Select(place => new Driver(_structure.Items[place], 1 / 6.0, (1 / 6.0) - 1e-16, IsConstant: false, third))])!;

        Assert.All(priorities.Order, priority => Assert.Equal(Quadrant.KeepUp, priority.Quadrant));
    }

    [Fact]
    public void Of_SeveralToMend_BeginsWhereMostIsToBeGained()
    {
        // Importance times what is missing: 0.3 · 10 = 3, 0.25 · 20 = 5, 0.35 · 1 = 0.35.
        var priorities = Priorities.Of([Driver(0, 0.3, 80), Driver(1, 0.25, 70), Driver(2, 0.35, 89), Driver(3, 0.1, 95)], new Demand(90, OrEqual: true))!;

        Assert.Equal(["d2", "d1", "d3"], Show(priorities).Where(shown => shown.Quadrant == Quadrant.MendFirst).Select(shown => shown.Code));
    }

    [Fact]
    public void Of_ACriterionWithoutImportance_HasNoQuadrantAndStandsLast()
    {
        var priorities = Priorities.Of([new Driver(_structure.Items[0], 0, 0, IsConstant: true, new(0, 100)), Driver(1, 0.5, 90), Driver(2, 0.5, 80)])!;

        Assert.Equal((85, 0.5), (priorities.Performance, priorities.Importance));
        Assert.Equal([("d3", Quadrant.MendFirst), ("d2", Quadrant.KeepUp), ("d1", null)], Show(priorities));
    }

    [Fact]
    public void Of_NoImportanceKnown_IsNoAnswer() => Assert.Null(Priorities.Of([new Driver(_structure.Items[0], 0, 0, IsConstant: true, new(5, 5))]));

    private static Driver Driver(int place, double importance, long percent) => new(_structure.Items[place], importance / 2, importance, IsConstant: false, new(percent, 100));

    private static IEnumerable<(string Code, Quadrant? Quadrant)> Show(Priorities priorities) => priorities.Order.Select(priority => (priority.Driver.Scope.Code, priority.Quadrant));
}
