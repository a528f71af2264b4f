using System.Net;
using System.Net.Mail;
using System.Security.Authentication;
using System.Text;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Sends messages of plain text. What it logs says neither to whom nor what.</summary>
public sealed class Mail(MailSettings? settings, ILogger<Mail> log)
{
    private static readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<SmtpException>(MayPass).Handle<TimeoutRejectedException>(),
            MaxRetryAttempts = 2,
            Delay = TimeSpan.FromMilliseconds(500),
            BackoffType = DelayBackoffType.Exponential,
        })
        .AddTimeout(TimeSpan.FromSeconds(10)) // each attempt; the client's own limit is for its synchronous calls only
        .Build();

    /// <summary>False where links are handed over by people.</summary>
    public bool IsSetUp => settings is not null;

    /// <summary>The whole address of a page of this site.</summary>
    /// <exception cref="InvalidOperationException">No mail is set up.</exception>
    public Uri Link(string path) => new(Settings.Site, path);

    /// <returns>False when it could not be sent, or no mail is set up.</returns>
    /// <exception cref="ArgumentException">The subject has several lines, which could pass for headers.</exception>
    public async Task<bool> SendAsync(EmailAddress to, string subject, string body, CancellationToken ct)
    {
        if (!IsSetUp)
            return false;
        using var message = new MailMessage(Settings.From.Value, to.Value) { Subject = subject, SubjectEncoding = Encoding.UTF8, Body = body, BodyEncoding = Encoding.UTF8, IsBodyHtml = false };
        message.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's holiday notice answers it
        try
        {
            await _pipeline.ExecuteAsync(async token => await SendAsync(message, token), ct);
            return true;
        }
        catch (Exception e) when (e is SmtpException or AuthenticationException or IOException or TimeoutRejectedException)
        {
            log.LogWarning("A message was not sent: {Reason}", ReasonOf(e)); // not the exception: a server's reply repeats the address
            return false;
        }
    }

    private MailSettings Settings => settings ?? throw new InvalidOperationException("No mail is set up.");

    private async ValueTask SendAsync(MailMessage message, CancellationToken ct)
    {
        using var client = new SmtpClient(Settings.Host, Settings.Port)
        {
            EnableSsl = Settings.UsesTls, // by STARTTLS, and not without it
            Credentials = Settings.User is { } user ? new NetworkCredential(user, Settings.Password) : null,
        };
        await client.SendMailAsync(message, ct);
    }

    /// <summary>Whether another attempt may go better: not where the server refused for good (RFC 5321, 5xx), nor where its certificate is not trusted.</summary>
    private static bool MayPass(SmtpException e) => (int)e.StatusCode < 500 && e.InnerException is not AuthenticationException;

    private static string ReasonOf(Exception e) => e is SmtpException smtp ? $"{smtp.StatusCode} {smtp.InnerException?.GetType().Name}".TrimEnd() : e.GetType().Name;
}
