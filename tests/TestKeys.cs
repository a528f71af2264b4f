using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SurveyHub.Tests;

/// <summary>The certificate of all sites that tests start: made once, and shorter than a real one, because that takes longer than a test.</summary>
public static class TestKeys
{
    /// <summary>What <c>Keys:Certificate</c> takes.</summary>
    public static string Path { get; } = MakeForAll();

    public static byte[] Pfx(string? password = null)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=SurveyHub", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return certificate.Export(X509ContentType.Pkcs12, password);
    }

    public static string ThumbprintOf(string path)
    {
        using var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, null);
        return certificate.Thumbprint;
    }

    private static string MakeForAll()
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"surveyhub-keys-{Guid.NewGuid():N}.pfx");
        File.WriteAllBytes(path, Pfx());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(path);
        return path;
    }
}
