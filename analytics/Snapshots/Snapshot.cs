using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>All responses as they were committed at one moment, a set of columns a questionnaire version.</summary>
/// <remarks>Never changes: whoever holds it sees one state of the store, however long a report takes.</remarks>
public sealed class Snapshot
{
    private readonly IReadOnlyDictionary<(string Questionnaire, int Version), ResponseColumns> _versions;

    internal Snapshot(DateTimeOffset asOf, Watermark mark, IReadOnlyDictionary<(string Questionnaire, int Version), ResponseColumns> versions) => (AsOf, Mark, _versions) = (asOf, mark, versions);

    /// <summary>Whatever was committed by then is in it.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>What exactly is in it.</summary>
    public Watermark Mark { get; }

    internal IEnumerable<ResponseColumns> All => _versions.Values;

    /// <summary>The responses to a version; empty columns where there are none.</summary>
    public ResponseColumns Of(QuestionnaireVersion version) =>
        _versions.TryGetValue((version.Code.Value, version.Number), out var columns) ? columns : new ColumnsBuilder(new(version)).Build();
}
