using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What ASP.NET Core has no word for: posted fields, 303, a refusal with its reason.</summary>
public static class Http
{
    /// <summary>A questionnaire of 250 items with long comments stays far below this.</summary>
    public const int LargestForm = 256 * 1024;

    private static readonly object _refusal = new();

    /// <summary>What was posted, by name.</summary>
    public static async Task<Outcome<Dictionary<string, IReadOnlyList<string>>>> FieldsAsync(this HttpRequest request, CancellationToken ct)
    {
        if (!request.HasFormContentType) // JSON or a picture is no empty form: that might be stored as a person who answered nothing
            return Problem.ResponseUnreadable();
        if (request.ContentLength > LargestForm)
            return Problem.ResponseTooLarge();
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = LargestForm; // also for what comes in pieces and does not say how long it is

        try
        {
            var form = await request.ReadFormAsync(ct);
            return form.Files.Count > 0
                ? Problem.ResponseUnreadable()
                : form.ToDictionary(field => field.Key, IReadOnlyList<string> (field) => field.Value!, StringComparer.OrdinalIgnoreCase);
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode == StatusCodes.Status413PayloadTooLarge ? Problem.ResponseTooLarge() : Problem.ResponseUnreadable();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException) // too many fields, no form at all, cut off, or in UTF-7
        {
            return Problem.ResponseUnreadable();
        }
    }

    /// <summary>After a successful post: the browser gets the next page, and reloading it sends nothing again.</summary>
    /// <param name="url">Of this site; what came from outside goes through <see cref="ReturnAddress"/> first.</param>
    public static IActionResult SeeOther(this HttpResponse response, string url)
    {
        response.Headers.Location = IsLocal(url) ? url : throw new ArgumentException("Not of this site.", nameof(url));
        return new StatusCodeResult(StatusCodes.Status303SeeOther);
    }

    /// <summary>Whether an address that somebody sent along is one of this site.</summary>
    public static bool IsLocal(string? address) => address is ['/', ..] && RedirectHttpResult.IsLocalUrl(address);

    /// <summary>Shows the error page, with the problem in the reader's words.</summary>
    public static IActionResult Refuse(this HttpContext http, Problem problem)
    {
        http.Items[_refusal] = problem;
        http.Response.SayWhatNext(problem);
        return new StatusCodeResult(StatusOf(problem));
    }

    /// <summary>The same for a program that asked: RFC 9457, with the rule's code as its type.</summary>
    public static IResult Refuse(this Texts t, Problem problem) =>
        TypedResults.Problem(title: t.Of(problem), type: problem.Rule, statusCode: StatusOf(problem));

    /// <summary>Says what a refused program or browser does next: when to try again, or with what to come back.</summary>
    public static void SayWhatNext(this HttpResponse response, Problem problem)
    {
        if (StatusOf(problem) is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
            (response.Headers.RetryAfter, response.Headers.CacheControl) = (problem.Value, "no-store"); // the value says after how many seconds
        if (problem.Rule is "credential-unknown" or "key-unknown")
            response.Headers.WWWAuthenticate = "Bearer";
    }

    /// <summary>What the error page is about; null when the framework itself refused.</summary>
    public static Problem? Refusal(this HttpContext http) => http.Items[_refusal] as Problem;

    /// <summary>The query of this address with one value changed.</summary>
    public static QueryString With(this HttpRequest request, string name, string value) => QueryString.Create(
        request.Query.Where(pair => pair.Key != name).Append(KeyValuePair.Create(name, new StringValues(value))));

    private static int StatusOf(Problem problem) => problem.Rule switch
    {
        "campaign-unknown" or "unit-unknown" or "field-unknown" or "point-malformed" or "receipt-unknown" or "root-unknown" or "comment-unknown" or "sample-unsigned" or "figures-withheld" => StatusCodes.Status404NotFound,
        "campaign-closed" or "campaign-not-yet-open" or "channel-not-planned" or "key-insufficient" => StatusCodes.Status403Forbidden,
        "credential-unknown" or "key-unknown" or "session-over" => StatusCodes.Status401Unauthorized,
        "report-table-unknown" or "draft-unknown" or "remark-unknown" or "questionnaire-unknown" => StatusCodes.Status404NotFound,
        "document-malformed" or "manuscript-other" => StatusCodes.Status422UnprocessableEntity,
        "response-conflict" => StatusCodes.Status409Conflict,
        "body-not-json" => StatusCodes.Status415UnsupportedMediaType,
        "limit-reached" or "key-limit-reached" => StatusCodes.Status429TooManyRequests,
        "store-away" or "reports-busy" or "sign-in-busy" => StatusCodes.Status503ServiceUnavailable,
        "body-too-large" or "response-too-large" or "document-too-long" => StatusCodes.Status413PayloadTooLarge,
        "printer-missing" => StatusCodes.Status501NotImplemented,
        "printing-failed" => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status400BadRequest,
    };
}

/// <summary>The page reads the posted fields itself: none of them may pass for a part of the address, and a broken form is the page's to explain.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReadsItsOwnFormAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        context.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}

/// <summary>405 where a page has no handler for the method: Razor would show the page as if its handler had run.</summary>
public sealed class KnownMethodsOnly : IPageFilter
{
    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var known = context.ActionDescriptor.HandlerMethods;
        if (context.HandlerMethod is not null || known.Count == 0)
            return;
        context.HttpContext.Response.Headers.Allow = string.Join(", ", known.Select(handler => handler.HttpMethod.ToUpperInvariant()));
        context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}

/// <summary><c>?lang=vi</c> or <c>?lang=en</c>, remembered in a cookie that holds nothing else.</summary>
public sealed class ChosenLanguage : QueryStringRequestCultureProvider
{
    public ChosenLanguage() => (QueryStringKey, UIQueryStringKey) = ("lang", "lang");

    public override async Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var chosen = await base.DetermineProviderCultureResult(httpContext);
        if (chosen?.Cultures[0].Value is "vi" or "en")
        {
            var value = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen!.Cultures[0].Value!));
            httpContext.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, value, new CookieOptions { HttpOnly = true, Secure = httpContext.Request.IsHttps, SameSite = SameSiteMode.Lax, IsEssential = true });
        }

        return chosen;
    }
}
