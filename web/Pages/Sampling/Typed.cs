using System.Globalization;

namespace SurveyHub.Web;

/// <summary>Numbers as people type them: 1.000 people, 2,5 percent.</summary>
public static class Typed
{
    /// <summary>Null for what is no whole number; points, commas and blanks only part its thousands.</summary>
    public static int? Whole(string? text) =>
        int.TryParse(string.Concat((text ?? "").Where(letter => letter is not ('.' or ',' or ' ' or '\u00A0'))), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Null for what is no number of 0 or more; a comma is a point.</summary>
    public static double? Number(string? text) =>
        double.TryParse((text ?? "").Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
