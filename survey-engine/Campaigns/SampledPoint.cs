namespace SurveyHub.Engine;

/// <summary>A primary sampling unit (PSU) of a campaign: a collection point that was drawn, whether or not anybody answered there.</summary>
/// <remarks>A response says its point; stratum, PSU and weight follow from it, so nothing is kept of the person.</remarks>
/// <param name="PsusInStratum">Of the population, for the finite population correction; the same throughout a stratum, null for no correction.</param>
/// <param name="Weight">How many people a respondent there stands for, 0 or more; null to have it follow from the draw.</param>
public sealed record SampledPoint(Code Point, string Stratum, double? PsusInStratum, double? Weight);
