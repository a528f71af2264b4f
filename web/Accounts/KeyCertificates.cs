using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The certificate for which the keys in the store are encrypted, and those it took the place of: nobody reads the keys with the store alone.</summary>
public sealed class KeyCertificates
{
    private const string UsualPath = "data/keys.pfx";

    private readonly string? _unsavedPath;
    private readonly string? _password;

    private KeyCertificates(X509Certificate2 current, IReadOnlyList<X509Certificate2> former, string? unsavedPath, string? password) =>
        (Current, Former, _unsavedPath, _password) = (current, former, unsavedPath, password);

    /// <summary>For which new keys are encrypted.</summary>
    public X509Certificate2 Current { get; }

    /// <summary>With which old keys can still be read.</summary>
    public IReadOnlyList<X509Certificate2> Former { get; }

    /// <summary>
    /// Those of <c>Keys:Certificate</c> and <c>Keys:FormerCertificates</c> (paths parted by semicolons), all under <c>Keys:CertificatePassword</c>.
    /// Without a setting one is made; it becomes a file beside the data with the first key, so that verbs which need none leave none behind.
    /// </summary>
    public static Outcome<KeyCertificates> Open(IConfiguration settings)
    {
        var (named, password) = (settings["Keys:Certificate"], settings["Keys:CertificatePassword"]);
        var former = (settings["Keys:FormerCertificates"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(path => Read(path, password)).ToList();
        var isUnsaved = string.IsNullOrEmpty(named) && !File.Exists(UsualPath);
        Outcome<X509Certificate2> current = isUnsaved ? Make() : Read(string.IsNullOrEmpty(named) ? UsualPath : named, password);
        List<Problem> problems = [.. current.Problems, .. former.SelectMany(certificate => certificate.Problems)];
        return problems.Count > 0 ? problems : new KeyCertificates(current.Value!, [.. former.Select(certificate => certificate.Value!)], isUnsaved ? UsualPath : null, password);
    }

    /// <summary>Sees to it that the next start finds the certificate again; before anything is stored that only it can read.</summary>
    /// <exception cref="IOException">Another process has made one meanwhile, or the folder cannot be written to.</exception>
    public void Save()
    {
        if (_unsavedPath is null || (File.Exists(_unsavedPath) && Read(_unsavedPath, _password).Value?.Thumbprint == Current.Thumbprint))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_unsavedPath))!);
        var whole = _unsavedPath + "." + Guid.NewGuid().ToString("N");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using (var file = new FileStream(whole, options))
                file.Write(Current.Export(X509ContentType.Pkcs12, _password));
            File.Move(whole, _unsavedPath, overwrite: false);
        }
        finally
        {
            File.Delete(whole); // gone already where it was moved
        }
    }

    /// <summary>The thumbprints of certificates that keys in the store need and that are not here.</summary>
    /// <param name="keys">As XML.</param>
    public IReadOnlyList<string> Missing(IEnumerable<string> keys)
    {
        XNamespace signature = "http://www.w3.org/2000/09/xmldsig#";
        var known = Former.Prepend(Current).Select(certificate => certificate.Thumbprint).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. keys.SelectMany(xml => XElement.Parse(xml).Descendants(signature + "X509Certificate"))
                .Select(element => X509CertificateLoader.LoadCertificate(Convert.FromBase64String(element.Value)).Thumbprint)
                .Distinct().Where(thumbprint => !known.Contains(thumbprint)),
        ];
    }

    private static Outcome<X509Certificate2> Read(string path, string? password)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, password);
            return certificate.GetRSAPrivateKey() is null ? Problem.CertificateNoKey(path) : certificate;
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return Problem.CertificateUnreadable(path);
        }
    }

    /// <remarks>Valid for ever: nothing asks whether it still is, and a key that lapses on a Sunday night helps nobody.</remarks>
    private static X509Certificate2 Make()
    {
        using var key = RSA.Create(3072);
        return new CertificateRequest("CN=SurveyHub", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.Zero));
    }
}

/// <summary>How the keys are kept.</summary>
public static class KeysSetup
{
    public static void AddKeys(this WebApplicationBuilder builder, KeyCertificates certificates)
    {
        var services = builder.Services;
        services.AddSingleton(certificates).AddSingleton<ProtectionKeys>();
        services.AddSingleton(provider => new StoredProtectionKeys(new(provider.GetRequiredService<ProtectionKeys>), certificates));
        services.AddDataProtection().SetApplicationName("SurveyHub")
            .ProtectKeysWithCertificate(certificates.Current).UnprotectKeysWithAnyCertificate([certificates.Current, .. certificates.Former]);
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<StoredProtectionKeys>((options, keys) => options.XmlRepository = keys);
    }

    /// <summary>Why some of the keys in the store cannot be read; empty when all can.</summary>
    public static async Task<IReadOnlyList<Problem>> FindLostKeysAsync(this WebApplication app, CancellationToken ct)
    {
        var keys = await app.Services.GetRequiredService<ProtectionKeys>().ListAsync(ct);
        return [.. app.Services.GetRequiredService<KeyCertificates>().Missing(keys).Select(Problem.CertificateLost)];
    }
}
