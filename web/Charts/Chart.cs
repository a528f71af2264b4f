using Microsoft.AspNetCore.Components;

namespace SurveyHub.Web.Charts;

/// <summary>What all charts with a table have in common.</summary>
public abstract class Chart : ComponentBase
{
    [Parameter, EditorRequired]
    public required Texts T { get; set; }

    /// <summary>Stands above it and begins what is read out; null for none.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>False where the page has the same table already.</summary>
    [Parameter]
    public bool ShowsTable { get; set; } = true;

    /// <summary>What is read out in place of the picture.</summary>
    protected string Titled(string summary) => Title is null ? summary : $"{Title}: {summary}";
}
