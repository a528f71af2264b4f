using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What nearly every citizen does (opens the form, sends it, sees the receipt) without the machinery of pages; everything else goes on to them.</summary>
public sealed class ShortWay(RequestDelegate next, PrintedPages pages, Reception reception, Receipts receipts, Readiness readiness, TimeProvider clock)
{
    private const string Form = "/s/";
    private const string Receipt = "/thanks/";

    public Task InvokeAsync(HttpContext http)
    {
        if (!readiness.IsPrepared)
            return next(http); // which says so
        var path = http.Request.Path.Value!;
        if (path.StartsWith(Form, StringComparison.Ordinal))
            return HttpMethods.IsGet(http.Request.Method) ? ShowForm(http) : HttpMethods.IsPost(http.Request.Method) ? ReceiveAsync(http, path[Form.Length..]) : next(http);
        return path.StartsWith(Receipt, StringComparison.Ordinal) && HttpMethods.IsGet(http.Request.Method) ? ShowReceipt(http, path[Receipt.Length..]) : next(http);
    }

    /// <summary>The address as it was typed: the page's own links repeat it.</summary>
    public static string FormName(HttpRequest request) => request.Path.Value + request.QueryString.Value;

    public static string ReceiptName(HttpRequest request) => Receipt + request.QueryString.Value;

    public static string ReceiptAddress(Guid id) => $"{Receipt}{id:N}";

    private Task ShowForm(HttpContext http) =>
        pages.Find(FormName(http.Request)) is { } page ? page.SendAsync(http, ResponseId.New(clock.GetUtcNow()).ToString("D")) : next(http);

    private Task ShowReceipt(HttpContext http, string number) =>
        ResponseId.Parse(number) is { } id && receipts.Find(id) is { } receivedAt && pages.Find(ReceiptName(http.Request)) is { } page
            ? page.SendAsync(http, ThanksModel.Print(id), Texts.Current.Time(receivedAt))
            : next(http);

    private async Task ReceiveAsync(HttpContext http, string campaign)
    {
        if (campaign.Contains('/', StringComparison.Ordinal) || (await reception.ReceiveAsync(http, Occasion.Of(http.Request), campaign, http.RequestAborted)).Value is not { IsStored: true } sent)
        {
            await next(http); // the page asks the reception for the same, and shows it
            return;
        }

        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = ReceiptAddress(sent.ResponseId);
        http.Response.ContentLength = 0;
    }
}
