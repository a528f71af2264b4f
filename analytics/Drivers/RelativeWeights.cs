using MathNet.Numerics.LinearAlgebra;

namespace SurveyHub.Analytics;

/// <summary>How much of what is explained of an outcome is due to each predictor, also where predictors go together.</summary>
/// <remarks>
/// J. W. Johnson, "A heuristic method for estimating the relative weight of predictor variables in multiple regression", Multivariate
/// Behavioral Research 35 (2000), 1-19: with the predictors' correlations R = V·Δ²·V' and Λ = V·Δ·V', the outcome is regressed on the
/// nearest uncorrelated variables, β = Λ⁻¹·r, and these are given back to the predictors, ε = Λ[2]·β[2], [2] squaring each element.
/// </remarks>
public static class RelativeWeights
{
    /// <param name="among">The correlations of the predictors with each other; positive definite.</param>
    /// <param name="withOutcome">The correlation of each with the outcome.</param>
    /// <returns>One a predictor, none below 0; they add up to R², the share of the outcome's variance that regression on all of them explains.</returns>
    public static Vector<double> Of(Matrix<double> among, Vector<double> withOutcome)
    {
        var eigen = among.Evd(Symmetricity.Symmetric);
        var (vectors, roots) = (eigen.EigenVectors, eigen.EigenValues.Map(value => Math.Sqrt(value.Real)));
        var lambda = vectors * Matrix<double>.Build.DiagonalOfDiagonalVector(roots) * vectors.Transpose();
        var beta = vectors * (vectors.Transpose() * withOutcome).PointwiseDivide(roots);
        return lambda.PointwisePower(2) * beta.PointwisePower(2);
    }
}
