using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace SurveyHub.Web;

/// <summary>How much anybody may send. A page that takes files raises it for itself, with <c>[RequestSizeLimit]</c> and <c>[RequestFormLimits]</c>.</summary>
/// <remarks>Kestrel's own limits stay as they are: 32 KB of headers within 30 seconds, 8 KB of address, and a body that does not stand still.</remarks>
public static class RequestLimits
{
    /// <summary>In bytes: twice the largest batch of responses.</summary>
    public const int LargestBody = 4 * 1024 * 1024;

    public static void Configure(KestrelServerOptions server)
    {
        server.AddServerHeader = false; // which server this is helps nobody who means well
        server.Limits.MaxRequestBodySize = LargestBody;
    }

    public static void Configure(FormOptions forms) =>
        (forms.MultipartBodyLengthLimit, forms.BufferBodyLengthLimit, forms.ValueLengthLimit) = (LargestBody, LargestBody, Http.LargestForm);
}
