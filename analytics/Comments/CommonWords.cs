namespace SurveyHub.Analytics;

/// <param name="Words">One, or the two of a phrase; in the spelling of <see cref="Syllables.Spell"/>.</param>
/// <param name="People">How many used it; each counts once, however often it was repeated.</param>
/// <param name="Association">
/// Of a phrase, log₂ of how much more often its two words stand together than chance would place both in the same comments; null for a word.
/// K. W. Church, P. Hanks, "Word association norms, mutual information, and lexicography", Computational Linguistics 16 (1990), 22-29.
/// </param>
public sealed record CommonWord(string Words, long People, double? Association);

/// <summary>The words and two-word phrases that most people use.</summary>
/// <remarks>
/// The order in which texts are added makes no difference as long as <see cref="IsComplete"/>: beyond <see cref="MostDistinct"/>
/// words, or as many phrases, new ones are no longer counted, so that memory has a bound; those who are counted already stay exact.
/// </remarks>
public sealed class CommonWords(int mostDistinct = CommonWords.MostDistinct)
{
    /// <summary>Of words, and again of phrases: some 30 megabytes. The Vietnamese language has about 7,000 syllables.</summary>
    public const int MostDistinct = 200_000;

    private readonly Dictionary<string, long> _words = [];
    private readonly Dictionary<string, long> _phrases = [];

    /// <summary>How many people's texts were added.</summary>
    public long People { get; private set; }

    /// <summary>Whether no word or phrase was left out for want of memory.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <param name="texts">All that one person wrote, screened, with marks that hold no letters.</param>
    public void Add(IEnumerable<string> texts)
    {
        People++;
        var (words, phrases) = (new HashSet<string>(), new HashSet<string>());
        foreach (var part in texts.SelectMany(Syllables.Split))
        {
            words.UnionWith(part.Where(IsTopical));
            phrases.UnionWith(part.Zip(part.Skip(1)).Where(pair => IsTopical(pair.First) && IsTopical(pair.Second)).Select(pair => $"{pair.First} {pair.Second}"));
        }

        Count(_words, words);
        Count(_phrases, phrases);
    }

    /// <summary>Those used by at least so many people, the most used first.</summary>
    public IReadOnlyList<CommonWord> Words(int leastPeople, int most) =>
        Rank(_words.Where(word => word.Value >= leastPeople).Select(word => new CommonWord(word.Key, word.Value, Association: null)), most);

    /// <summary>The same of phrases, without those whose words meet no more often than by chance.</summary>
    public IReadOnlyList<CommonWord> Phrases(int leastPeople, int most) => Rank(
        _phrases.Where(phrase => phrase.Value >= leastPeople).Select(phrase => new CommonWord(phrase.Key, phrase.Value, Association(phrase.Key, phrase.Value))).Where(phrase => phrase.Association >= 0),
        most);

    private static IReadOnlyList<CommonWord> Rank(IEnumerable<CommonWord> words, int most) =>
        [.. words.OrderByDescending(word => word.People).ThenByDescending(word => word.Association).ThenBy(word => word.Words, StringComparer.Ordinal).Take(most)];

    /// <summary>One letter by itself is an abbreviation, not a topic.</summary>
    private static bool IsTopical(string word) => word.Length > 1 && !Syllables.StopWords.Contains(word);

    /// <summary>Null where one of its words was left out for want of memory.</summary>
    private double? Association(string phrase, long people)
    {
        var words = phrase.Split(' ');
        return _words.TryGetValue(words[0], out var first) && _words.TryGetValue(words[1], out var second) ? Math.Log2((double)people * People / ((double)first * second)) : null;
    }

    private void Count(Dictionary<string, long> counts, IEnumerable<string> used)
    {
        foreach (var word in used)
        {
            if (counts.TryGetValue(word, out var count))
                counts[word] = count + 1;
            else if (counts.Count < mostDistinct)
                counts.Add(word, 1);
            else
                IsComplete = false;
        }
    }
}
