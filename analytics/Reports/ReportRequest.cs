using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>What somebody asks a report for, each name as it was typed; null or empty for all.</summary>
/// <param name="Level">Of the units that are compared; null for those that citizens named.</param>
/// <param name="Against">The campaign before; null for none.</param>
public sealed record ReportRequest(string Campaign, string? Unit, string? Field, string? Against, UnitKind? Level, PeriodKind Period);
