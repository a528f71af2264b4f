using FsCheck;
using FsCheck.Fluent;

namespace SurveyHub.Tests;

public sealed class FalseDiscoveryTests
{
    // Benjamini and Hochberg 1995: fifteen comparisons of a study of heart attacks, of which four are significant at 0.05.
    private static readonly double[] _published = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1];

    [Fact]
    public void Adjust_PublishedExample_CallsFourSignificant()
    {
        var adjusted = FalseDiscovery.Adjust(_published);

        Assert.Equal([0.0015, 0.003, 0.0095, 0.0356, 0.0603, 0.0639, 0.0639, 0.0645, 0.0765, 0.486, 0.5812, 0.7149, 0.7532, 0.8132, 1], adjusted.Select(value => Math.Round(value, 4)));
        Assert.Equal(4, adjusted.Count(value => value <= 0.05));
    }

    [Fact]
    public void Adjust_NoTests_IsNothing() => Assert.Empty(FalseDiscovery.Adjust([]));

    [Fact]
    public void Adjust_AnyTestsInAnyOrder_IsTheSmallestRateAtWhichTheStepUpRejects() => Prop.ForAll(Tests(), p =>
    {
        var adjusted = FalseDiscovery.Adjust(p);
        return p.Select((own, place) => Math.Abs(adjusted[place] - Naive(p, own)) < 1e-12).All(isSame => isSame);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Adjust_SmallerP_IsNeverAdjustedToALargerValue() => Prop.ForAll(Tests(), p =>
    {
        var inOrder = FalseDiscovery.Adjust(p).Zip(p).OrderBy(pair => pair.Second).ThenBy(pair => pair.First).Select(pair => pair.First).ToList();
        return inOrder.SequenceEqual(inOrder.Order()) && inOrder.All(value => value is >= 0 and <= 1);
    }).QuickCheckThrowOnFailure();

    private static double Naive(double[] p, double own) => p.Where(other => other >= own).Min(other => Math.Min(1, p.Length * other / p.Count(each => each <= other)));

    private static Arbitrary<double[]> Tests() => Gen.Choose(0, 1000).Select(thousandths => thousandths / 1000.0).ArrayOf().ToArbitrary();
}
