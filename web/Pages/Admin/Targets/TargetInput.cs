using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What the forms of a target post; named as the columns of its file are, so that problems find their inputs.</summary>
public sealed class TargetInput
{
    public string? Source { get; set; }
    public string? Article { get; set; }
    public string? Scope { get; set; }
    public string? Index { get; set; }
    public string? Filter { get; set; }
    public string? Op { get; set; }
    public string? Percent { get; set; }
    public string? Due { get; set; }
    public string? Quote { get; set; }

    public static TargetInput Of(TargetText text) => new()
    {
        Source = text.Source,
        Article = text.Article,
        Scope = text.Scope,
        Index = text.Index,
        Filter = text.Filter,
        Op = text.Operator,
        Percent = text.Percent,
        Due = text.Due,
        Quote = text.Quote,
    };

    public TargetText ToText() => new(Source, Article, Scope, Index, Filter, Op, Percent, Due, Quote);

    /// <summary>What the published versions can compute, each once.</summary>
    public static async Task<IReadOnlyList<(string Value, string Label)>> IndicesAsync(Campaigns campaigns, Texts t, CancellationToken ct) =>
    [
        .. (await campaigns.ListAsync(ct)).Select(campaign => campaign.Version).Concat(Templates.All).SelectMany(version => version.Indices)
            .DistinctBy(index => index.Code).Select(index => (index.Code.Value, $"{index.Title.In(t.Language)} ({index.Code})")),
    ];
}
