using System.Threading.RateLimiting;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>How many responses a device and a campaign may hand in: never by IP address, because a whole hall of kiosks shares one.</summary>
/// <remarks><c>Intake:PerDevice:PerSecond</c> and <c>:Burst</c>, <c>Intake:PerCampaign:PerSecond</c> and <c>:Burst</c>.</remarks>
public sealed class IntakeLimits : IDisposable
{
    private readonly int _deviceBurst;
    private readonly int _campaignBurst;
    private readonly PartitionedRateLimiter<Code> _devices;
    private readonly PartitionedRateLimiter<string> _campaigns;

    public IntakeLimits(IConfiguration settings)
    {
        // A kiosk that was offline for a day drains at once; a whole province may answer in one hour.
        var device = Bucket(settings.GetSection("Intake:PerDevice"), perSecond: 20, burst: 2_000);
        var campaign = Bucket(settings.GetSection("Intake:PerCampaign"), perSecond: 1_000, burst: 20_000);
        (_deviceBurst, _campaignBurst) = (device.TokenLimit, campaign.TokenLimit);
        _devices = PartitionedRateLimiter.Create((Code code) => RateLimitPartition.GetTokenBucketLimiter(code, _ => device));
        _campaigns = PartitionedRateLimiter.Create((string code) => RateLimitPartition.GetTokenBucketLimiter(code, _ => campaign));
    }

    /// <summary>Counts responses of a device.</summary>
    /// <returns>Null, or that they are too many; its value says after how many seconds to try again.</returns>
    public Problem? Take(Device device, int responses) => Take(_devices, device.Code, responses, _deviceBurst);

    /// <summary>Counts responses to a campaign.</summary>
    /// <param name="campaign">Null counts for all campaigns that are not known, together: their names are the sender's to invent.</param>
    public Problem? Take(Code? campaign, int responses) => Take(_campaigns, campaign?.Value ?? "", responses, _campaignBurst);

    public void Dispose()
    {
        _devices.Dispose();
        _campaigns.Dispose();
    }

    /// <remarks>What is larger than a full bucket takes a full one: otherwise it could never be handed in.</remarks>
    private static Problem? Take<T>(PartitionedRateLimiter<T> limiter, T key, int responses, int burst)
    {
        using var lease = limiter.AttemptAcquire(key, Math.Min(responses, burst));
        if (lease.IsAcquired)
            return null;
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after.TotalSeconds : 0;
        return Problem.LimitReached(Math.Max(1, (int)Math.Ceiling(wait)));
    }

    private static TokenBucketRateLimiterOptions Bucket(IConfigurationSection settings, int perSecond, int burst)
    {
        var rate = settings.GetValue("PerSecond", (double)perSecond);
        var tokens = (int)Math.Ceiling(rate); // 0.5 a second is one in two seconds
        return new() { TokenLimit = settings.GetValue("Burst", burst), TokensPerPeriod = tokens, ReplenishmentPeriod = TimeSpan.FromSeconds(tokens / rate) };
    }
}
