namespace SurveyHub.Web.Charts;

/// <summary>In what order units stand that have no place on a map.</summary>
public enum TileOrder
{
    /// <summary>The highest first, those without one last.</summary>
    Rate,
    Name,
}
