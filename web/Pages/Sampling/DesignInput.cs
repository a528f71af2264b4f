using System.Globalization;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A design as it is filled in.</summary>
public sealed class DesignInput
{
    public string? Kind { get; set; }
    public string? Size { get; set; }
    public string? Allocation { get; set; }
    public string? Least { get; set; }
    public string? Take { get; set; }
    public string? Ssus { get; set; }
    public string? Choice { get; set; }
    public string? ReservePercent { get; set; }

    /// <summary>Of the strata in their order: 0,4 is a standard deviation, 80% a share from which it follows.</summary>
    public List<string?> Deviations { get; set; } = [];

    /// <summary>For the margin that is shown, and for nothing else.</summary>
    public string? Effect { get; set; }

    public double EffectOrOne => Typed.Number(Effect) is > 0 and var effect ? effect : 1;

    /// <param name="design">Null for a first proposal.</param>
    public static DesignInput Of(DrawDesign? design, IReadOnlyList<string> strata, string? size)
    {
        design ??= new(strata.Count > 1 ? DesignKind.Stratified : DesignKind.Simple, Typed.Whole(size) ?? 0, Engine.Allocation.Proportional, 0, 10, 1, ElementChoice.Simple, 20);
        return new()
        {
            Kind = Words.Write(design.Kind),
            Size = design.Size == 0 ? "" : Write(design.Size),
            Allocation = Words.Write(design.Allocation),
            Least = Write(design.Least),
            Take = Write(design.Take),
            Ssus = Write(design.Ssus),
            Choice = Words.Write(design.Choice),
            ReservePercent = Write(design.ReservePercent),
            Deviations = [.. strata.Select(stratum => design.Deviations.TryGetValue(stratum, out var deviation) ? deviation.ToString("0.####", CultureInfo.InvariantCulture) : "")],
            Effect = design.HasStages ? "1,5" : "1",
        };
    }

    /// <summary>The design, or every number that is none.</summary>
    public Outcome<DrawDesign> Parse(IReadOnlyList<string> strata)
    {
        var problems = new List<Problem>();
        var kind = Words.Read<DesignKind>(Kind) ?? DesignKind.Simple;
        var hasStages = kind is DesignKind.TwoStage or DesignKind.ThreeStage;
        var design = new DrawDesign(
            kind, Read(nameof(Size), Size), Words.Read<Allocation>(Allocation) ?? default, kind == DesignKind.Simple ? 0 : Read(nameof(Least), Least),
            hasStages ? Read(nameof(Take), Take) : 1, kind == DesignKind.ThreeStage ? Read(nameof(Ssus), Ssus) : 1, Words.Read<ElementChoice>(Choice) ?? default, Read(nameof(ReservePercent), ReservePercent))
        {
            Deviations = strata.Zip(Deviations).Select(pair => (pair.First, Deviation: Deviation(pair.Second))).Where(pair => pair.Deviation is not null).ToDictionary(pair => pair.First, pair => pair.Deviation!.Value),
        };
        return problems.Count > 0 ? problems : design;

        int Read(string place, string? text)
        {
            if (Typed.Whole(text) is { } number)
                return number;
            problems.Add(Problem.NumberMalformed(place, text));
            return 0;
        }
    }

    private static double? Deviation(string? text) => text?.Trim() is ['0' or '1' or '2' or '3' or '4' or '5' or '6' or '7' or '8' or '9', .., '%'] percent
        ? Typed.Number(percent[..^1]) is < 100 and var share ? Math.Sqrt(share / 100 * (1 - share / 100)) : null
        : Typed.Number(text);

    private static string Write(int number) => number.ToString(CultureInfo.InvariantCulture);
}
