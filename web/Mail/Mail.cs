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
            ShouldHandle = new PredicateBuilder().Handle<SmtpException>(MayPass),
            MaxRetryAttempts = 2,
            Delay = TimeSpan.FromMilliseconds(500),
            BackoffType = DelayBackoffType.Exponential,
        })
        .AddTimeout(TimeSpan.FromMinutes(1)) // each attempt: some servers look through files before they answer; the client's own limit is for its synchronous calls only
        .Build();

    /// <summary>False where links are handed over by people.</summary>
    public bool IsSetUp => settings is not null;

    /// <summary>The whole address of a page of this site.</summary>
    /// <exception cref="InvalidOperationException">No mail is set up.</exception>
    public Uri Link(string path) => new(Settings.Site, path);

    /// <returns>Later where no mail is set up.</returns>
    /// <exception cref="ArgumentException">The subject has several lines, which could pass for headers.</exception>
    public async Task<MailOutcome> SendAsync(EmailAddress to, Letter letter, CancellationToken ct)
    {
        if (!IsSetUp)
            return new(MailFate.TryLater, "NotSetUp");
        using var message = MessageOf(to, letter);
        try
        {
            await _pipeline.ExecuteAsync(async token => await SendAsync(message, token), ct);
            return MailOutcome.Sent;
        }
        catch (Exception e) when (e is SmtpException or AuthenticationException or IOException or TimeoutRejectedException)
        {
            var reason = ReasonOf(e); // not the exception: a server's reply repeats the address
            log.LogWarning("A message was not sent: {Reason}", reason);
            return new(FateOf(e, message), reason);
        }
    }

    private MailMessage MessageOf(EmailAddress to, Letter letter)
    {
        var message = new MailMessage(Settings.From.Value, to.Value) { Subject = letter.Subject, SubjectEncoding = Encoding.UTF8, Body = letter.Body, BodyEncoding = Encoding.UTF8, IsBodyHtml = false };
        message.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's holiday notice answers it
        if (letter.Id is { } id)
            message.Headers.Add("Message-ID", $"<{id:N}@{Settings.Site.Host}>");
        foreach (var enclosure in letter.Enclosures)
            message.Attachments.Add(new(new MemoryStream(enclosure.Bytes), enclosure.Name, enclosure.ContentType));
        return message;
    }

    private MailSettings Settings => settings ?? throw new InvalidOperationException("No mail is set up.");

    private async ValueTask SendAsync(MailMessage message, CancellationToken ct)
    {
        using var client = new SmtpClient(Settings.Host, Settings.Port)
        {
            EnableSsl = Settings.UsesTls, // by STARTTLS, and not without it
            Credentials = Settings.User is { } user ? new NetworkCredential(user, Settings.Password) : null,
        };
        foreach (var enclosure in message.Attachments)
            enclosure.ContentStream.Position = 0; // where an attempt before this one has read it
        await client.SendMailAsync(message, ct);
    }

    /// <summary>Whether another attempt at once may go better: not where the server refused for good (RFC 5321, 5xx), where its certificate is not trusted, nor where it went silent.</summary>
    private static bool MayPass(SmtpException e) => (int)e.StatusCode < 500 && e.InnerException is not (AuthenticationException or IOException);

    /// <remarks>It is this address or message that the server will never have where it says 55x; to sign in wrongly, or without encryption, is ours to mend.</remarks>
    private static MailFate FateOf(Exception e, MailMessage message)
    {
        if (e is SmtpException smtp && (int)smtp.StatusCode is >= 550 and <= 559)
            return MailFate.Refused;
        var isSilent = e is not SmtpException || e.InnerException is IOException;
        return isSilent && message.Attachments.Any(enclosure => enclosure.ContentStream.Position > 0) ? MailFate.Uncertain : MailFate.TryLater;
    }

    private static string ReasonOf(Exception e) => e is SmtpException smtp ? $"{smtp.StatusCode} {smtp.InnerException?.GetType().Name}".TrimEnd() : e.GetType().Name;
}
