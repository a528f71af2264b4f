using System.Globalization;

namespace SurveyHub.Engine;

/// <summary>A place in a list that chance has given to a number of the frame.</summary>
/// <param name="Place">In its list, from 1.</param>
/// <param name="Probability">Null for a reserve.</param>
/// <param name="Weight">Null for a reserve.</param>
public sealed record Lot(int Number, DrawList List, int Place, double? Probability, double? Weight);

/// <summary>Draws by lot: the same plan and seed give the same lists, on every machine and on every day.</summary>
/// <remarks>
/// <para>
/// Places are chosen systematically with probabilities proportional to size. One that is larger than the interval is hit more than once and takes
/// as many times the fixed take; so an element's probability, hits · ssus · take / elements of the stratum, is the same throughout the stratum
/// (Särndal, Swensson, Wretman, Model Assisted Survey Sampling, 1992, 3.6; Kish, Survey Sampling, 1965, 7.2 and 7.4).
/// </para>
/// <para>All is done in whole numbers: a start from 0 to N - 1 and steps of N over places that are n times as long have exactly these probabilities.</para>
/// </remarks>
public static class Lots
{
    /// <summary>Of all that follows: whoever changes how chance is used makes a new one, and keeps this for the draws that were made with it.</summary>
    public const int Version = 1;

    /// <summary>First those drawn, in the order of the frame; then the reserve, place after place, in the order in which it is to be used.</summary>
    public static IReadOnlyList<Lot> Draw(DrawPlan plan, string seed)
    {
        var stream = new SeededStream(seed);
        var (drawn, reserve) = (new List<(int Number, StratumPlan Stratum)>(), new List<int>());
        foreach (var stratum in plan.Strata)
        {
            foreach (var (stretch, take) in Places(plan.Design, stratum, stream))
            {
                var (taken, held) = Take(stream, plan.Design, stretch, take);
                drawn.AddRange(taken.Select(number => (number, stratum)));
                reserve.AddRange(held);
            }
        }

        return
        [
            .. drawn.OrderBy(lot => lot.Number).Select((lot, i) => new Lot(lot.Number, DrawList.Drawn, i + 1, lot.Stratum.Probability, lot.Stratum.Weight)),
            .. reserve.Select((number, i) => new Lot(number, DrawList.Reserve, i + 1, null, null)),
        ];
    }

    /// <summary>SHA-256 of the three lists as text: what supervisors sign.</summary>
    /// <remarks>
    /// A line <c>whole</c> with the digest of the frame, which is that of its own text; then a line each lot: list, place, number, probability, weight.
    /// Tabs between, \n behind each line, numbers as the shortest text that gives the same double back.
    /// </remarks>
    public static string Sha256(string frame, IEnumerable<Lot> lots) => CanonicalJson.Sha256(lots
        .Select(lot => string.Create(CultureInfo.InvariantCulture, $"{Words.Write(lot.List)}\t{lot.Place}\t{lot.Number}\t{ColumnTypes.Write(lot.Probability)}\t{ColumnTypes.Write(lot.Weight)}\n"))
        .Prepend($"whole\t{frame}\n"));

    /// <summary>The stretches from which elements are taken, and how many from each.</summary>
    private static IEnumerable<(Stretch Stretch, int Take)> Places(DrawDesign design, StratumPlan stratum, SeededStream stream)
    {
        if (!design.HasStages)
        {
            yield return (stratum.Elements, stratum.Size);
            yield break;
        }

        var cells = stratum.Cells.ToLookup(cell => cell.Psu.Value, StringComparer.Ordinal);
        foreach (var (psu, hits) in Hit(stream, Stretch.Of(stratum.Cells, cell => cell.Psu.Value), stratum.Hits))
        {
            if (design.Kind == DesignKind.TwoStage)
            {
                yield return (psu, hits * design.Take);
                continue;
            }

            foreach (var (ssu, times) in Hit(stream, Stretch.Of(cells[psu.Name], cell => cell.Ssu!.Value), hits * design.Ssus))
                yield return (ssu, times * design.Take);
        }
    }

    /// <summary>Systematic, with probabilities proportional to size.</summary>
    private static List<(Stretch Unit, int Hits)> Hit(SeededStream stream, List<Stretch> units, int hits)
    {
        var total = units.Sum(unit => (long)unit.Elements);
        long next = stream.Below((int)total);
        var (end, found) = (0L, new List<(Stretch, int)>());
        foreach (var unit in units)
        {
            end += (long)unit.Elements * hits;
            var times = next < end ? (int)((end - next + total - 1) / total) : 0;
            next += times * total;
            if (times > 0)
                found.Add((unit, times));
        }

        return found;
    }

    private static (int[] Taken, int[] Held) Take(SeededStream stream, DrawDesign design, Stretch stretch, int take)
    {
        int[] numbers = [.. Enumerable.Range(stretch.First, stretch.Elements)];
        var reserve = (int)Math.Min(stretch.Elements - take, ((long)take * design.ReservePercent + 99) / 100);
        switch (design.Choice)
        {
            case ElementChoice.Simple:
                stream.Shuffle(numbers);
                return (numbers[..take], numbers[take..(take + reserve)]);
            case ElementChoice.Systematic:
                var taken = Steps(stream, numbers, take);
                int[] held = reserve == 0 ? [] : Steps(stream, [.. numbers.Except(taken)], reserve);
                stream.Shuffle(held); // or those at the beginning of the list would always come first
                return (taken, held);
            default:
                throw new ArgumentOutOfRangeException(nameof(design));
        }
    }

    private static int[] Steps(SeededStream stream, int[] numbers, int take)
    {
        long start = stream.Below(numbers.Length);
        return [.. Enumerable.Range(0, take).Select(step => numbers[(start + (long)step * numbers.Length) / take])];
    }
}
