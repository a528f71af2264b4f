using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SurveyHub.Web;

/// <summary>A page model whose page, when it is shown to a GET, is the same for every reader but for its blanks.</summary>
public interface IPrinted
{
    /// <summary>See <see cref="PrintedPages.Find"/>.</summary>
    string PrintName { get; }

    /// <summary>See <see cref="PrintedPage.Of"/>.</summary>
    IReadOnlyList<string> Blanks { get; }
}

/// <summary>Keeps what a page shows for those who come next.</summary>
public sealed class KeepsPrintedPages(PrintedPages pages) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (context.Controller is not IPrinted printed || context.Result is not PageResult)
        {
            await next();
            return;
        }

        http.Response.Headers.CacheControl = "no-store"; // it names one response: nobody may see it a second time
        if (HttpMethods.IsGet(http.Request.Method))
            await PrintAsync(http, printed, next);
        else
            await next();
    }

    private async Task PrintAsync(HttpContext http, IPrinted printed, ResultExecutionDelegate next)
    {
        var body = http.Response.Body;
        using var html = new MemoryStream();
        http.Response.Body = html;
        try
        {
            if ((await next()).Exception is not null)
                return;
        }
        finally
        {
            http.Response.Body = body;
        }

        if (PrintedPage.Of(html.GetBuffer().AsSpan(0, (int)html.Length), printed.Blanks) is { } page)
            pages.Keep(printed.PrintName, page);
        html.Position = 0;
        await html.CopyToAsync(body, http.RequestAborted);
    }
}
