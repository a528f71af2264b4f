using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>How the collection points of a campaign were drawn: each is a PSU, also one where nobody answered.</summary>
public sealed class CampaignDesign
{
    private readonly Dictionary<string, int> _places;

    /// <param name="points">At least one, as <see cref="SampleFile"/> admits them.</param>
    /// <exception cref="ArgumentException">They make no design.</exception>
    public CampaignDesign(IReadOnlyList<SampledPoint> points)
    {
        var drawn = SampleDesign.Of([.. points.Select(point => new Draw(point.Stratum, point.Point.Value, point.Weight, point.PsusInStratum))]);
        Sample = drawn.Value ?? throw new ArgumentException(string.Join("; ", drawn.Problems), nameof(points));
        _places = points.Select((point, place) => (point, place)).ToDictionary(of => of.point.Point.Value, of => of.place);
        Points = points;
    }

    public IReadOnlyList<SampledPoint> Points { get; }

    /// <summary>Its elements are the points, in their order.</summary>
    public SampleDesign Sample { get; }

    public int Strata => Points.DistinctBy(point => point.Stratum).Count();

    /// <summary>Null for a campaign without a sample: open collection.</summary>
    public static CampaignDesign? Of(IReadOnlyList<SampledPoint> points) => points.Count > 0 ? new(points) : null;

    /// <summary>Keeps responses from sampled points; the others are open answers, of which no design is known.</summary>
    internal Filter Filter => Filter.Is(Dimension.Point, _places.Keys);

    /// <summary>Among <see cref="Points"/>; null for a point that was not drawn, and for none.</summary>
    internal int? PlaceOf(string? point) => point is not null && _places.TryGetValue(point, out var place) ? place : null;
}
