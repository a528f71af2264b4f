using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SurveyHub.Load;

/// <summary>A server that answers the clients' requests with bytes made beforehand: what it cannot do, the clients cannot measure.</summary>
internal static class ServeConstant
{
    public static async Task RunAsync(Uri address, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add(address.ToString());
        var page = Zip(Page());
        app.Run(http => AnswerAsync(http, page));
        await app.StartAsync(ct);
        await Task.Delay(Timeout.Infinite, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task AnswerAsync(HttpContext http, byte[] page)
    {
        if (HttpMethods.IsPost(http.Request.Method))
        {
            while (await http.Request.BodyReader.ReadAsync() is var read)
            {
                http.Request.BodyReader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                    break;
            }

            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = "/thanks/0";
            http.Response.ContentLength = 0;
            return;
        }

        http.Response.Headers.ContentEncoding = "gzip";
        http.Response.ContentLength = page.Length;
        await http.Response.Body.WriteAsync(page);
    }

    /// <summary>As large as the product's when zipped, and it passes for one.</summary>
    private static string Page()
    {
        var filler = new byte[4000];
        new Random(1).NextBytes(filler);
        var questions = string.Concat(DemoCampaign.Required.Select(code => $"<input name=\"{code}\">"));
        return $"""<input type="hidden" name="response_id" value="{RequestTemplate.Id}">{questions}{Convert.ToBase64String(filler)}</html>""";
    }

    private static byte[] Zip(string text)
    {
        var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Optimal))
            zip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }
}
