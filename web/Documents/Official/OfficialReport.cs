using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The report that a province files, "BÁO CÁO Kết quả đo lường sự hài lòng …": chapters, tables and annexes by its template.</summary>
public sealed class OfficialReport
{
    private readonly CampaignReport _report;
    private readonly Texts _t;
    private readonly List<DocumentPart> _parts = [];
    private readonly List<Annex> _annexes = [];
    private readonly Dictionary<string, ReportTable> _tables;
    private readonly ILookup<ReportChapter, ReportPicture> _pictures;
    private int _tabled;
    private int _pictured;

    private OfficialReport(CampaignReport report, IReadOnlyList<ReportPicture> pictures, Texts t)
    {
        (_report, _t, _pictures) = (report, t, pictures.ToLookup(picture => picture.Chapter));
        _tables = PrintableTables.Of(report, t).ToDictionary(table => table.Code, StringComparer.Ordinal);
    }

    /// <param name="day">That it bears.</param>
    /// <param name="pictures">Those of chapters that the template has not are left out.</param>
    public static OfficialDocument Of(CampaignReport report, ReportTemplate template, IReadOnlyList<ReportPicture> pictures, DateOnly day, Texts t)
    {
        var (letterhead, written) = (template.Letterhead, new OfficialReport(report, pictures, t));
        written.WriteOwn(template, after: null);
        foreach (var chapter in Enum.GetValues<ReportChapter>())
        {
            if (template.Chapters.Contains(chapter))
                written.Write(chapter);
            written.WriteOwn(template, chapter);
        }

        return new()
        {
            Above = letterhead.Authority,
            Issuer = letterhead.Agency,
            Symbol = letterhead.ReportSymbol,
            Place = letterhead.Place,
            Day = day,
            Type = t["official.report-type"],
            Summary = SummaryOf(report, t),
            Parts = OfficialDocument.End(written._parts),
            Annexes = written._annexes,
            SignerTitle = letterhead.SignerTitle,
            SignerName = letterhead.SignerName,
            Recipients = letterhead.Recipients,
            AsOf = report.Results.AsOf,
        };
    }

    /// <summary>Trích yếu: of what and of which year.</summary>
    internal static string SummaryOf(CampaignReport report, Texts t)
    {
        var of = report.Filter.Unit is { } unit ? report.Tree.Known(unit)?.Name ?? unit.Value : t["official.agencies"];
        var last = report.Results.AsOf.DayInVietnam() is var today && today < report.Campaign.Closes ? today : report.Campaign.Closes;
        var within = report.Field is { } field ? t["official.summary-field", of, field.Name.In(t.Language)] : of;
        return t["official.summary", within, last.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)];
    }

    private void Write(ReportChapter chapter)
    {
        var sentences = ReportText.Of(chapter, _report, _t);
        switch (chapter)
        {
            case ReportChapter.UnitAnnex:
                AddAnnex("official.annex-units", isLandscape: true, TablesOf("units"));
                break;
            case ReportChapter.CriteriaAnnex:
                AddAnnex("official.annex-criteria", isLandscape: true, [.. TablesOf("factors"), .. TablesOf("items")]);
                break;
            case ReportChapter.MethodAnnex:
                AddAnnex("official.annex-method", isLandscape: false, [.. sentences.Select(words => new ParagraphPart(words))]);
                break;
            case ReportChapter.Overall:
                AddChapter(chapter, sentences, TablesOf("contents"));
                break;
            case ReportChapter.Targets:
                AddChapter(chapter, sentences, TablesOf("targets"));
                break;
            case ReportChapter.Change:
                AddChapter(chapter, sentences, TablesOf("change"));
                break;
            case ReportChapter.Priorities:
                AddChapter(chapter, sentences, TablesOf("priorities"));
                break;
            case ReportChapter.Survey or ReportChapter.Criteria or ReportChapter.Units or ReportChapter.Integrity or ReportChapter.MendFirst:
                AddChapter(chapter, sentences, []);
                break;
        }
    }

    /// <remarks>A chapter with nothing to say is not there: no heading stands over nothing.</remarks>
    private void AddChapter(ReportChapter chapter, IReadOnlyList<string> sentences, IReadOnlyList<DocumentPart> behind)
    {
        if (sentences.Count == 0)
            return;
        var isList = chapter is ReportChapter.Targets or ReportChapter.MendFirst;
        _parts.Add(new HeadingPart(_t["official.chapter." + Words.Write(chapter)]));
        _parts.AddRange(sentences.Select((words, i) => new ParagraphPart(words, isList && i > 0 ? ParagraphKind.Listed : ParagraphKind.Body)));
        _parts.AddRange(behind);
        foreach (var picture in _pictures[chapter])
            _parts.AddRange([new PicturePart(++_pictured, picture), .. picture.Note is { } note ? [new ParagraphPart(note, ParagraphKind.Note)] : (DocumentPart[])[]]);
    }

    private void AddAnnex(string title, bool isLandscape, IReadOnlyList<DocumentPart> parts)
    {
        if (parts.Count > 0)
            _annexes.Add(new(_t["official.annex", Roman(_annexes.Count + 1)], _t[title], isLandscape, parts));
    }

    private void WriteOwn(ReportTemplate template, ReportChapter? after)
    {
        foreach (var own in template.Own.Where(own => own.After == after))
        {
            IReadOnlyList<DocumentPart> paragraphs = [.. own.Paragraphs.Select(words => new ParagraphPart(words))];
            if (after is ReportChapter.UnitAnnex or ReportChapter.CriteriaAnnex or ReportChapter.MethodAnnex)
                _annexes.Add(new(_t["official.annex", Roman(_annexes.Count + 1)], own.Title, IsLandscape: false, paragraphs));
            else
                _parts.AddRange([new HeadingPart(own.Title), .. paragraphs]);
        }
    }

    /// <summary>The table with its number, and what must be known of it; none where it has no row.</summary>
    private IReadOnlyList<DocumentPart> TablesOf(string code)
    {
        if (_tables.GetValueOrDefault(code) is not { Rows.Count: > 0 } table)
            return [];
        return [new TablePart(++_tabled, table), .. table.Note is { } note ? [new ParagraphPart(note, ParagraphKind.Note)] : (DocumentPart[])[]];
    }

    private static string Roman(int number) => number switch { < 4 => new string('I', number), 4 => "IV", < 9 => "V" + new string('I', number - 5), 9 => "IX", _ => "X" + (number > 10 ? Roman(number - 10) : "") };
}
