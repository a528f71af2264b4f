using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace SurveyHub.Tests;

/// <summary>A real mail server of one test's own, aiosmtpd in a process of its own, that keeps what it is given in a folder.</summary>
/// <remarks>It refuses <c>nobody@…</c> for good, and <c>later@…</c> once; what is for <c>silent@…</c> it keeps, and hangs up without a word.</remarks>
public sealed class MailServer : IDisposable
{
    private const string Program =
        """
        import asyncio, base64, email, email.policy, json, os, ssl, sys, uuid
        from aiosmtpd.smtp import SMTP, AuthResult

        folder, certificate, key, user, password, port = sys.argv[1:7]
        context = None
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, key)

        class Keeper:
            tries = 0

            async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
                Keeper.tries += 1
                if address.startswith('nobody@') or address.startswith('later@') and Keeper.tries == 1:
                    return ('550 5.1.1' if address.startswith('nobody@') else '451 4.3.0') + ' not now: ' + address
                envelope.rcpt_tos.append(address)
                return '250 OK'

            async def handle_DATA(self, server, session, envelope):
                message = email.message_from_bytes(envelope.content, policy=email.policy.default)
                kept = dict(Sender=envelope.mail_from, To=envelope.rcpt_tos, Subject=message['Subject'], Body=message.get_body(('plain',)).get_content(), Headers=message.keys(), Id=message['Message-ID'],
                            Attachments=[dict(Name=part.get_filename(), Type=part.get_content_type(), Bytes=base64.b64encode(part.get_payload(decode=True)).decode()) for part in message.iter_attachments()],
                            Tries=Keeper.tries, IsEncrypted=session.ssl is not None, IsSignedIn=bool(session.authenticated))
                path = os.path.join(folder, uuid.uuid4().hex)
                with open(path, 'w') as file:
                    json.dump(kept, file)
                os.rename(path, path + '.json')
                if envelope.rcpt_tos[0].startswith('silent@'):
                    server.transport.abort()
                return '250 OK'

        def authenticate(server, session, envelope, mechanism, data):
            return AuthResult(success=data.login.decode() == user and data.password.decode() == password)

        class Server(SMTP):
            async def smtp_AUTH(self, arg):  # its own knows the mechanisms in capitals only
                method, *rest = (arg or '').split() or ['']
                await super().smtp_AUTH(' '.join([method.upper(), *rest]))

        async def main():
            loop = asyncio.get_running_loop()
            server = await loop.create_server(
                lambda: Server(Keeper(), hostname='localhost', tls_context=context, require_starttls=bool(certificate), authenticator=authenticate if user else None, auth_required=bool(user)),
                '127.0.0.1', int(port))
            print(server.sockets[0].getsockname()[1], flush=True)
            await loop.run_in_executor(None, sys.stdin.read)  # until whoever started it is gone
            os._exit(0)

        asyncio.run(main())
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("surveyhub-mail-").FullName;
    private readonly Process _process;

    /// <param name="user">Whoever sends must sign in by that name, and by STARTTLS; null for a server that asks for nothing.</param>
    /// <param name="port">Where it was before; 0 for any.</param>
    public MailServer(string? user = null, string password = "", int port = 0)
    {
        if (user is not null)
            WriteCertificate();
        _process = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Program, _folder, user is null ? "" : Certificate, user is null ? "" : Key, user ?? "", password, port.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Port = int.Parse(_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The mail server did not start: is python3-aiosmtpd installed?"), CultureInfo.InvariantCulture);
    }

    public int Port { get; }

    /// <summary>Of the file; signed by itself.</summary>
    public string Certificate => Path.Combine(_folder, "certificate.pem");

    private string Key => Path.Combine(_folder, "key.pem");

    /// <summary>As the site takes them.</summary>
    public (string Name, string Value)[] Settings =>
    [
        ("Mail:Host", "127.0.0.1"), ("Mail:Port", Port.ToString(CultureInfo.InvariantCulture)), ("Mail:From", "khao-sat@tinh.example"), ("Mail:Tls", "none"), ("Site:Address", "https://hailong.example"),
    ];

    /// <summary>What was kept so far.</summary>
    public IReadOnlyList<KeptMessage> Kept => [.. Directory.GetFiles(_folder, "*.json").Select(file => JsonSerializer.Deserialize<KeptMessage>(File.ReadAllText(file))!)];

    /// <summary>The first message, once it is there.</summary>
    public async Task<KeptMessage> WaitAsync()
    {
        var watch = Stopwatch.StartNew();
        while (Kept.Count == 0)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), "No message came.");
            await Task.Delay(50);
        }

        return Assert.Single(Kept);
    }

    public void Dispose()
    {
        SurveyHubProgram.End(_process);
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(Sample.Noon.AddYears(-10), Sample.Noon.AddYears(50));
        File.WriteAllText(Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
    }
}

/// <param name="Tries">How often an address was offered until then.</param>
public sealed record KeptMessage(string Sender, IReadOnlyList<string> To, string Subject, string Body, IReadOnlyList<string> Headers, string? Id, IReadOnlyList<KeptAttachment> Attachments, int Tries, bool IsEncrypted, bool IsSignedIn)
{
    /// <summary>The address of the site's page that it leads to, without the site.</summary>
    public string Link => Body.Split('\n').Single(line => line.StartsWith("https://hailong.example/", StringComparison.Ordinal)).Trim()["https://hailong.example".Length..];
}

/// <param name="Type">Such as <c>text/csv</c>.</param>
public sealed record KeptAttachment(string Name, string Type, byte[] Bytes);
