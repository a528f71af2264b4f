namespace SurveyHub.Analytics;

/// <summary>Which columns of a file say how its respondents were drawn, see <see cref="Draw"/>; null where none does.</summary>
public sealed record DesignColumns(string? Stratum = null, string? Psu = null, string? Weight = null, string? Fpc = null)
{
    public static DesignColumns None { get; } = new();

    internal IEnumerable<string> All => ((string?[])[Stratum, Psu, Weight, Fpc]).OfType<string>();
}

/// <summary>What to estimate from a file, and how.</summary>
/// <param name="By">Columns to group by; each gives the overall index of each of its values.</param>
public sealed record Analysis(IndexStructure Structure, IReadOnlyList<string> By)
{
    public DesignColumns Columns { get; init; } = DesignColumns.None;

    /// <summary>The column of the classes in which respondents stand for non-respondents, see <see cref="NonResponse"/>; null for no adjustment.</summary>
    public string? WeightingClass { get; init; }

    /// <summary>What the weights are raked to; empty for no raking.</summary>
    public IReadOnlyList<Margin> Margins { get; init; } = [];

    /// <summary>The most times the mean weight that a raked weight may be; null for no limit.</summary>
    public double? Trim { get; init; }

    /// <summary>Null: logit where there is a design, Wilson's where there is none.</summary>
    public IntervalMethod? Interval { get; init; }

    /// <summary>How many respondents a group by a sensitive item must have, see <see cref="EstimateLine.Together"/>.</summary>
    public int Floor { get; init; } = Floors.UsualFigures;

    /// <summary>Without anything that says how people were drawn, logit and beta take them for a simple random sample.</summary>
    public bool IsDesignBased => Columns != DesignColumns.None || WeightingClass is not null || Margins.Count > 0 || Interval is IntervalMethod.Logit or IntervalMethod.Beta;
}
