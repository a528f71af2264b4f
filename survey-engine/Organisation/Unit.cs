namespace SurveyHub.Engine;

public enum UnitKind
{
    Province,

    /// <summary>Sở, ban, ngành.</summary>
    Department,

    /// <summary>Xã, phường, đặc khu: the lower of the two tiers since 1 July 2025.</summary>
    Commune,

    /// <summary>Trung tâm or điểm phục vụ hành chính công.</summary>
    ServicePoint,

    /// <summary>Đơn vị sự nghiệp công lập: hospitals, schools and the like.</summary>
    PublicServiceUnit,
}

/// <summary>An agency or service point that citizens rate.</summary>
/// <param name="Sector">What a public service unit serves, such as <c>y-te</c>; null for agencies.</param>
/// <param name="Parent">Null for the province.</param>
/// <param name="ValidTo">The last day it exists, in Viet Nam; null while it does.</param>
public sealed record Unit(Code Code, string Name, UnitKind Kind, Code? Sector, Code? Parent, DateOnly ValidFrom, DateOnly? ValidTo)
{
    public Population Population => Kind switch
    {
        UnitKind.Province or UnitKind.Department or UnitKind.Commune or UnitKind.ServicePoint => Population.Administrative,
        UnitKind.PublicServiceUnit => Population.PublicService,
    };

    public bool ExistsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

/// <summary>A field of public service, such as land or civil status.</summary>
public sealed record ServiceField(Code Code, Text Name);
