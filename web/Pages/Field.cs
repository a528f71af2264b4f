using Microsoft.AspNetCore.Mvc.ModelBinding;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A labelled input of a form for staff, as <c>Shared/_Field</c> shows it with its error.</summary>
public sealed record Field(string Name, string Label, string? Value, string Type = "text", string? Hint = null, string? AutoComplete = null, bool Required = true);

public static class FieldErrors
{
    /// <summary>Each problem at the input that it is about, in the reader's words.</summary>
    public static void Add(this ModelStateDictionary state, IEnumerable<Problem> problems, Texts t)
    {
        foreach (var problem in problems)
            state.AddModelError(problem.Place ?? "", t.Of(problem));
    }
}
