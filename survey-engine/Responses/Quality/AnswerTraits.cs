namespace SurveyHub.Engine;

/// <summary>What flags need to know of the answers, noted while they are checked so that nobody reads their JSON again.</summary>
/// <param name="LeastTime">What reading the questions that were answered takes at the least, see <see cref="Speeding"/>.</param>
/// <param name="Texts">The fingerprints of what was written, see <see cref="DuplicateTexts"/>; each once.</param>
internal sealed record AnswerTraits(TimeSpan LeastTime, bool IsStraightLined, IReadOnlyList<ulong> Texts)
{
    /// <param name="answers">One an item of the version, in their order.</param>
    public static AnswerTraits Of(QuestionnaireVersion version, IReadOnlyList<Answer> answers)
    {
        var milliseconds = 0;
        HashSet<ulong>? texts = null;
        for (var place = 0; place < answers.Count; place++)
        {
            var answer = answers[place];
            if (answer.HasChoice || answer.Words is not null)
                milliseconds += version.LeastMilliseconds[place];
            if (version.Items[place].Kind == ItemKind.Text && answer.Words is { } words && DuplicateTexts.Fingerprint(words) is { } text)
                (texts ??= []).Add(text);
        }

        return new(TimeSpan.FromMilliseconds(milliseconds), StraightLining.IsIn(version, answers), texts is null ? [] : [.. texts]);
    }
}
