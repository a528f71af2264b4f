using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>How many responses a device and a campaign may hand in: never by IP address, because a whole hall of kiosks shares one.</summary>
/// <remarks><c>Intake:PerDevice:PerSecond</c> and <c>:Burst</c>, <c>Intake:PerCampaign:PerSecond</c> and <c>:Burst</c>.</remarks>
public sealed class IntakeLimits(IConfiguration settings) : IDisposable
{
    // A kiosk that was offline for a day drains at once; a whole province may answer in one hour.
    private readonly Buckets<Code> _devices = new(settings.GetSection("Intake:PerDevice"), perSecond: 20, burst: 2_000);
    private readonly Buckets<string> _campaigns = new(settings.GetSection("Intake:PerCampaign"), perSecond: 1_000, burst: 20_000);

    /// <summary>Counts responses of a device.</summary>
    /// <returns>Null, or that they are too many; its value says after how many seconds to try again.</returns>
    public Problem? Take(Device device, int responses) => Refuse(_devices.Take(device.Code, responses));

    /// <summary>Counts responses to a campaign.</summary>
    /// <param name="campaign">Null counts for all campaigns that are not known, together: their names are the sender's to invent.</param>
    public Problem? Take(Code? campaign, int responses) => Refuse(_campaigns.Take(campaign?.Value ?? "", responses));

    public void Dispose()
    {
        _devices.Dispose();
        _campaigns.Dispose();
    }

    private static Problem? Refuse(int? seconds) => seconds is { } wait ? Problem.LimitReached(wait) : null;
}
