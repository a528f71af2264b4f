using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What is asked of somebody who came at a bad moment: the same again, a little later, with everything that was sent kept.</summary>
/// <param name="Address">Of this site, with its query where <paramref name="IsPost"/>.</param>
/// <param name="IsPost">Whether a citizen's form was sent.</param>
/// <param name="Fields">What was sent or asked, name by name in its order.</param>
public sealed record TryAgain(string Address, bool IsPost, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>What the request that ended on the error page may repeat; null when it should not be repeated.</summary>
    /// <remarks>Only the citizens' forms are kept: what a member of staff typed, such as a password, is not written back into a page.</remarks>
    public static async Task<TryAgain?> OfAsync(HttpContext http)
    {
        if (http.Response.Headers.RetryAfter.Count == 0 || http.Features.Get<IStatusCodeReExecuteFeature>() is not { } asked)
            return null;

        var address = asked.OriginalPathBase + asked.OriginalPath;
        if (!Http.IsLocal(address)) // //elsewhere is a path, too
            return null;
        if (HttpMethods.IsGet(http.Request.Method))
            return new(address, IsPost: false, Flat(new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(asked.OriginalQueryString))));
        if (asked.Endpoint?.Metadata.GetMetadata<ReadsItsOwnFormAttribute>() is null || (await http.Request.FieldsAsync(http.RequestAborted)).Value is not { } fields)
            return null;
        return new(address + asked.OriginalQueryString, IsPost: true, [.. fields.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value)))]);
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Flat(IQueryCollection query) =>
        [.. query.SelectMany(field => field.Value.OfType<string>().Select(value => KeyValuePair.Create(field.Key, value)))];
}

/// <summary>Marks what is answered also before the store is prepared: files, health, and the page that says so.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsNoStoreAttribute : Attribute;

/// <summary>503 with Retry-After: a page for people, a problem for programs, and never 500.</summary>
public static class Outage
{
    /// <summary>Whoever needs the store while it is away is asked to come back.</summary>
    public static void UseOutagePage(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var isPrepared = http.RequestServices.GetRequiredService<Readiness>().IsPrepared;
        if (!isPrepared && http.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<NeedsNoStoreAttribute>() is null)
        {
            await http.AskToComeBackAsync(Problem.StoreAway());
            return;
        }

        try
        {
            await next(http);
        }
        catch (StoreAwayException) when (!http.Response.HasStarted)
        {
            await http.AskToComeBackAsync(Problem.StoreAway());
        }
    });

    public static async Task AskToComeBackAsync(this HttpContext http, Problem problem)
    {
        http.Response.SayWhatNext(problem);
        if (http.GetEndpoint()?.Metadata.GetMetadata<ActionDescriptor>() is null)
            await Texts.Current.Refuse(problem).ExecuteAsync(http);
        else
            http.Response.StatusCode = ((StatusCodeResult)http.Refuse(problem)).StatusCode; // the error page follows
    }
}
