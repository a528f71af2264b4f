using Microsoft.AspNetCore.RateLimiting;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Keeps reports from taking the connections and threads that citizens need: a few run at once, more wait, the others are asked to come back.</summary>
/// <remarks>A report counts in memory and takes milliseconds, so that a hall full of readers waits less than a second; only when the store stands still does the queue fill.</remarks>
public static class Bulkhead
{
    /// <summary>The name of the limit, for <c>[EnableRateLimiting]</c> and <c>RequireRateLimiting</c>.</summary>
    public const string Reports = "reports";

    /// <summary>The name of the limit of whatever checks a password or code: hashing takes a processor's tenth of a second, and a flood of sign-ins must not take them all from citizens.</summary>
    /// <remarks>Never by address: a whole office shares one. Few at once also means that hardly a wrong guess can slip past the count of them.</remarks>
    public const string Passwords = "passwords";

    public const int Waiting = 200;

    /// <summary>More than there are processors, because the first after a while waits for the store.</summary>
    public static int AtOnce { get; } = 2 * Environment.ProcessorCount;

    public static void Limit(RateLimiterOptions options)
    {
        options.AddConcurrencyLimiter(Reports, limit => (limit.PermitLimit, limit.QueueLimit) = (AtOnce, Waiting));
        options.AddConcurrencyLimiter(Passwords, limit => (limit.PermitLimit, limit.QueueLimit) = (Math.Max(1, Environment.ProcessorCount / 2), Waiting));
        options.OnRejected = (refused, _) => new(refused.HttpContext.AskToComeBackAsync(IsOfPasswords(refused.HttpContext) ? Problem.SignInBusy() : Problem.ReportsBusy()));
    }

    private static bool IsOfPasswords(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == Passwords;
}
