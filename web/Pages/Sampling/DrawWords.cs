using System.Globalization;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>How designs are told.</summary>
public static class DrawWords
{
    /// <summary>540, three stages, equal shares, 20 % in reserve.</summary>
    public static string Of(this Texts t, DrawDesign design) => t[
        design.Kind switch
        {
            DesignKind.Simple => "sampling.told-simple",
            DesignKind.Stratified => "sampling.told-stratified",
            DesignKind.TwoStage => "sampling.told-two-stage",
            DesignKind.ThreeStage => "sampling.told-three-stage",
        },
        t.Count(design.Size), t[$"sampling.allocation.{Words.Write(design.Allocation)}"], design.Take, design.Ssus, design.ReservePercent];

    /// <summary>A number as it is stored; null for none.</summary>
    public static double? Stored(this Texts _, string? number) => number is null ? null : double.Parse(number, CultureInfo.InvariantCulture);
}
