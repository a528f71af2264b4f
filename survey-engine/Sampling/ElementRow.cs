namespace SurveyHub.Engine;

/// <summary>An element as it stands in its row, with its lot where it is read with one.</summary>
internal record ElementRow
{
    /// <summary>Of <c>frame_element e</c>.</summary>
    public const string Columns = "e.number as Number, e.code as ElementCode, e.stratum as Stratum, e.psu as Psu, e.ssu as Ssu, e.unit as Unit, e.field as Field";

    /// <summary>Of <c>drawn_element d</c>.</summary>
    public const string LotColumns = "d.list as List, d.place as Place, d.probability as Probability, d.weight as Weight";

    public int Number { get; init; }
    public required string ElementCode { get; init; }
    public required string Stratum { get; init; }
    public required Code Psu { get; init; }
    public Code? Ssu { get; init; }
    public Code? Unit { get; init; }
    public Code? Field { get; init; }
    public string? List { get; init; }
    public int Place { get; init; }
    public string? Probability { get; init; }
    public string? Weight { get; init; }

    public FrameElement ToElement() => new(Number, ElementCode, Stratum, Psu, Ssu, Unit, Field);

    public DrawnElement ToDrawn() => new(ToElement(), Words.Read<DrawList>(List)!.Value, Place, ColumnTypes.ReadDouble(Probability), ColumnTypes.ReadDouble(Weight));
}
