using System.Text.Json;

namespace SurveyHub.Load;

/// <summary>Whether results are of one moment: each count agrees with every other of its table, and none was larger before.</summary>
/// <remarks>Shared by all readers of one thread.</remarks>
internal sealed class FiguresCheck
{
    private long _pages;

    /// <summary>Tables that were looked at.</summary>
    public long Tables { get; private set; }

    /// <summary>Those of too few people, which say nothing.</summary>
    public long Withheld { get; private set; }

    /// <summary>Those that were not of one moment.</summary>
    public long Torn { get; private set; }

    /// <returns>Null when a page is whole, or not looked at, as most are not.</returns>
    public string? Complain(Reply reply) => _pages++ % 100 != 0 || reply.Text().Contains("</html>", StringComparison.Ordinal) ? null : "page incomplete";

    /// <param name="seen">How many responses its reader was told of before, by address.</param>
    /// <returns>Null when the table is whole.</returns>
    public string? Complain(Reply reply, string address, Dictionary<string, long> seen)
    {
        using var table = JsonDocument.Parse(reply.Text());
        Tables++;
        if (table.RootElement.TryGetProperty("withheld", out _))
        {
            Withheld++;
            return null;
        }

        var complaint = Complain(table.RootElement, seen.GetValueOrDefault(address));
        seen[address] = Number(table.RootElement, "responses");
        if (complaint is not null)
            Torn++;
        return complaint;
    }

    private static string? Complain(JsonElement table, long before)
    {
        var responses = Number(table, "responses");
        if (responses < before)
            return "torn: fewer responses than before";
        var (overall, items) = (table.GetProperty("overall"), table.GetProperty("items").EnumerateArray().ToList());
        if (items.Any(item => LevelsOf(item).Sum(level => Number(level, "count")) != responses)) // each must be answered
            return "torn: an item has another number of answers than there are responses";
        JsonElement[] parts = [.. table.GetProperty("contents").EnumerateArray(), .. table.GetProperty("factors").EnumerateArray(), .. items, overall];
        if (parts.Any(part => !Agrees(part, responses)))
            return "torn: levels and counts disagree";
        foreach (var level in (string[])["contents", "factors", "items"])
        {
            if (((string[])["valid", "satisfied"]).Any(count => table.GetProperty(level).EnumerateArray().Sum(part => Number(part, count)) != Number(overall, count)))
                return $"torn: {level} are not the whole";
        }

        return null;
    }

    private static bool Agrees(JsonElement part, long responses)
    {
        var (valid, satisfied) = (Number(part, "valid"), Number(part, "satisfied"));
        return satisfied <= valid && Number(part, "respondents") <= responses
            && LevelsOf(part).Where(level => !level.GetProperty("meaning").ValueEquals("excluded")).Sum(level => Number(level, "count")) == valid
            && LevelsOf(part).Where(level => level.GetProperty("meaning").ValueEquals("positive")).Sum(level => Number(level, "count")) == satisfied;
    }

    private static JsonElement.ArrayEnumerator LevelsOf(JsonElement part) => part.GetProperty("levels").EnumerateArray();

    private static long Number(JsonElement part, string name) => part.GetProperty(name).GetInt64();
}
