using Microsoft.AspNetCore.Mvc.ModelBinding;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A labelled input of a staff form; what is wrong with it is read from the page's <see cref="ModelStateDictionary"/> by its name.</summary>
/// <param name="AutoComplete">What a browser or password keeper may fill in, such as <c>current-password</c>; null for nothing.</param>
public sealed record Field(string Name, string Label, string? Value, string Type = "text", string? Hint = null, string? AutoComplete = null, bool Required = true)
{
    /// <summary>Which keyboard a telephone shows, such as <c>numeric</c>.</summary>
    public string? InputMode { get; init; }

    /// <summary>How many are in sight, where more than one may be written; 0 where one is all.</summary>
    public int Lines { get; init; }

    /// <summary>In characters; null for what has no limit.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Of what is written, where that is not the page's own; such as <c>en</c>.</summary>
    public string? Language { get; init; }

    /// <summary>Another than that of the name where a page has two inputs of one name.</summary>
    public string Id { get => field ?? IdOf(Name); init; }

    /// <summary>In small letters: names are the same whatever letters they have, what links lead to is not.</summary>
    public static string IdOf(string name) => name.ToLowerInvariant();
}

/// <summary>The same for a choice of a few.</summary>
public sealed record Selection(string Name, string Label, string? Value, IEnumerable<(string Value, string Label)> Options, string? Hint = null)
{
    /// <inheritdoc cref="Field.Id"/>
    public string Id { get => field ?? Field.IdOf(Name); init; }
}

public static class FieldProblems
{
    /// <summary>Says what is wrong, in the reader's words: at the input that has the problem's place for a name, or at the top of the form.</summary>
    public static void Add(this ModelStateDictionary state, params IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
            state.AddModelError(problem.Place ?? "", Texts.Current.Of(problem));
    }
}
