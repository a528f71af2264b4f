namespace SurveyHub.Web;

/// <summary>A labelled input of a form for staff, as <c>Shared/_Field</c> shows it with its error.</summary>
public sealed record Field(string Name, string Label, string? Value, string Type = "text", string? Hint = null, string? AutoComplete = null, bool Required = true);
