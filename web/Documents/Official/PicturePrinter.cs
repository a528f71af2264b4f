using System.Text;

namespace SurveyHub.Web;

/// <summary>Draws vectors as dots by Chromium, all of them in one start: Word shows no vectors before 2016, nor do most other programs.</summary>
public sealed class PicturePrinter(MachinePrograms programs)
{
    /// <summary>For each pixel: where a picture is as wide as the text, 205 dots an inch.</summary>
    private const int Dots = 2;

    private const string Script =
        """
        onload = () => {
          for (const image of document.images) {
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [image.naturalWidth * dots, image.naturalHeight * dots];
            canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
            image.src = canvas.toDataURL();
          }
        };
        """;

    /// <returns>The same with their dots; as they were where there is no browser, or it does not draw.</returns>
    public async Task<IReadOnlyList<ReportPicture>> DrawAsync(IReadOnlyList<ReportPicture> pictures, CancellationToken ct)
    {
        if (pictures.Count == 0 || !programs.HasBrowser || await programs.ReadPageAsync(PageOf(pictures), ct) is not { } page)
            return pictures;
        var drawn = page.Split("src=\"data:image/png;base64,").Skip(1).Select(rest => Convert.FromBase64String(rest[..rest.IndexOf('"', StringComparison.Ordinal)])).ToList();
        return drawn.Count == pictures.Count ? [.. pictures.Zip(drawn, (picture, dots) => picture with { Png = dots })] : pictures;
    }

    private static string PageOf(IReadOnlyList<ReportPicture> pictures) =>
        $"<!doctype html><meta charset=\"utf-8\">{string.Concat(pictures.Select(picture => $"<img src=\"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(picture.Svg))}\">"))}<script>const dots = {Dots};\n{Script}</script>";
}
