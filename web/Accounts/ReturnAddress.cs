namespace SurveyHub.Web;

/// <summary>Where somebody wanted to go before they had to sign in.</summary>
public static class ReturnAddress
{
    private static readonly Uri _here = new("http://here");

    /// <summary>An address of this site, ready for a header; one's own account where it is none.</summary>
    public static string Of(string? to) =>
        Http.IsLocal(to) && Uri.TryCreate(_here, to, out var address) && address.Authority == _here.Authority ? address.PathAndQuery : "/account";
}
