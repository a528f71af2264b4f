using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>The columns of this process, brought up to date whenever somebody reads them.</summary>
public sealed class Snapshots : IDisposable
{
    /// <summary>How long a reader waits for the newest before taking what there is.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    /// <summary>So many rows more are worth writing a new list.</summary>
    private const long RowsToSave = 50_000;

    private readonly TimeProvider _clock;
    private readonly SnapshotFiles? _files;
    private readonly ResponseRows _rows;
    private readonly ResponseFeed _feed;
    private readonly Dictionary<(string Questionnaire, int Version), ColumnsBuilder> _builders = [];
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _gate = new();
    private Task<Snapshot>? _next; // has not begun to read
    private volatile Snapshot? _current;
    private Watermark? _mark; // null until files were looked at
    private long _unsaved;

    /// <param name="files">Where they are kept between starts; null for nowhere.</param>
    public Snapshots(Database database, Questionnaires questionnaires, TimeProvider clock, SnapshotFiles? files)
    {
        (_clock, _files, _rows) = (clock, files, new(database, questionnaires));
        _feed = new(database, _rows);
    }

    /// <summary>Everything that was committed before this is called, or, where that takes too long or the store is away, what was there before.</summary>
    /// <exception cref="StoreAwayException">Nothing was read yet: the store is away, or so full that the first reading goes on.</exception>
    public Task<Snapshot> ReadAsync(CancellationToken ct) => ReadAsync(_patience, ct);

    /// <param name="patience">How long to wait for the newest; infinite where nobody waits for a page.</param>
    /// <exception cref="StoreAwayException">As above.</exception>
    public async Task<Snapshot> ReadAsync(TimeSpan patience, CancellationToken ct)
    {
        Task<Snapshot> next;
        lock (_gate)
            next = _next ??= Task.Run(RefreshAsync, CancellationToken.None);
        try
        {
            return await next.WaitAsync(patience, ct);
        }
        catch (Exception e) when (e is TimeoutException or StoreAwayException)
        {
            return _current ?? throw new StoreAwayException(e);
        }
    }

    /// <summary>Merges what has come in small parts, and keeps it on disk.</summary>
    public Task TidyAsync(CancellationToken ct) => InTurnAsync(
        () =>
        {
            foreach (var builder in _builders.Values)
                builder.Tidy();
            if (_unsaved >= RowsToSave)
                Save();
            return Task.FromResult(true);
        },
        ct);

    /// <summary>Keeps on disk what is new since it was last kept.</summary>
    public Task SaveAsync(CancellationToken ct) => InTurnAsync(
        () =>
        {
            if (_unsaved > 0)
                Save();
            return Task.FromResult(true);
        },
        ct);

    public void Dispose() => _turn.Dispose();

    /// <summary>All who ask before it begins share it.</summary>
    private Task<Snapshot> RefreshAsync() => InTurnAsync(
        async () =>
        {
            lock (_gate)
                _next = null;
            var asOf = _clock.GetUtcNow();
            _mark ??= await LoadAsync();
            var next = _feed.NextAsync(_mark, CancellationToken.None);
            while (await next is var (responses, mark) && mark != _mark)
            {
                next = _feed.NextAsync(mark, CancellationToken.None); // the store works on it meanwhile
                Take(responses);
                _mark = mark;
            }

            return _current = new(asOf, _builders.ToDictionary(builder => builder.Key, builder => builder.Value.Build()));
        },
        CancellationToken.None);

    /// <summary>One after another: builders and watermark belong to whoever has the turn.</summary>
    private async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            return await work();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<Watermark> LoadAsync()
    {
        if (_files?.Load() is not var (mark, versions) || !await _feed.ContinuesAsync(mark, CancellationToken.None))
            return Watermark.Beginning;
        foreach (var version in versions)
        {
            var structure = await _rows.StructureAsync((version.Questionnaire, version.Version), CancellationToken.None);
            _builders.Add((version.Questionnaire, version.Version), new(structure, version.Segments, [.. version.Values.Select(values => new Codebook(values))], new()));
        }

        return mark;
    }

    private void Save()
    {
        foreach (var builder in _builders.Values)
            builder.Build();
        _files?.Save(_mark!, [.. _builders.Select(builder => new SavedVersion(
            builder.Key.Questionnaire, builder.Key.Version, [.. builder.Value.Codebooks.Select(codebook => codebook.Values.Skip(1).OfType<string>().ToList())], builder.Value.Segments))]);
        _unsaved = 0;
    }

    private void Take(IReadOnlyList<FedResponse> responses)
    {
        foreach (var response in responses)
        {
            if (!_builders.TryGetValue(response.Of, out var builder))
                _builders.Add(response.Of, builder = ColumnsBuilder.WithCache(_rows.Structure(response.Of)));
            builder.Add(response.Kind, response.Answers, response.Facts);
        }

        _unsaved += responses.Count;
    }
}
