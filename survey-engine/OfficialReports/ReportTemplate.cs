using System.Text.Json;
using System.Text.Json.Serialization;

namespace SurveyHub.Engine;

/// <summary>The chapters that the program can write by itself, in their order.</summary>
public enum ReportChapter
{
    /// <summary>What was asked, when, of whom.</summary>
    Survey,
    Overall,
    Change,
    Targets,
    Criteria,
    Units,

    /// <summary>Harassment and unofficial payments.</summary>
    Integrity,
    Priorities,
    MendFirst,
    UnitAnnex,
    CriteriaAnnex,
    MethodAnnex,
}

/// <summary>What stands above and below an official document.</summary>
/// <param name="Authority">The agency above, a line each: "ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN". It issues the decision.</param>
/// <param name="Agency">Who writes the report, a line each: "SỞ NỘI VỤ".</param>
/// <param name="AgencyName">The same within a sentence: "Sở Nội vụ".</param>
/// <param name="Place">Before the date.</param>
/// <param name="ReportSymbol">Behind the number: BC-SNV.</param>
/// <param name="SignerTitle">A line each: "GIÁM ĐỐC", or "KT. GIÁM ĐỐC" and "PHÓ GIÁM ĐỐC".</param>
/// <param name="SignerName">Empty where it is not known yet.</param>
/// <param name="DecisionSymbol">QĐ-UBND.</param>
/// <param name="DecisionSignerName">Empty where it is not known yet.</param>
/// <param name="Recipients">A line each, without dash and semicolon.</param>
public sealed record Letterhead(
    IReadOnlyList<string> Authority, IReadOnlyList<string> Agency, string AgencyName, string Place, string ReportSymbol, IReadOnlyList<string> SignerTitle, string SignerName,
    string DecisionSymbol, IReadOnlyList<string> DecisionSignerTitle, string DecisionSignerName, IReadOnlyList<string> Recipients);

/// <summary>A chapter in the province's own words.</summary>
/// <param name="Paragraphs">At least one.</param>
/// <param name="After">Null for one before all others.</param>
public sealed record OwnChapter(string Title, IReadOnlyList<string> Paragraphs, ReportChapter? After);

/// <summary>How a province writes its official reports.</summary>
/// <param name="Chapters">Those of the program that are written.</param>
/// <param name="Own">In their order; several may stand after the same chapter.</param>
public sealed record ReportTemplate(Letterhead Letterhead, IReadOnlyList<ReportChapter> Chapters, IReadOnlyList<OwnChapter> Own)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    internal string ToJson() => CanonicalJson.Write(JsonSerializer.SerializeToElement(this, _json));

    internal static ReportTemplate OfJson(string json) => JsonSerializer.Deserialize<ReportTemplate>(json, _json)!;
}

/// <summary>The template that counts.</summary>
/// <param name="Number">From 1.</param>
public sealed record StoredReportTemplate(int Number, ReportTemplate Template, Signature Made);
