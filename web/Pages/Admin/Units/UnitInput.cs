using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What the forms of a unit post; named as the columns of its file are, so that problems find their inputs.</summary>
public sealed class UnitInput
{
    public string? Code { get; set; }
    public string? Name { get; set; }
    public string? Kind { get; set; }
    public string? Sector { get; set; }
    public string? Parent { get; set; }

    [BindProperty(Name = "valid_from")]
    public string? ValidFrom { get; set; }

    public static UnitInput Of(Unit unit) => new()
    {
        Code = unit.Code.Value,
        Name = unit.Name,
        Kind = Words.Write(unit.Kind),
        Sector = unit.Sector?.Value,
        Parent = unit.Parent?.Value,
        ValidFrom = unit.ValidFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    public UnitText ToText() => new(Code, Name, Kind, Sector, Parent, ValidFrom, ValidTo: null);
}

/// <param name="Prefix">Of the names of the inputs, such as <c>successors[0].</c></param>
/// <param name="Parents">Those to choose from.</param>
/// <param name="Usual">What the first choice of kind and parent says, which is blank.</param>
public sealed record UnitFields(UnitInput Input, string Prefix, IReadOnlyList<Unit> Parents, string Usual)
{
    public IEnumerable<(string Value, string Label)> ParentOptions => Parents.Select(unit => (unit.Code.Value, unit.Name)).Prepend(("", Usual));

    public IEnumerable<(string Value, string Label)> KindOptions(Texts t) => Enum.GetValues<UnitKind>().Select(kind => (Words.Write(kind), t.Of(kind))).Prepend(("", Usual));
}
