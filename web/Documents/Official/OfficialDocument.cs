using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>One thing of an official document, from the top down.</summary>
public abstract record DocumentPart;

/// <param name="Level">1 for I., II. …; 2 for 1., 2. … within it. The number itself is given by the program that shows the document.</param>
public sealed record HeadingPart(string Words, int Level = 1) : DocumentPart;

public enum ParagraphKind
{
    Body,

    /// <summary>One of several, with a dash.</summary>
    Listed,

    /// <summary>What a decision is founded on: italic.</summary>
    Basis,

    /// <summary>A line by itself, bold and centred.</summary>
    Centred,

    /// <summary>Below a table.</summary>
    Note,
}

/// <param name="Lead">Bold words before the others, such as "Điều 1."; null for none.</param>
public sealed record ParagraphPart(string Words, ParagraphKind Kind = ParagraphKind.Body, string? Lead = null) : DocumentPart;

/// <param name="Number">Among all tables of the document, from 1.</param>
public sealed record TablePart(int Number, ReportTable Table) : DocumentPart;

/// <summary>A chart of a document.</summary>
/// <param name="Chapter">Behind whose text it stands.</param>
/// <param name="Description">What somebody is told who does not see it.</param>
/// <param name="Svg">Self-contained; Word shows it since 2016.</param>
/// <param name="Width">In millimetres, at most what is between the margins.</param>
/// <param name="Height">In millimetres.</param>
public sealed record ReportPicture(ReportChapter Chapter, string Title, string Description, string Svg, double Width, double Height)
{
    /// <summary>What other programs show, at 200 dots an inch or more; null for nothing.</summary>
    public byte[]? Png { get; init; }

    /// <summary>What its lines and colours mean; null for nothing.</summary>
    public string? Note { get; init; }
}

/// <param name="Number">Among all pictures of the document, from 1.</param>
public sealed record PicturePart(int Number, ReportPicture Picture) : DocumentPart;

/// <summary>Behind the signature, on pages of its own.</summary>
/// <param name="Name">Phụ lục I.</param>
public sealed record Annex(string Name, string Title, bool IsLandscape, IReadOnlyList<DocumentPart> Parts);

/// <summary>An official document as NĐ 30/2020/NĐ-CP, Phụ lục I, divides it.</summary>
public sealed record OfficialDocument
{
    /// <summary>The agency above the one that issues it, a line each; empty where there is none.</summary>
    public required IReadOnlyList<string> Above { get; init; }

    /// <summary>Who issues it, a line each.</summary>
    public required IReadOnlyList<string> Issuer { get; init; }

    /// <summary>Behind the number, such as BC-SNV.</summary>
    public required string Symbol { get; init; }

    public required string Place { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>In capitals: BÁO CÁO.</summary>
    public required string Type { get; init; }

    /// <summary>Trích yếu.</summary>
    public required string Summary { get; init; }

    public required IReadOnlyList<DocumentPart> Parts { get; init; }

    public required IReadOnlyList<string> SignerTitle { get; init; }

    /// <summary>Empty where it is not known yet.</summary>
    public required string SignerName { get; init; }

    public required IReadOnlyList<string> Recipients { get; init; }

    public IReadOnlyList<Annex> Annexes { get; init; } = [];

    /// <summary>When its figures were counted.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>With "./." behind the last sentence, as the text of an official document ends.</summary>
    public static IReadOnlyList<DocumentPart> End(IReadOnlyList<DocumentPart> parts)
    {
        var last = parts.LastOrDefault(part => part is ParagraphPart { Kind: ParagraphKind.Body or ParagraphKind.Listed });
        return [.. parts.Select(part => ReferenceEquals(part, last) ? ((ParagraphPart)part) with { Words = ((ParagraphPart)part).Words.TrimEnd('.', ';', ' ') + "./." } : part)];
    }

    /// <summary>"ngày 06 tháng 4 năm 2026": days below 10, and January and February, have a zero before them.</summary>
    public static string Date(DateOnly day, Texts t) => t["official.date", Two(day.Day), day.Month <= 2 ? Two(day.Month) : $"{day.Month}", $"{day.Year}"];

    private static string Two(int number) => number.ToString("00", System.Globalization.CultureInfo.InvariantCulture);
}
