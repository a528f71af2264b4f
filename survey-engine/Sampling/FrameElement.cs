namespace SurveyHub.Engine;

/// <summary>One of the population: a file that was completed, or a household.</summary>
/// <param name="Number">Its place in the frame, from 1.</param>
/// <param name="Code">As the list calls it, such as the number of a file.</param>
/// <param name="Psu">The primary sampling unit: where people are drawn by places, the place; a collection point of the campaign once it is drawn.</param>
/// <param name="Ssu">The secondary sampling unit within it, such as a village; null where the design has no such stage.</param>
/// <param name="Unit">The agency it is about; null where the list does not say.</param>
/// <param name="Field">Null where the list does not say.</param>
public sealed record FrameElement(int Number, string Code, string Stratum, Code Psu, Code? Ssu, Code? Unit, Code? Field);
