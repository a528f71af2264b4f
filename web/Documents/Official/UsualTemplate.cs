using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>How reports are written where the province has saved nothing else: by Sở Nội vụ, with all chapters.</summary>
public static class UsualTemplate
{
    /// <param name="province">Tỉnh Hưng Yên, Thành phố Huế; null where none is chosen yet.</param>
    public static ReportTemplate Of(string? province, Texts t)
    {
        var (name, kind) = (province ?? t["official.usual-province"], t["official.usual-committee"]);
        return new(
            new(
                [kind, name.ToUpper(t.Culture)], [t["official.usual-agency"]], t["official.usual-agency-name"], PlaceOf(name), t["official.usual-symbol"], [t["official.usual-signer"]], "",
                t["official.usual-decision-symbol"], [t["official.usual-decision-signer"]], "", [.. t["official.usual-recipients"].Split('|')]),
            Enum.GetValues<ReportChapter>(), []);
    }

    /// <summary>The name that stands before a date: without the word for what it is.</summary>
    private static string PlaceOf(string province) =>
        ((string[])["Tỉnh ", "Thành phố "]).Where(kind => province.StartsWith(kind, StringComparison.OrdinalIgnoreCase)).Select(kind => province[kind.Length..]).FirstOrDefault() ?? province;
}
