using Microsoft.Extensions.Caching.Memory;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The pages that many readers see alike but for their blanks, kept for some seconds.</summary>
public sealed class PrintedPages(TimeProvider clock) : IDisposable
{
    /// <summary>Of all pages together, in bytes: a client who thinks up addresses can fill it, not outgrow it.</summary>
    public const int Limit = 32 << 20;

    private const int LongestName = 300;

    /// <summary>How old a page gets before one reader has it rendered anew, while the others still get this one.</summary>
    private static readonly TimeSpan _fresh = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan _lifetime = TimeSpan.FromSeconds(10);

    private readonly MemoryCache _pages = new(new MemoryCacheOptions { SizeLimit = Limit });

    public int Count => _pages.Count;

    /// <param name="name">What the page depends on beside the reader's language and the day in Viet Nam.</param>
    /// <returns>Null when it is to be rendered, and then kept.</returns>
    public PrintedPage? Find(string name)
    {
        if (!_pages.TryGetValue(KeyOf(name), out Kept? kept))
            return null;
        var due = Volatile.Read(ref kept!.Due);
        return clock.GetTimestamp() < due || Interlocked.CompareExchange(ref kept.Due, NextDue(), due) != due ? kept.Page : null;
    }

    public void Keep(string name, PrintedPage page)
    {
        if (name.Length <= LongestName)
            _pages.Set(KeyOf(name), new Kept(page) { Due = NextDue() }, new MemoryCacheEntryOptions { Size = page.Size, AbsoluteExpirationRelativeToNow = _lifetime });
    }

    public void Dispose() => _pages.Dispose();

    private Key KeyOf(string name) => new(name, Texts.Current.Language, clock.GetUtcNow().DayInVietnam());

    private long NextDue() => clock.GetTimestamp() + (long)(_fresh.TotalSeconds * clock.TimestampFrequency);

    private sealed record Key(string Name, string Language, DateOnly Day);

    private sealed class Kept(PrintedPage page)
    {
        public long Due;

        public PrintedPage Page => page;
    }
}
