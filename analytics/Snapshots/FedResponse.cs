namespace SurveyHub.Analytics;

/// <summary>A response on its way from the store into columns.</summary>
/// <param name="Answers">A byte a column, see <see cref="AnswerReader"/>.</param>
internal sealed record FedResponse(Guid Id, SegmentKind Kind, (string Questionnaire, int Version) Of, byte[] Answers, ResponseFacts Facts);
