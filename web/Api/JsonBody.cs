using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What a program sends.</summary>
public static class JsonBody
{
    /// <summary>In bytes, after decompression: 500 responses of the longest questionnaire have room.</summary>
    private const int Largest = 2 * 1024 * 1024;

    /// <returns>The document, which the caller disposes; or why the whole request is refused.</returns>
    public static async Task<Outcome<JsonDocument>> JsonAsync(this HttpRequest request, CancellationToken ct)
    {
        if (!IsJson(request.ContentType))
            return Problem.BodyNotJson(request.ContentType);
        if (request.Headers.ContentEncoding.Count > 0) // one that UseRequestDecompression does not know
            return Problem.BodyNotJson(request.Headers.ContentEncoding);
        var body = await request.BytesAsync(ct);
        return body.Value is { } utf8 ? SentJson.Parse(utf8) : body.Problems[0];
    }

    private static async Task<Outcome<byte[]>> BytesAsync(this HttpRequest request, CancellationToken ct)
    {
        try
        {
            var read = await request.BodyReader.ReadAtLeastAsync(Largest + 1, ct);
            var body = read.Buffer.Length > Largest ? null : read.Buffer.ToArray();
            request.BodyReader.AdvanceTo(read.Buffer.End);
            return body is null ? Problem.BodyTooLarge() : body;
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode == StatusCodes.Status413PayloadTooLarge ? Problem.BodyTooLarge() : Problem.BodyUnreadable();
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or IOException) // not gzip or not Brotli as it says, or cut off
        {
            return Problem.BodyUnreadable();
        }
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Encoding is UTF8Encoding);
}
