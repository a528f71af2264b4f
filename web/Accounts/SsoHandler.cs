using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The framework's OAuth with the provider's discovery and userinfo; whatever goes wrong ends on a page in the reader's words.</summary>
public sealed class SsoHandler(IOptionsMonitor<OAuthOptions> options, ILoggerFactory logger, UrlEncoder encoder, Sso sso) : OAuthHandler<OAuthOptions>(options, logger, encoder)
{
    /// <summary>The sign-in that comes back, once it is sure that this browser began it.</summary>
    private AuthenticationProperties? _begun;

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (await KnowsEndpointsAsync())
            await base.HandleChallengeAsync(properties);
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        if (!await KnowsEndpointsAsync())
            return await RefuseAsync(Problem.SsoAway(), "no endpoints");
        try
        {
            var result = await base.HandleRemoteAuthenticateAsync();
            return result.Failure is { } failure ? await RefuseAsync(_begun is null ? Problem.SsoBroken() : Problem.SsoAway(), Reason(failure)) : result;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is OperationCanceledException && !Context.RequestAborted.IsCancellationRequested))
        {
            return await RefuseAsync(Problem.SsoAway(), Reason(e));
        }
    }

    protected override bool ValidateCorrelationId(AuthenticationProperties properties)
    {
        var isOurs = base.ValidateCorrelationId(properties);
        _begun = isOurs ? properties : null;
        return isOurs;
    }

    protected override Task<HandleRequestResult> HandleAccessDeniedErrorAsync(AuthenticationProperties properties) => RefuseAsync(Problem.SsoDenied(), "access_denied");

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Options.UserInformationEndpoint);
        request.Headers.Authorization = new("Bearer", tokens.AccessToken);
        request.Headers.Accept.Add(new("application/json"));
        using var response = await Backchannel.SendAsync(request, Context.RequestAborted);
        response.EnsureSuccessStatusCode();
        using var said = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(Context.RequestAborted));
        identity.AddClaim(SsoPerson.Read(said.RootElement, sso.Settings!).ToClaim());
        return new(new(identity), properties, Scheme.Name);
    }

    private async Task<bool> KnowsEndpointsAsync()
    {
        if (await sso.FindEndpointsAsync(Context.RequestAborted) is not { } endpoints)
            return false;
        (Options.AuthorizationEndpoint, Options.TokenEndpoint, Options.UserInformationEndpoint) =
            (endpoints.Authorization.AbsoluteUri, endpoints.Token.AbsoluteUri, endpoints.UserInfo.AbsoluteUri);
        return true;
    }

    private async Task<HandleRequestResult> RefuseAsync(Problem problem, string reason)
    {
        Logger.LogWarning("A sign-in through the provider was refused: {Rule}, {Reason}", problem.Rule, reason);
        if (_begun is not null) // what no browser of ours began is nobody's sign-in, and could fill the trail
            await RecordAsync(problem);
        Context.Response.Redirect(QueryHelpers.AddQueryString(_begun?.RedirectUri ?? Sso.Page, "refused", problem.Rule));
        return HandleRequestResult.Handle();
    }

    private async Task RecordAsync(Problem problem)
    {
        try
        {
            await Context.RequestServices.GetRequiredService<SsoAccounts>().RecordRefusalAsync(problem, Sso.Scheme, Context.RequestAborted);
        }
        catch (StoreAwayException e)
        {
            Logger.LogWarning("The refusal is not in the audit trail: {Reason}", e.Message);
        }
    }

    /// <summary>Never the message: the framework's holds what the provider answered.</summary>
    private static string Reason(Exception e) =>
        e.Data["error"] is string { Length: < 50 } error && error.All(letter => letter is '_' or (>= 'a' and <= 'z')) ? error
        : e is HttpRequestException { StatusCode: { } status } ? $"status {(int)status}"
        : e.GetType().Name;
}
