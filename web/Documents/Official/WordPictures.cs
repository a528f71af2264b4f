using System.Text;
using DocumentFormat.OpenXml.Office2019.Drawing.SVG;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Inlines = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using Pictures = DocumentFormat.OpenXml.Drawing.Pictures;
using Shapes = DocumentFormat.OpenXml.Drawing;

namespace SurveyHub.Web;

/// <summary>What a file has of its pictures.</summary>
public enum ShownPictures
{
    /// <summary>Dots, and vectors for Word since 2016.</summary>
    Both,

    /// <summary>For LibreOffice, which shows them only where there is nothing else; Word does not show such a file's pictures.</summary>
    Vectors,
}

/// <summary>Pictures in the line, each with words for whoever does not see it.</summary>
internal sealed class WordPictures(MainDocumentPart main, ShownPictures shown)
{
    private const double UnitsPerMillimetre = 36_000;

    private const string PictureType = "http://schemas.openxmlformats.org/drawingml/2006/picture";

    private const string VectorExtension = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";

    /// <summary>One transparent dot.</summary>
    private static readonly byte[] _nothing = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    public Paragraph Draw(PicturePart part)
    {
        var (picture, id) = (part.Picture, $"rIdPicture{part.Number}");
        var (width, height) = ((long)(picture.Width * UnitsPerMillimetre), (long)(picture.Height * UnitsPerMillimetre));
        var inside = new Pictures.Picture(
            new Pictures.NonVisualPictureProperties(new Pictures.NonVisualDrawingProperties { Id = (uint)part.Number, Name = id }, new Pictures.NonVisualPictureDrawingProperties()),
            new Pictures.BlipFill(Add(picture, id), new Shapes.Stretch(new Shapes.FillRectangle())),
            new Pictures.ShapeProperties(
                new Shapes.Transform2D(new Shapes.Offset { X = 0, Y = 0 }, new Shapes.Extents { Cx = width, Cy = height }),
                new Shapes.PresetGeometry(new Shapes.AdjustValueList()) { Preset = Shapes.ShapeTypeValues.Rectangle }));
        return new(
            new ParagraphProperties(new ParagraphStyleId { Val = "Centred" }),
            new Run(new Drawing(new Inlines.Inline(
                new Inlines.Extent { Cx = width, Cy = height },
                new Inlines.DocProperties { Id = (uint)part.Number, Name = picture.Title, Description = picture.Description },
                new Shapes.Graphic(new Shapes.GraphicData(inside) { Uri = PictureType })))));
    }

    private Shapes.Blip Add(ReportPicture picture, string id)
    {
        var vectors = Encoding.UTF8.GetBytes(picture.Svg);
        if (shown == ShownPictures.Vectors)
        {
            Add(ImagePartType.Svg, id, vectors);
            return new() { Embed = id };
        }

        Add(ImagePartType.Png, id, picture.Png ?? _nothing);
        Add(ImagePartType.Svg, id + "Vectors", vectors);
        return new(new Shapes.BlipExtensionList(new Shapes.BlipExtension(new SVGBlip { Embed = id + "Vectors" }) { Uri = VectorExtension })) { Embed = id };
    }

    private void Add(ImagePartType type, string id, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        main.AddImagePart(type, id).FeedData(stream);
    }
}
