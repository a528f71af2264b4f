using System.Text.Json;
using System.Text.Json.Serialization;

namespace SurveyHub.Engine;

public enum DesignKind
{
    /// <summary>Elements from the whole frame at once.</summary>
    Simple,

    /// <summary>Elements from each stratum.</summary>
    Stratified,

    /// <summary>In each stratum PSUs, and elements in each of them.</summary>
    TwoStage,

    /// <summary>In each stratum PSUs, in each of them SSUs, and elements in each of those.</summary>
    ThreeStage,
}

/// <summary>How elements are chosen from one list.</summary>
public enum ElementChoice
{
    /// <summary>Each set of them is as likely as the other.</summary>
    Simple,

    /// <summary>At equal distances from a random start.</summary>
    Systematic,
}

/// <summary>How a sample is drawn.</summary>
/// <param name="Size">How many elements, without the reserve.</param>
/// <param name="Take">Elements of each place that is chosen; 1 where there are no stages.</param>
/// <param name="Ssus">SSUs of each PSU that is chosen; 1 where there is no such stage.</param>
/// <param name="Least">Elements of a stratum at least, as far as it has so many.</param>
/// <param name="ReservePercent">How many are held in reserve for each hundred drawn, 0 to 200.</param>
public sealed record DrawDesign(DesignKind Kind, int Size, Allocation Allocation, int Least, int Take, int Ssus, ElementChoice Choice, int ReservePercent)
{
    public const int MostReservePercent = 200;

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };

    /// <summary>Of the way chance is used, see <see cref="Lots"/>: a draw of one version is never repeated by another.</summary>
    public int Version { get; init; } = Lots.Version;

    /// <summary>Of the strata, above 0, for <see cref="Allocation.Neyman"/>; that of a share p is the root of p (1 - p).</summary>
    public IReadOnlyDictionary<string, double> Deviations { get; init; } = new Dictionary<string, double>();

    /// <summary>Elements that are taken each time a PSU is chosen.</summary>
    [JsonIgnore]
    public int Cluster => Kind switch
    {
        DesignKind.Simple or DesignKind.Stratified => 1,
        DesignKind.TwoStage => Take,
        DesignKind.ThreeStage => Ssus * Take,
    };

    [JsonIgnore]
    public bool HasStages => Kind is DesignKind.TwoStage or DesignKind.ThreeStage;

    public string ToJson() => JsonSerializer.Serialize(this, _json);

    /// <exception cref="JsonException">The text was not written by <see cref="ToJson"/>.</exception>
    public static DrawDesign Read(string json) => JsonSerializer.Deserialize<DrawDesign>(json, _json) ?? throw new JsonException("null");

    /// <summary>What is wrong with the numbers by themselves, whatever the frame.</summary>
    internal IEnumerable<Problem> Check()
    {
        if (Size < 1)
            yield return Problem.NumberOutOfRange(nameof(Size), 1, int.MaxValue);
        if (Least < 0)
            yield return Problem.NumberOutOfRange(nameof(Least), 0, int.MaxValue);
        if (HasStages && Take is < 1 or > 10_000)
            yield return Problem.NumberOutOfRange(nameof(Take), 1, 10_000);
        if (Kind == DesignKind.ThreeStage && Ssus is < 1 or > 1000)
            yield return Problem.NumberOutOfRange(nameof(Ssus), 1, 1000);
        if (ReservePercent is < 0 or > MostReservePercent)
            yield return Problem.NumberOutOfRange(nameof(ReservePercent), 0, MostReservePercent);
    }
}
