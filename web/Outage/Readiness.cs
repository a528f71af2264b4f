using Microsoft.Extensions.Diagnostics.HealthChecks;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Whether this node can work now: its tables are prepared and the store answers.</summary>
public sealed class Readiness(Database database) : IHealthCheck
{
    private volatile bool _isPrepared;

    public bool IsPrepared => _isPrepared;

    public void Prepared() => _isPrepared = true;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!IsPrepared)
            return HealthCheckResult.Unhealthy(Texts.Current["ready.waiting"]);
        try
        {
            // Asks, for a node that a load balancer has taken out would otherwise never notice that the store is back.
            await database.FindAsync<long>("select 1", null, cancellationToken);
            return HealthCheckResult.Healthy(Texts.Current["ready.yes"]);
        }
        catch (StoreAwayException)
        {
            return HealthCheckResult.Unhealthy(Texts.Current["ready.away"]);
        }
    }

    /// <summary>The reason in words; the cause, which may name hosts and users, is in the log only.</summary>
    public static Task WriteAsync(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(string.Join('\n', report.Entries.Values.Select(entry => entry.Description)), http.RequestAborted);
    }
}
