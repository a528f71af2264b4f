using Microsoft.AspNetCore.RateLimiting;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Keeps reports from taking the connections and threads that citizens need: a few run at once, more wait, the others are asked to come back.</summary>
/// <remarks>A report counts in memory and takes milliseconds, so that a hall full of readers waits less than a second; only when the store stands still does the queue fill.</remarks>
public static class Bulkhead
{
    /// <summary>The name of the limit, for <c>[EnableRateLimiting]</c> and <c>RequireRateLimiting</c>.</summary>
    public const string Reports = "reports";

    public const int Waiting = 200;

    /// <summary>More than there are processors, because the first after a while waits for the store.</summary>
    public static int AtOnce { get; } = 2 * Environment.ProcessorCount;

    public static void Limit(RateLimiterOptions options)
    {
        options.AddConcurrencyLimiter(Reports, limit => (limit.PermitLimit, limit.QueueLimit) = (AtOnce, Waiting));
        options.OnRejected = (refused, _) => new(refused.HttpContext.AskToComeBackAsync(Problem.ReportsBusy()));
    }
}
