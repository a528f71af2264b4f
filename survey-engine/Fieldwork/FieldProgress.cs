namespace SurveyHub.Engine;

/// <summary>How visits and responses stand for one stratum, unit, interviewer, or for all.</summary>
/// <param name="Key">Of the stratum, unit or interviewer; empty for all and for what belongs to none.</param>
/// <param name="Planned">How many were drawn, without the reserve: as many interviews are wanted.</param>
/// <param name="Substituted">How many of those are visited through one of the reserve.</param>
/// <param name="Responses">That count for the sample: from a drawn point and not by the web. 0 where responses say nothing of it.</param>
public sealed record ProgressLine(string Key, long Planned, long Substituted, long Visited, DispositionCounts Counts, long Responses)
{
    /// <summary>What is there of what is wanted: responses, or interviews that were recorded where those run ahead.</summary>
    public long Done => Math.Max(Responses, Counts.Complete);

    public static ProgressLine Of(string key, IReadOnlyCollection<FieldElement> elements, long responses) => new(
        key, elements.Count(element => !element.IsSubstitute), elements.Count(element => element.IsReplaced), elements.Count(element => element.IsVisited),
        DispositionCounts.Of(elements.Select(element => element.Disposition)), responses);
}

/// <summary>How collection by a draw goes.</summary>
/// <param name="Pace">Of all together.</param>
/// <param name="Channels">Responses of the sample by their channel.</param>
/// <param name="Open">Responses outside it: by the web, where anybody can name a point, or from a point that was not drawn.</param>
public sealed record FieldProgress(
    ProgressLine Total, Pace Pace, IReadOnlyList<(ProgressLine Line, Pace Pace)> Strata, IReadOnlyList<ProgressLine> Units, IReadOnlyList<ProgressLine> Interviewers,
    IReadOnlyList<(Channel Channel, long Responses)> Channels, long Open)
{
    /// <param name="elements">Those looked at.</param>
    /// <param name="arrivals">Those looked at.</param>
    public static FieldProgress Of(IReadOnlyList<FieldElement> elements, IReadOnlyList<Arrivals> arrivals, (DateOnly Opens, DateOnly Closes) days, DateOnly today)
    {
        var stratumOf = elements.GroupBy(element => element.Element.Psu).ToDictionary(psu => psu.Key, psu => psu.First().Element.Stratum);
        var sampled = arrivals.Where(arrival => arrival.Channel != Channel.Web && arrival.Point is not null && stratumOf.ContainsKey(arrival.Point)).ToList();
        var ofStratum = sampled.ToLookup(arrival => stratumOf[arrival.Point!]);
        var ofUnit = sampled.ToLookup(arrival => arrival.Unit?.Value ?? "", arrival => arrival.Responses);
        return new(
            ProgressLine.Of("", elements, Sum(sampled)), PaceOf(elements, sampled),
            [.. Group(elements, element => element.Element.Stratum).Select(stratum => (ProgressLine.Of(stratum.Key, [.. stratum], Sum(ofStratum[stratum.Key])), PaceOf([.. stratum], ofStratum[stratum.Key])))],
            [.. Group(elements, element => element.Element.Unit?.Value ?? "").Select(unit => ProgressLine.Of(unit.Key, [.. unit], ofUnit[unit.Key].Sum()))],
            [.. Group(elements, element => element.Interviewer?.ToString("D") ?? "").Select(interviewer => ProgressLine.Of(interviewer.Key, [.. interviewer], 0))],
            [.. sampled.GroupBy(arrival => arrival.Channel).OrderBy(channel => channel.Key).Select(channel => (channel.Key, Sum(channel)))],
            Sum(arrivals) - Sum(sampled));

        Pace PaceOf(IReadOnlyList<FieldElement> visited, IEnumerable<Arrivals> came)
        {
            var completed = visited.Select(element => element.CompletedOn).OfType<DateOnly>().ToList();
            var responses = came.ToList();
            var isVisits = completed.Count > Sum(responses); // as ProgressLine.Done
            return Pace.Of(
                visited.Count(element => !element.IsSubstitute),
                isVisits ? completed.GroupBy(day => day).Select(day => (day.Key, (long)day.Count())) : responses.GroupBy(arrival => arrival.On).Select(day => (day.Key, Sum(day))), days, today);
        }
    }

    private static IEnumerable<IGrouping<string, FieldElement>> Group(IEnumerable<FieldElement> elements, Func<FieldElement, string> key) =>
        elements.GroupBy(key).OrderBy(group => group.Key, StringComparer.Ordinal);

    private static long Sum(IEnumerable<Arrivals> arrivals) => arrivals.Sum(arrival => arrival.Responses);
}
