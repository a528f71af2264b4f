using System.Threading.RateLimiting;

namespace SurveyHub.Web;

/// <summary>A bucket of tokens for each sender, filled again at a steady rate: <c>PerSecond</c> and <c>Burst</c> of a setting.</summary>
public sealed class Buckets<T> : IDisposable where T : notnull
{
    private readonly PartitionedRateLimiter<T> _limiter;
    private readonly int _burst;

    public Buckets(IConfigurationSection settings, int perSecond, int burst)
    {
        var bucket = Read(settings, perSecond, burst);
        (_burst, _limiter) = (bucket.TokenLimit, PartitionedRateLimiter.Create((T sender) => RateLimitPartition.GetTokenBucketLimiter(sender, _ => bucket)));
    }

    /// <summary>Takes tokens.</summary>
    /// <returns>Null, or that there are too few: after how many seconds to try again.</returns>
    /// <remarks>What is larger than a full bucket takes a full one: otherwise it could never be had.</remarks>
    public int? Take(T sender, int tokens)
    {
        using var lease = _limiter.AttemptAcquire(sender, Math.Min(tokens, _burst));
        if (lease.IsAcquired)
            return null;
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after.TotalSeconds : 0;
        return Math.Max(1, (int)Math.Ceiling(wait));
    }

    public void Dispose() => _limiter.Dispose();

    private static TokenBucketRateLimiterOptions Read(IConfigurationSection settings, int perSecond, int burst)
    {
        var rate = settings.GetValue("PerSecond", (double)perSecond);
        var tokens = (int)Math.Ceiling(rate); // 0.5 a second is one in two seconds
        return new() { TokenLimit = settings.GetValue("Burst", burst), TokensPerPeriod = tokens, ReplenishmentPeriod = TimeSpan.FromSeconds(tokens / rate) };
    }
}
