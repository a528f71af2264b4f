using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What the pages of accounts share: who acts, and what is said after an act.</summary>
public static class Administering
{
    private const string Notice = "notice", Link = "link";

    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public static Actor Actor(this HttpContext http, TimeProvider clock)
    {
        var visitor = http.Visitor() ?? throw new InvalidOperationException("Nobody is signed in.");
        return new(visitor.SignedIn?.Account.Id, visitor.Sign(clock));
    }

    /// <summary>Said on the next page, once.</summary>
    /// <param name="notice">The key of the sentence.</param>
    public static void Say(this PageModel page, string notice) => page.TempData[Notice] = notice;

    public static string? Said(this PageModel page) => page.TempData[Notice] as string;

    /// <summary>Sends a new link; where that is impossible, it is shown once, on the next page, to be handed over.</summary>
    public static async Task SendLinkAsync(this PageModel page, AccountLinks links, Account account, Texts t, CancellationToken ct)
    {
        var link = await links.MakeAsync(account);
        if (await links.SendAsync(account, link, t, ct))
            page.Say($"admin.account-sent.{Words.Write(AccountLinks.KindFor(account))}");
        else
            page.TempData[Link] = link;
    }

    /// <summary>The whole address of the link to hand over; null where there is none, or it was shown before.</summary>
    public static Uri? HandedOver(this PageModel page) =>
        page.TempData[Link] is string link ? page.HttpContext.RequestServices.GetRequiredService<SiteAddress>().LinkTo(page.Request, link) : null;
}
