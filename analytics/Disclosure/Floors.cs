using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>How many people must stand behind what is published, so that nobody is known by it; 1 publishes everything.</summary>
public sealed record Floors
{
    /// <summary>Where nothing else was agreed.</summary>
    public const int UsualFigures = 5, UsualComments = 10;

    public Floors(int figures = UsualFigures, int comments = UsualComments)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(figures, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(comments, figures); // what people wrote says more of them than what they ticked
        (Figures, Comments) = (figures, comments);
    }

    public int Figures { get; }

    public int Comments { get; }

    /// <summary>Those of a campaign, whose plan may ask for more people than the rest of the site, never for fewer.</summary>
    public Floors Of(Campaign campaign) => campaign.Plan is not { } plan ? this
        : new(Math.Max(Figures, plan.FiguresFloor ?? 1), Math.Max(Math.Max(Figures, plan.FiguresFloor ?? 1), Math.Max(Comments, plan.CommentsFloor ?? 1)));
}
