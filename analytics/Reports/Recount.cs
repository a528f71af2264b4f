using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Works out the public figures of a campaign from its responses alone, whatever was counted before: for what is to be kept, and to check what was.</summary>
public sealed class Recount(Database database, Questionnaires questionnaires, CampaignSamples samples, Units units, Targets targets)
{
    private const int RowsAtOnce = 20_000;

    /// <param name="erratum">Counted as if it had been done; null for the responses as they are.</param>
    /// <param name="floor">See <see cref="Floors.Figures"/>.</param>
    /// <param name="asOf">What the figures say of themselves.</param>
    /// <returns>Of the whole province.</returns>
    public async Task<Results> ReadAsync(Campaign campaign, Erratum? erratum, int floor, DateTimeOffset asOf, CancellationToken ct)
    {
        var organisation = await units.ListAsync(ct);
        var (tree, demanded) = (new UnitTree(organisation), await targets.ListAsync(campaign.Version, ct));
        var columns = new CampaignColumns(await CountAsync(campaign, erratum, ct), campaign, CampaignDesign.Of(await samples.ListAsync(campaign.Code, ct)));
        var cells = new PublicCells(columns.Cells(), tree, demanded, columns.Structure, floor);
        return Results.Of(columns, new(null, null), tree, demanded, cells, asOf) with { Root = await CampaignResults.FindRootAsync(database, asOf, ct) };
    }

    private async Task<ResponseColumns> CountAsync(Campaign campaign, Erratum? erratum, CancellationToken ct)
    {
        var structure = new IndexStructure(campaign.Version);
        var (builder, rows) = (new ColumnsBuilder(structure), new ResponseRows(database, questionnaires));
        HashSet<Guid> leftOut = [.. (await ResponseDecisions.ListExcludedAsync(database, campaign, ct)).Except(erratum?.Restore ?? []), .. erratum?.Exclude ?? []];
        await foreach (var ids in Responses.StreamIdsAsync(database, campaign.Code, ct).Chunk(RowsAtOnce).WithCancellation(ct))
        {
            foreach (var response in await rows.FindAsync(ids, ct))
            {
                builder.Add(response.Answers, response.Facts);
                if (leftOut.Contains(response.Id))
                    builder.Add(SegmentKind.Excluded, response.Answers, response.Facts);
            }
        }

        Add(builder, structure, erratum?.Admit ?? []);
        return builder.Build();
    }

    private static void Add(ColumnsBuilder builder, IndexStructure structure, IReadOnlyList<Response> admitted)
    {
        var (reader, row) = (new AnswerReader(structure), new byte[structure.Columns.All.Count]);
        foreach (var response in admitted)
        {
            var (submission, visit) = (response.Submission, response.Submission.Visit);
            reader.Read(response.Answers.Choices, row);
            builder.Add(row, new ResponseFacts(
                response.Campaign.Value, visit.Unit?.Value, visit.Field?.Value, visit.Point?.Value, Words.Write(submission.Channel), submission.Language,
                response.ReceivedAt.DayInVietnam().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Flags: null));
        }
    }
}
