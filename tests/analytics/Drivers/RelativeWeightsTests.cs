using MathNet.Numerics.LinearAlgebra;

namespace SurveyHub.Tests;

public sealed class RelativeWeightsTests
{
    [Fact]
    public void Of_ThePublishedExampleOfAnotherProgram_IsItsWeights()
    {
        // The example of relWt in R's package iopsych 0.90.1, with the output its documentation prints.
        var among = Matrix<double>.Build.DenseOfArray(new[,] { { 1, 0.2, 0.3, 0.4 }, { 0.2, 1, 0.5, 0.1 }, { 0.3, 0.5, 1, 0.2 }, { 0.4, 0.1, 0.2, 1 } });

        var weights = RelativeWeights.Of(among, Vector<double>.Build.Dense([-0.4, 0.1, -0.3, 0.4]));

        Assert.Equal([0.24066119, 0.05492664, 0.12143476, 0.28158189], weights, Near(5e-9));
    }

    [Fact]
    public void Of_UncorrelatedPredictors_IsTheSquareOfEachCorrelation() =>
        Assert.Equal([0.25, 0.09, 0], RelativeWeights.Of(Matrix<double>.Build.DenseIdentity(3), Vector<double>.Build.Dense([0.5, -0.3, 0])), Near(1e-12));

    [Fact]
    public void Of_TwoPredictors_IsTheClosedForm()
    {
        // With r12 = 0.6, Λ = [a b; b a] with a² = 0.9 and b² = 0.1; from r = (0.5, 0.3) follow β² = (0.225, 0.025).
        var weights = RelativeWeights.Of(Matrix<double>.Build.DenseOfArray(new[,] { { 1, 0.6 }, { 0.6, 1 } }), Vector<double>.Build.Dense([0.5, 0.3]));

        Assert.Equal([0.205, 0.045], weights, Near(1e-12));
    }

    private static Func<double, double, bool> Near(double tolerance) => (a, b) => Math.Abs(a - b) <= tolerance;
}
