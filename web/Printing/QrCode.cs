using QRCoder;

namespace SurveyHub.Web;

/// <summary>What a telephone's camera reads.</summary>
/// <param name="Path">Of an SVG, of unit squares.</param>
/// <param name="Side">How many squares a side has, with the white border that cameras need.</param>
public sealed record QrCode(string Path, int Side)
{
    public static QrCode Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        return new(string.Concat(rows.SelectMany((row, y) => Enumerable.Range(0, row.Count).Where(x => row[x]).Select(x => $"M{x} {y}h1v1h-1z"))), rows.Count);
    }
}
