using SurveyHub.Analytics;

namespace SurveyHub.Web;

/// <summary>A line of <c>_Breakdown</c>.</summary>
/// <param name="Address">Of the report of these people alone; null where there is none.</param>
public sealed record BreakdownRow(string Name, string? Address, Estimate Estimate);

/// <param name="Title">For whoever hears the table instead of seeing it.</param>
/// <param name="Column">What the lines are.</param>
/// <param name="Floor">Below which a figure is marked.</param>
public sealed record BreakdownTable(string Title, string Column, IReadOnlyList<BreakdownRow> Rows, int Floor);
