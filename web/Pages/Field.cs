namespace SurveyHub.Web;

/// <summary>A labelled input of a staff form, shown with its error by <c>_Field</c>.</summary>
public sealed record Field(string Name, string Label, string? Value, string Type = "text", string? Hint = null, string? AutoComplete = null, bool Required = true);
