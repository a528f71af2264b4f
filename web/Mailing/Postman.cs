using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Sends what waits in the ledger of messages. Each is claimed before it is sent, so that of two nodes one sends it, and none sends it again.</summary>
public sealed class Postman(Deliveries deliveries, ScheduledReports reports, AlertWatch alerts, AddressBook addresses, Mail mail, TimeProvider clock)
{
    private const int MostAtOnce = 200;

    public async Task SendAsync(CancellationToken ct)
    {
        await deliveries.GiveUpAsync(clock.GetUtcNow(), ct);
        if (!mail.IsSetUp)
            return;
        foreach (var delivery in await deliveries.ListDueAsync(clock.GetUtcNow(), MostAtOnce, ct))
        {
            if (!await deliveries.ClaimAsync(delivery, clock.GetUtcNow(), ct))
                continue;
            var (to, reason, detail) = await SendAsync(delivery, ct);
            await deliveries.SettleAsync(delivery, to, reason, detail, clock.GetUtcNow(), CancellationToken.None); // also where the program is about to end: it was sent
            if (reason == DeliveryReason.Away)
                return; // the others would only wait for the same server
        }
    }

    private async Task<(DeliveryState To, DeliveryReason? Reason, string? Detail)> SendAsync(Delivery delivery, CancellationToken ct)
    {
        if (await addresses.FindAsync(delivery.Account, ct) is not { Address: { } address } addressee)
            return (DeliveryState.Failed, DeliveryReason.NoAddress, null);
        var (letter, refusal) = await WriteAsync(delivery.Occasion, addressee, ct);
        if (letter is null)
            return (DeliveryState.Failed, refusal, null);
        var outcome = await mail.SendAsync(address, letter with { Id = delivery.Id }, ct);
        return outcome.Fate switch
        {
            MailFate.Sent => (DeliveryState.Sent, null, null),
            MailFate.TryLater => (DeliveryState.Queued, DeliveryReason.Away, outcome.Reason),
            MailFate.Refused => (DeliveryState.Bounced, DeliveryReason.Refused, outcome.Reason),
            MailFate.Uncertain => (DeliveryState.Failed, DeliveryReason.Interrupted, outcome.Reason),
        };
    }

    private Task<(Letter? Letter, DeliveryReason? Reason)> WriteAsync(MailOccasion occasion, Addressee to, CancellationToken ct) => occasion.Kind switch
    {
        DeliveryKind.Schedule => reports.WriteAsync(occasion, to, ct),
        DeliveryKind.Alert => alerts.WriteAsync(occasion, to, ct),
    };
}
