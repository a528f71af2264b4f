using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SurveyHub.Tests;

public sealed class ServeOverTlsTests : IDisposable
{
    private readonly SurveyHubProgram _program = new();

    [Fact]
    public async Task Serve_WithACertificate_SpeaksHttp2FromTheFormToTheReceipt()
    {
        using var certificate = Certificate();
        var file = Path.Combine(_program.Folder, "site.pfx");
        await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pfx, "secret"));
        using var site = await _program.ServeAsync("--urls", "https://127.0.0.1:0", $"--Kestrel:Certificates:Default:Path={file}", "--Kestrel:Certificates:Default:Password=secret");
        using var client = Client(site.Address, certificate);

        (await client.GetAsync("/s/demo")).Dispose();
        var forms = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.GetAsync("/s/demo")));
        using var body = new FormUrlEncodedContent(DemoForm.Filled().Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var receipt = await client.PostAsync("/s/demo", body);

        Assert.All([.. forms, receipt], response => Assert.Equal((HttpStatusCode.OK, HttpVersion.Version20), (response.StatusCode, response.Version)));
        Assert.All(forms, form => Assert.Contains("gzip", form.Content.Headers.ContentEncoding));
        Assert.StartsWith("/thanks/", receipt.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }

    public void Dispose() => _program.Dispose();

    /// <summary>Trusts this certificate and no other.</summary>
    private static HttpClient Client(Uri address, X509Certificate2 certificate)
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, CustomTrustStore = { certificate } };
        var handler = new SocketsHttpHandler { SslOptions = new() { CertificateChainPolicy = trust } };
        var client = new HttpClient(handler) { BaseAddress = address, DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        return client;
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(Sample.Noon.AddYears(-10), Sample.Noon.AddYears(50));
    }
}
