using Microsoft.AspNetCore.RateLimiting;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Keeps reports from taking the connections and threads that citizens need: a few run at once, a few wait, the others are asked to come back.</summary>
public static class Bulkhead
{
    /// <summary>The name of the limit, for <c>[EnableRateLimiting]</c> and <c>RequireRateLimiting</c>.</summary>
    public const string Reports = "reports";

    public const int AtOnce = 4;

    public const int Waiting = 8;

    public static void Limit(RateLimiterOptions options)
    {
        options.AddConcurrencyLimiter(Reports, limit => (limit.PermitLimit, limit.QueueLimit) = (AtOnce, Waiting));
        options.OnRejected = (refused, _) => new(refused.HttpContext.AskToComeBackAsync(Problem.ReportsBusy()));
    }
}
