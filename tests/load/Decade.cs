using System.Globalization;
using System.Text.Json.Nodes;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary>Ten years of imagined responses to the counter's sixteen criteria, in order of arrival. The same seed gives the same ones.</summary>
internal sealed class Decade
{
    public const int FirstYear = 2016;

    private const int Units = 3600;
    private const int PointsOfUnit = 3;
    private const int Sheets = 20_000; // to imagine and read millions would take minutes
    private const double BlankShare = 0.03;

    private static readonly DateOnly _first = new(FirstYear, 1, 1);
    private static readonly int _dayCount = _first.AddYears(10).DayNumber - _first.DayNumber;

    private readonly int _seed;
    private readonly byte[][] _sheets;
    private readonly string[] _units = Codes("", Units);
    private readonly string[] _points = Codes("quay-", Units * PointsOfUnit);
    private readonly string[] _days = [.. Enumerable.Range(0, _dayCount).Select(day => _first.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))];
    private readonly string[] _campaigns = [.. Enumerable.Range(0, _dayCount).Select(day => string.Create(CultureInfo.InvariantCulture, $"mot-cua-{_first.AddDays(day).Year}"))];

    public Decade(int seed) => (_seed, _sheets) = (seed, Imagine(seed));

    public static IReadOnlyList<string> Fields { get; } = Codes("linh-vuc-", 12);

    public static IReadOnlyList<string> Channels { get; } = [.. ((Channel[])[Channel.Kiosk, Channel.Web, Channel.Paper, Channel.Invitation]).Select(Words.Write)];

    public static IReadOnlyList<string> Flags { get; } = [Words.Write(Flag.Speeding), Words.Write(Flag.StraightLining)];

    public static IndexStructure Structure { get; } = new(Templates.Find("one-stop-counter")!);

    /// <summary>So many over the ten years; lazily. The answers are shared and not to be written to.</summary>
    public IEnumerable<(byte[] Answers, ResponseFacts Facts)> Responses(int count)
    {
        var random = new Random(_seed);
        for (var number = 0; number < count; number++)
        {
            var (unit, day) = (random.Next(Units), (int)((long)number * _dayCount / count));
            var channel = Channels[random.Next(100) switch { < 45 => 0, < 80 => 1, < 92 => 2, _ => 3 }];
            var flags = random.Next(100) switch { < 2 => Flags[0], 2 => Flags[1], 3 => $"{Flags[0]},{Flags[1]}", _ => null };
            var point = channel == Channels[0] ? _points[(unit * PointsOfUnit) + random.Next(PointsOfUnit)] : null;
            var language = random.Next(50) == 0 ? "en" : "vi";
            yield return (_sheets[random.Next(Sheets)], new(_campaigns[day], _units[unit], Fields[random.Next(Fields.Count)], point, channel, language, _days[day], flags));
        }
    }

    private static string[] Codes(string prefix, int count) => [.. Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}"))];

    /// <summary>Rows of the layout, with criteria left blank here and there.</summary>
    private static byte[][] Imagine(int seed)
    {
        var (version, reader, random) = (Structure.Version, new AnswerReader(Structure), new Random(seed));
        var campaign = new Campaign(Code.Of("mot-cua"), version.Title, version, _first, _first.AddYears(1));
        return [.. new ImaginedCitizens(campaign, [], [], seed).Answer(Sheets).Select(response =>
        {
            var answers = JsonNode.Parse(response.Answers.Choices)!.AsObject();
            foreach (var criterion in Structure.Criteria.Where(_ => random.NextDouble() < BlankShare))
                answers.Remove(criterion.Code.Value);
            var row = new byte[Structure.Columns.All.Count];
            reader.Read(answers.ToJsonString(), row);
            return row;
        })];
    }
}
