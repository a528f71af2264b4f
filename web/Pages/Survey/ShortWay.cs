using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What nearly every citizen does (opens the form, sends it, sees the receipt) without the machinery of pages; everything else goes on to them.</summary>
public static class ShortWay
{
    private const string Form = "/s/";
    private const string Receipt = "/thanks/";

    public static void UseShortWay(this WebApplication app)
    {
        var (pages, receipts) = (app.Services.GetRequiredService<PrintedPages>(), app.Services.GetRequiredService<Receipts>());
        var (reception, clock) = (app.Services.GetRequiredService<Reception>(), app.Services.GetRequiredService<TimeProvider>());
        app.Use((http, next) =>
        {
            var (path, isGet) = (http.Request.Path.Value!, HttpMethods.IsGet(http.Request.Method));
            if (isGet && path.StartsWith(Form, StringComparison.Ordinal) && pages.Find(FormName(http.Request)) is { } form)
                return form.SendAsync(http, ResponseId.New(clock.GetUtcNow()).ToString("D"));
            if (isGet && path.StartsWith(Receipt, StringComparison.Ordinal) && ResponseId.Parse(path[Receipt.Length..]) is { } id
                && receipts.Find(id) is { } receivedAt && pages.Find(ReceiptName(http.Request)) is { } receipt)
                return receipt.SendAsync(http, ThanksModel.Print(id), Texts.Current.Time(receivedAt));
            return HttpMethods.IsPost(http.Request.Method) && path.StartsWith(Form, StringComparison.Ordinal) && !path.AsSpan(Form.Length).Contains('/')
                ? ReceiveAsync(reception, http, next)
                : next(http);
        });
    }

    /// <summary>The address as it was typed: the page's own links repeat it.</summary>
    public static string FormName(HttpRequest request) => request.Path.Value + request.QueryString.Value;

    public static string ReceiptName(HttpRequest request) => Receipt + request.QueryString.Value;

    public static string ReceiptAddress(Guid id) => $"{Receipt}{id:N}";

    private static async Task ReceiveAsync(Reception reception, HttpContext http, RequestDelegate next)
    {
        var received = await reception.ReceiveAsync(http, http.Request.Path.Value![Form.Length..], http.RequestAborted);
        if (received.Value is not { IsStored: true } sent)
        {
            await next(http); // the page asks the reception for the same, and shows it
            return;
        }

        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = ReceiptAddress(sent.ResponseId);
        http.Response.ContentLength = 0;
    }
}
