using System.Globalization;

namespace SurveyHub.Engine;

/// <summary>Reads what files and programs say beside the answers; what cannot be read is a problem in the list, and null.</summary>
internal sealed class SubmissionTexts(IReadOnlySet<Code> units, IReadOnlySet<Code> fields)
{
    // Only what can be read in one way: 01/02/2026 is two days, and a time without its zone is many instants.
    private static readonly string[] _instants = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mmzzz"];

    // Taking a word apart and putting it together again for each response would cost more than the rest of it.
    private static readonly Dictionary<string, Channel> _channels = Enum.GetValues<Channel>().ToDictionary(Words.Write);

    public Visit Visit(string? unit, string? field, string? point, List<Problem> problems) =>
        new(Known(unit, units, Problem.UnitUnknown, problems), Known(field, fields, Problem.FieldUnknown, problems), Point(point, problems));

    public static Channel? Channel(string? text, Channel otherwise, List<Problem> problems)
    {
        if (text is null)
            return otherwise;
        if (_channels.TryGetValue(text, out var channel))
            return channel;
        problems.Add(Problem.ChannelUnknown(text));
        return null;
    }

    public static string Language(string? text, List<Problem> problems)
    {
        if (text is not (null or "vi" or "en"))
            problems.Add(Problem.LanguageUnknown(text));
        return text ?? "vi";
    }

    public static DateTimeOffset? Instant(string name, string? text, List<Problem> problems)
    {
        if (text is null)
            return null;
        if (DateTimeOffset.TryParseExact(text, _instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            return instant;
        problems.Add(Problem.TimeMalformed(name, text));
        return null;
    }

    private static Code? Known(string? text, IReadOnlySet<Code> codes, Func<string, Problem> unknown, List<Problem> problems)
    {
        if (text is null)
            return null;
        if (Code.Parse(text) is { } code && codes.Contains(code))
            return code;
        problems.Add(unknown(text));
        return null;
    }

    private static Code? Point(string? text, List<Problem> problems)
    {
        if (text is null)
            return null;
        if (Code.Parse(text) is { } point)
            return point;
        problems.Add(Problem.PointMalformed(text));
        return null;
    }
}
