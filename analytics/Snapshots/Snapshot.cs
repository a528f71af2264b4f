using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>All responses as they were committed at one moment, a set of columns a questionnaire version.</summary>
/// <remarks>Never changes: whoever holds it sees one state of the store, however long a report takes.</remarks>
public sealed class Snapshot
{
    private readonly IReadOnlyDictionary<(string Questionnaire, int Version), ResponseColumns> _versions;

    internal Snapshot(DateTimeOffset asOf, IReadOnlyDictionary<(string Questionnaire, int Version), ResponseColumns> versions) => (AsOf, _versions) = (asOf, versions);

    /// <summary>Whatever was committed by then is in it.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The responses to a version; empty columns where there are none.</summary>
    public ResponseColumns Of(QuestionnaireVersion version) =>
        _versions.TryGetValue((version.Code.Value, version.Number), out var columns) ? columns : new ColumnsBuilder(new(version)).Build();
}
