namespace SurveyHub.Analytics;

/// <summary>The sample behind the figures.</summary>
/// <param name="Psus">All that were drawn.</param>
/// <param name="Answering">Those of them with responses among the ones looked at.</param>
/// <param name="Outside">Responses from other points, or from none: open answers, which are in no figure.</param>
public sealed record SampleResult(int Strata, int Psus, int Answering, long Outside);

/// <summary>The estimates of a part of a campaign: by its design where it has one, from the responses of the sampled points; else from all, as open collection.</summary>
internal sealed class PartEstimates
{
    private readonly IndexStructure _structure;
    private readonly SampledPsus? _psus;

    public PartEstimates(CampaignColumns columns, CampaignPart part)
    {
        _structure = columns.Structure;
        if (columns.Design is not { } design)
        {
            Tally = columns.Sum(part);
            return;
        }

        Tally = new(_structure);
        var (tallies, outside) = (design.Points.Select(_ => new Tally(_structure)).ToList(), 0L);
        foreach (var group in columns.Count(part, Grouping.By(Dimension.Point)).Groups)
        {
            if (design.PlaceOf(group.Keys[0]) is { } place)
                tallies[place].Add(group.Tally);
            else
                outside += group.Responses;
        }

        tallies.ForEach(Tally.Add);
        _psus = new(tallies, design.Sample);
        Sample = new(design.Strata, tallies.Count, tallies.Count(tally => tally.Responses > 0), outside);
    }

    /// <summary>The counts behind the figures.</summary>
    public Tally Tally { get; }

    /// <summary>Null for open collection.</summary>
    public SampleResult? Sample { get; }

    public Estimate Of(Scope scope)
    {
        if (_psus is null)
            return Estimate.Of(Tally, scope);
        var rate = _psus.Of(_structure.Rate, scope);
        return Estimate.OfRate(Tally, scope, rate, _structure.Definition.IsRate ? rate?.Figure : _psus.Of(_structure.Definition, scope)?.Figure);
    }
}
