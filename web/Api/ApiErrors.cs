namespace SurveyHub.Web;

/// <summary>What programs are told under <c>/api</c> where it is not the API that speaks: RFC 9457 there, too, never a page.</summary>
public static class ApiErrors
{
    /// <summary>Behind the error pages: what is told here is none of theirs any more.</summary>
    public static void UseApiErrors(this IApplicationBuilder app) => app.UseWhen(
        http => http.Request.IsForPrograms(),
        api => api
            .UseStatusCodePages(refused => TellAsync(refused.HttpContext))
            .UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = TellAsync }));

    /// <remarks>Only the status, whatever has happened: an exception is for the log.</remarks>
    private static Task TellAsync(HttpContext http)
    {
        var status = http.Response.StatusCode;
        return TypedResults.Problem(title: Texts.Current[ErrorModel.TitleOf(status)], type: TypeOf(status), statusCode: status).ExecuteAsync(http);
    }

    private static string TypeOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => "not-found",
        StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
        >= 500 => "server-error",
        _ => "request-refused",
    };
}
