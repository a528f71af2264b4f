using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What the form of a template posts; named as <see cref="ReportTemplateText"/> is, so that problems find their inputs.</summary>
public sealed class ReportTemplateInput
{
    /// <summary>The number of the template that is changed; 0 where there was none.</summary>
    public int Was { get; set; }

    public string? Authority { get; set; }
    public string? Agency { get; set; }
    public string? AgencyName { get; set; }
    public string? Place { get; set; }
    public string? ReportSymbol { get; set; }
    public string? SignerTitle { get; set; }
    public string? SignerName { get; set; }
    public string? DecisionSymbol { get; set; }
    public string? DecisionSignerTitle { get; set; }
    public string? DecisionSignerName { get; set; }
    public string? Recipients { get; set; }

    /// <summary>Words of <see cref="ReportChapter"/>.</summary>
    public List<string> Chapters { get; set; } = [];

    /// <summary>A blank one is none, and the last is always blank: to be filled in without script.</summary>
    public List<OwnChapterInput> Own { get; set; } = [];

    public static ReportTemplateInput Of(ReportTemplateText text, int was)
    {
        var input = new ReportTemplateInput
        {
            Was = was,
            Authority = text.Authority,
            Agency = text.Agency,
            AgencyName = text.AgencyName,
            Place = text.Place,
            ReportSymbol = text.ReportSymbol,
            SignerTitle = text.SignerTitle,
            SignerName = text.SignerName,
            DecisionSymbol = text.DecisionSymbol,
            DecisionSignerTitle = text.DecisionSignerTitle,
            DecisionSignerName = text.DecisionSignerName,
            Recipients = text.Recipients,
            Chapters = [.. text.Chapters],
            Own = [.. text.Own.Select(own => new OwnChapterInput { Title = own.Title, Body = own.Body, After = own.After })],
        };
        input.AddBlank();
        return input;
    }

    public void AddBlank()
    {
        if (Own.Count == 0 || !string.IsNullOrWhiteSpace(Own[^1].Title) || !string.IsNullOrWhiteSpace(Own[^1].Body))
            Own.Add(new());
    }

    public ReportTemplateText ToText() => new(
        Authority, Agency, AgencyName, Place, ReportSymbol, SignerTitle, SignerName, DecisionSymbol, DecisionSignerTitle, DecisionSignerName, Recipients, Chapters,
        [.. Own.Select(own => new OwnChapterText(own.Title, own.Body, own.After))]);
}

public sealed class OwnChapterInput
{
    public string? Title { get; set; }

    /// <summary>A paragraph each line.</summary>
    public string? Body { get; set; }

    /// <summary>The word of a chapter; blank for before all others.</summary>
    public string? After { get; set; }
}
