using AngleSharp.Html.Dom;

namespace SurveyHub.Tests;

/// <summary>Forms of staff, sent as a browser would: with the token of the page that showed them.</summary>
public static class StaffForm
{
    /// <param name="address">Of the page with the form.</param>
    /// <param name="fields">Beside what the form itself holds.</param>
    public static async Task<HttpResponseMessage> FillAsync(this SurveyHubApp app, string address, params IEnumerable<(string Name, string Value)> fields)
    {
        var shown = await app.Client.GetAsync(address);
        var form = (await SurveyHubApp.PageAsync(shown)).Forms.OfType<IHtmlFormElement>().Single(form => form.Method == "post" && form.Closest("main") is not null);
        var token = ((IHtmlInputElement)form.Elements["__RequestVerificationToken"]!).Value;
        using var sent = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action") is { Length: > 0 } action ? action : address);
        sent.Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        var cookies = shown.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]);
        sent.Headers.Add("Cookie", string.Join("; ", app.Client.DefaultRequestHeaders.GetValues("Cookie").Concat(cookies)));
        return await app.Client.SendAsync(sent);
    }
}
