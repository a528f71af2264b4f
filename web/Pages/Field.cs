using Microsoft.AspNetCore.Mvc.ModelBinding;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>An input with its label; its errors are those of the model state under its name.</summary>
public sealed record Field(string Name, string Label, string? Value, string Type = "text", string? Hint = null, string? AutoComplete = null, bool Required = true);

/// <summary>The same for a choice of a few.</summary>
public sealed record Selection(string Name, string Label, string? Value, IEnumerable<(string Value, string Label)> Options, string? Hint = null);

public static class FieldProblems
{
    /// <param name="prefix">What stands in the names of the form's fields before the place that a problem names.</param>
    public static void Add(this ModelStateDictionary state, Texts t, IEnumerable<Problem> problems, string prefix = "Input.")
    {
        foreach (var problem in problems)
            state.AddModelError(problem.Place is { } place ? prefix + place : "", t.Of(problem));
    }
}
