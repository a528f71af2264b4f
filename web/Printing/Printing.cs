using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

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

/// <summary>Answers from memory what most citizens open: the form, and the receipt of what they have just sent.</summary>
public static class Printing
{
    public static void UsePrintedPages(this WebApplication app)
    {
        var (pages, receipts) = (app.Services.GetRequiredService<PrintedPages>(), app.Services.GetRequiredService<Receipts>());
        var clock = app.Services.GetRequiredService<TimeProvider>();
        app.Use((http, next) =>
        {
            if (!HttpMethods.IsGet(http.Request.Method) || http.Request.Path.Value is not { } path)
                return next(http);
            if (path.StartsWith("/s/", StringComparison.Ordinal) && pages.Find(FormName(http.Request)) is { } form)
                return form.SendAsync(http, ResponseId.New(clock.GetUtcNow()).ToString("D"));
            if (path.StartsWith("/thanks/", StringComparison.Ordinal) && ResponseId.Parse(path["/thanks/".Length..]) is { } id
                && receipts.Find(id) is { } receivedAt && pages.Find(ReceiptName(http.Request)) is { } receipt)
                return receipt.SendAsync(http, ThanksModel.Print(id), Texts.Current.Time(receivedAt));
            return next(http);
        });
    }

    /// <summary>The address as it was typed: the page's own links repeat it.</summary>
    public static string FormName(HttpRequest request) => request.Path.Value + request.QueryString.Value;

    public static string ReceiptName(HttpRequest request) => "/thanks/" + request.QueryString.Value;
}
