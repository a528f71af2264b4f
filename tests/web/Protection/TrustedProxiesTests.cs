namespace SurveyHub.Tests;

/// <summary>Whose word is taken for how a request came in. Seen by the header that only an answer over TLS has.</summary>
public sealed class TrustedProxiesTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.0.0.0/8, 127.0.0.0/8, ::1", true)]
    [InlineData("10.0.0.0/8", false)]
    [InlineData("", false)]
    public async Task Get_SaidToHaveComeByTls_IsBelievedOfTheProxyOnly(string trusted, bool isBelieved)
    {
        await using var app = await SurveyHubApp.ListenAsync(settings: ("Proxy:Trusted", trusted));

        Assert.Equal(isBelieved, await CameByTlsAsync(app, "https", "khaosat.example"));
    }

    [Theory]
    [InlineData("https, http", false)] // the proxy itself said http; what stands before came with the request
    [InlineData("http, https", true)]
    public async Task Get_SeveralWords_TheProxysOwnIsTheLast(string proto, bool cameByTls)
    {
        await using var app = await SurveyHubApp.ListenAsync(settings: ("Proxy:Trusted", "127.0.0.1"));

        Assert.Equal(cameByTls, await CameByTlsAsync(app, proto, "khaosat.example"));
    }

    [Fact]
    public async Task Get_ForAHostThatIsNotAllowed_IsNotBelieved()
    {
        await using var app = await SurveyHubApp.ListenAsync(settings: [("Proxy:Trusted", "127.0.0.1"), ("AllowedHosts", "khaosat.example;127.0.0.1")]);

        Assert.True(await CameByTlsAsync(app, "https", "khaosat.example"));
        Assert.False(await CameByTlsAsync(app, "https", "evil.example")); // the host stays 127.0.0.1
    }

    [Fact]
    public async Task Start_ProxyThatIsNoAddress_SaysSo()
    {
        using var program = new SurveyHubProgram();

        var ended = await program.RunAsync("serve", "--urls", "http://127.0.0.1:0", "--Proxy:Trusted=the-proxy");

        Assert.NotEqual(0, ended.ExitCode);
        Assert.Contains("Proxy:Trusted: the-proxy", ended.Errors, StringComparison.Ordinal);
    }

    private static async Task<bool> CameByTlsAsync(SurveyHubApp app, string proto, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/healthz") { Headers = { { "X-Forwarded-Proto", proto }, { "X-Forwarded-Host", host }, { "X-Forwarded-For", "203.0.113.9" } } };
        using var response = await app.Client.SendAsync(request);
        return response.Headers.Contains("Strict-Transport-Security");
    }
}
