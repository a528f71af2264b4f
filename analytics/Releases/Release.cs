using System.Runtime.CompilerServices;
using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>The responses of a campaign one by one, as they may leave the house: see <see cref="Coarsening"/> and docs/data-files.md.</summary>
public sealed class Release
{
    private readonly Database _database;
    private readonly ReleaseKeys _keys;
    private readonly Coarsening _coarsening;

    internal Release(Database database, ResponseColumns columns, Campaign campaign, UnitTree tree, PublicCells cells, int floor, DateTimeOffset asOf)
    {
        (_database, Campaign, Floor, AsOf, Columns) = (database, campaign, floor, asOf, ReleaseColumn.Of(columns.Structure));
        _keys = new(columns, campaign, tree, Columns);
        _coarsening = new(_keys, (unit, field) => cells.MayShow(new(unit, field)), floor);
        Responses = Releases.Count(columns, campaign);
    }

    public Campaign Campaign { get; }

    /// <summary>That many rows at least are alike in what they say of visit and person.</summary>
    public int Floor { get; }

    public DateTimeOffset AsOf { get; }

    /// <summary>Whether respondents were drawn: then rates of the rows are not those of the population, as no weight is told.</summary>
    public bool IsOfASample { get; internal init; }

    public IReadOnlyList<ReleaseColumn> Columns { get; }

    /// <summary>Those that count, also the ones that are left out of the file.</summary>
    public long Responses { get; }

    /// <summary>The rows by portions of those that were read; a response that is left out is null.</summary>
    /// <remarks>In the order of arrival, which tells when somebody was there: whoever writes them down mixes them.</remarks>
    public async IAsyncEnumerable<IReadOnlyList<string?[]?>> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var (answers, values) = (new AnswerCells(Columns), new int[_keys.Width]);
        await foreach (var portion in CampaignAnswers.ReadAsync(_database, Campaign, AsOf, ct))
            yield return [.. portion.Select(Row)];

        string?[]? Row(GivenAnswers given)
        {
            var cells = new string?[Columns.Count];
            (cells[0], cells[1], cells[2], cells[3], cells[4]) = (given.Day[..7], given.Unit, given.Field, given.Channel, given.Language); // as ReleaseColumn.Of has them
            answers.Read(given.Choices, cells);
            _keys.Read(cells, values);
            if (!_coarsening.Coarsen(values))
                return null;
            _keys.Write(values, cells);
            return cells;
        }
    }
}

/// <summary>Opens the responses of campaigns, from one state of the store.</summary>
public sealed class Releases(Database database, Snapshots snapshots, CampaignSamples samples, Units units, Targets targets, Floors floors)
{
    public async Task<Release> OpenAsync(Campaign campaign, CancellationToken ct)
    {
        var snapshot = await snapshots.ReadAsync(Timeout.InfiniteTimeSpan, ct);
        var (columns, tree, floor) = (snapshot.Of(campaign.Version), new UnitTree(await units.ListAsync(ct)), floors.Of(campaign).Figures);
        var counted = new CampaignColumns(columns, campaign, CampaignDesign.Of(await samples.ListAsync(campaign.Code, ct)));
        var cells = new PublicCells(counted.Cells(), tree, await targets.ListAsync(campaign, ct), columns.Structure, floor);
        return new(database, columns, campaign, tree, cells, floor, snapshot.AsOf) { IsOfASample = counted.Design is not null };
    }

    /// <summary>How many responses count.</summary>
    public async Task<long> CountAsync(Campaign campaign, CancellationToken ct) => Count((await snapshots.ReadAsync(ct)).Of(campaign.Version), campaign);

    internal static long Count(ResponseColumns columns, Campaign campaign) =>
        columns.Count(new([Filter.Is(Dimension.Campaign, campaign.Code.Value)], [], Items: [])).Groups.Sum(group => group.Responses);
}
