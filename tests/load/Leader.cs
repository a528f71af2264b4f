using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary>A leader of the whole province who is signed in and reads one page after another.</summary>
internal sealed partial class Leader : IDisposable
{
    private const string Name = "lanh-dao@tinh.example", Password = "con cá rô bơi qua sông";

    private readonly HttpClient _http;
    private readonly Dictionary<string, string> _cookies = [];

    private Leader(Uri site) => _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = site };

    public static async Task<Leader> SignInAsync(Stage stage, CancellationToken ct)
    {
        await AddAccountAsync(stage.Store!, ct);
        var leader = new Leader(new($"http://{stage.Run.Address}"));
        var form = await leader.SendAsync(new(HttpMethod.Get, "/account/sign-in"), ct);
        var token = Token().Match(await form.Content.ReadAsStringAsync(ct)).Groups["token"].Value;
        var fields = new FormUrlEncodedContent([new("name", Name), new("password", Password), new("__RequestVerificationToken", token)]);
        var answer = await leader.SendAsync(new(HttpMethod.Post, "/account/sign-in") { Content = fields }, ct);
        return (int)answer.StatusCode is 302 or 303 ? leader : throw new InvalidOperationException($"The leader cannot sign in: {answer.StatusCode}");
    }

    /// <summary>From the request to the last byte of the page.</summary>
    /// <exception cref="InvalidOperationException">It is not the page.</exception>
    public async Task<TimeSpan> ReadAsync(string address, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        using var answer = await SendAsync(new(HttpMethod.Get, address), ct);
        var page = await answer.Content.ReadAsStringAsync(ct);
        var taken = Stopwatch.GetElapsedTime(begun);
        return answer.StatusCode == HttpStatusCode.OK && page.Contains("provenance", StringComparison.Ordinal) ? taken : throw new InvalidOperationException($"{address}: {answer.StatusCode}");
    }

    public void Dispose() => _http.Dispose();

    private static async Task AddAccountAsync(Store store, CancellationToken ct)
    {
        var (accounts, by) = (new Accounts(store.Database, store.Audit), Signature.System(new VietnamClock().GetUtcNow()));
        var account = new Account { Id = Guid.NewGuid(), SignInName = Name, SignInKey = Name.ToUpperInvariant(), FullName = "Lãnh đạo", SecurityStamp = "load", CreatedAt = by.At };
        account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, Password);
        if (await accounts.AddAsync(account, by, ct)) // false where the store is from a run before
            await accounts.GrantAsync(account.Id, new(Guid.NewGuid(), Role.Leader, null, by.At.DayInVietnam(), null), by, ct);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"))); // by hand: they are for TLS, which is not measured here
        var answer = await _http.SendAsync(request, ct);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            _cookies[cookie.Split('=')[0]] = cookie.Split('=', 2)[1].Split(';')[0];
        return answer;
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]* value="(?<token>[^"]+)""", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
