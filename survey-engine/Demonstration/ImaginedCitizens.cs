namespace SurveyHub.Engine;

/// <summary>
/// Plausible answers for trying things out: every unit, field, month and person has a leaning of its own, so answers
/// go together as real ones do. The same seed gives the same answers, whatever the day.
/// </summary>
public sealed class ImaginedCitizens
{
    // Where a leaning becomes the next level, for five levels: about 1, 4, 13, 44 and 38 in a hundred at leaning 0.
    private static readonly double[] _thresholds = [-2.33, -1.64, -0.92, 0.30];

    private static readonly (Channel Channel, double Share)[] _channels =
        [(Channel.Kiosk, 0.45), (Channel.Web, 0.35), (Channel.Paper, 0.12), (Channel.Invitation, 0.08)];

    private readonly Campaign _campaign;
    private readonly IReadOnlyList<Unit> _units;
    private readonly IReadOnlyList<ServiceField> _fields;
    private readonly int _seed;

    public ImaginedCitizens(Campaign campaign, IReadOnlyList<Unit> units, IReadOnlyList<ServiceField> fields, int seed)
    {
        _campaign = campaign;
        _units = [.. units.Where(unit => unit.Kind != UnitKind.Province)];
        _fields = fields;
        _seed = seed;
    }

    /// <summary>The first <paramref name="count"/> responses, over the year from the day the campaign opens; lazily.</summary>
    public IEnumerable<Response> Answer(int count)
    {
        var random = new Random(_seed);
        var unitLeanings = _units.ToDictionary(unit => unit.Code, _ => 0.30 * Normal(random));
        var fieldLeanings = _fields.ToDictionary(field => field.Code, _ => 0.20 * Normal(random));
        var itemLeanings = _campaign.Version.Items.ToDictionary(item => item.Code, _ => 0.25 * Normal(random));
        for (var i = 0; i < count; i++)
            yield return One(i);

        Response One(int number)
        {
            var unit = Pick(_units, random);
            var field = Pick(_fields, random);
            var day = random.Next(365);
            // A working day, eight to five by the clock in Viet Nam; milliseconds, as the store keeps them.
            var at = new DateTimeOffset(_campaign.Opens.AddDays(day).ToDateTime(new TimeOnly(8, 0)), TimeSpan.FromHours(7)).AddSeconds(random.Next(9 * 3600)).ToUniversalTime();
            var improvement = 0.15 * day / 365;
            var leaning = (unit is null ? 0 : unitLeanings[unit.Code]) + (field is null ? 0 : fieldLeanings[field.Code]) + improvement + (0.75 * Normal(random));
            var answers = _campaign.Version.Items
                .Select(item => KeyValuePair.Create(item.Code.Value, Answer(item, leaning + itemLeanings[item.Code], random)))
                .ToList();
            var visit = new Visit(unit?.Code, field?.Code, Point: null);
            var submission = new Submission(ResponseId.Named($"{_campaign.Code}\nseed {_seed}\n{number}"), visit, PickChannel(random), random.Next(50) == 0 ? "en" : "vi", at.AddSeconds(-60 - random.Next(240)), at);
            return new(_campaign, submission, Answers.Parse(_campaign.Version, answers, at.DayInVietnam()).Value!, at);
        }
    }

    private static IReadOnlyList<string> Answer(Item item, double leaning, Random random)
    {
        var isLeft = !item.Required && random.NextDouble() < 0.15;
        var felt = leaning + (0.65 * Normal(random));
        return isLeft ? [] : item.Kind switch
        {
            ItemKind.Scale => [item.Options[Level(felt, item.Options.Count)].Code.Value],
            ItemKind.Single or ItemKind.YesNo => [item.Options[random.Next(item.Options.Count)].Code.Value],
            ItemKind.Multiple or ItemKind.Ranking => Several(item, random),
            ItemKind.Number => [(item.Number!.Range.Least + Math.Floor((decimal)random.NextDouble() * (item.Number.Range.Most - item.Number.Range.Least))).ToString("F0", System.Globalization.CultureInfo.InvariantCulture)],
            ItemKind.Date => [(item.Days?.Least ?? new DateOnly(2026, 1, 1)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)],
            ItemKind.Consent => ["true"],
            ItemKind.Information or ItemKind.Computed => [],
            ItemKind.Text => random.Next(20) > 0 ? [] : [felt > 0 ? "Cán bộ hướng dẫn tận tình, tôi rất hài lòng." : "Chờ lâu quá, đề nghị bố trí thêm người tiếp nhận hồ sơ."],
        };
    }

    /// <summary>As many as may be chosen, at random; never one that must stand alone.</summary>
    private static IReadOnlyList<string> Several(Item item, Random random)
    {
        var options = item.Options.Where(option => !option.IsExclusive).OrderBy(_ => random.Next()).ToList();
        return [.. options.Take(random.Next(item.Chosen!.Least, Math.Min(item.Chosen.Most, options.Count) + 1)).Select(option => option.Code.Value)];
    }

    private static int Level(double felt, int levels)
    {
        var five = _thresholds.Count(threshold => felt > threshold);
        return (int)Math.Round(five * (levels - 1) / 4.0);
    }

    private static T? Pick<T>(IReadOnlyList<T> list, Random random) where T : class => list.Count == 0 ? null : list[random.Next(list.Count)];

    private static Channel PickChannel(Random random)
    {
        var left = random.NextDouble();
        foreach (var (channel, share) in _channels)
        {
            if ((left -= share) < 0)
                return channel;
        }

        return Channel.Web;
    }

    /// <summary>Standard normal, by Box and Muller (1958).</summary>
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
