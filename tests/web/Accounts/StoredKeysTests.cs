using System.Net;

namespace SurveyHub.Tests;

public sealed class StoredKeysTests : IDisposable
{
    private readonly TempFile _other = new(TestKeys.Pfx());

    [Theory, EachDatabase]
    public async Task Cookie_OfOneNode_IsReadByTheOther(string provider)
    {
        await using var first = await SurveyHubApp.StartAsync(provider);
        await using var second = first.StartAnotherNode();

        Assert.Equal(HttpStatusCode.OK, await OpenAsync(second, await CookieAsync(first)));
    }

    [Theory, EachDatabase]
    public async Task Keys_InTheStore_AreEncryptedForTheCertificate(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);
        await CookieAsync(app);

        var stored = await app.Service<ProtectionKeys>().ListAsync(default);

        Assert.All(stored, xml => Assert.Contains("<EncryptedData", xml, StringComparison.Ordinal));
        Assert.All(stored, xml => Assert.DoesNotContain("<masterKey", xml, StringComparison.Ordinal));
        Assert.NotEmpty(stored);
    }

    [Fact]
    public async Task Cookie_OnANodeWithAnotherCertificate_IsNotRead()
    {
        await using var first = await SurveyHubApp.StartAsync();
        var cookie = await CookieAsync(first);
        await using var stranger = first.StartAnotherNode(("Keys:Certificate", _other.Path));

        Assert.Equal(HttpStatusCode.Redirect, await OpenAsync(stranger, cookie));
    }

    [Fact]
    public async Task Cookie_AfterTheCertificateWasExchanged_IsReadWithTheFormerOne()
    {
        await using var first = await SurveyHubApp.StartAsync();
        var cookie = await CookieAsync(first);
        await using var since = first.StartAnotherNode(("Keys:Certificate", _other.Path), ("Keys:FormerCertificates", $"{TestKeys.Path}; "));

        Assert.Equal(HttpStatusCode.OK, await OpenAsync(since, cookie));
    }

    [Fact]
    public async Task Start_CertificateLost_SaysWhichAndServesCitizens()
    {
        using var program = new SurveyHubProgram();
        using (var first = await program.ServeAsync("--urls", "http://127.0.0.1:0"))
            Assert.Equal(0, await first.InterruptAsync());

        using var site = await program.ServeAsync("--urls", "http://127.0.0.1:0", $"--Keys:Certificate={_other.Path}");

        Assert.Contains(TestKeys.ThumbprintOf(TestKeys.Path), site.Before, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", site.Before, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync("/s/demo")).StatusCode);
    }

    [Fact]
    public async Task Start_CertificateUnreadable_EndsWithASentence()
    {
        using var program = new SurveyHubProgram();

        var ended = await program.RunAsync("serve", "--Keys:Certificate=khong-co.pfx");

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("certificate-unreadable: Không mở được tệp chứng thư “khong-co.pfx”", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors + ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_FirstOfAll_MakesACertificateThatOnlyItsUserReads()
    {
        using var program = new SurveyHubProgram();
        using (var first = await program.ServeAsync("--urls", "http://127.0.0.1:0", "--Keys:Certificate="))
            await first.InterruptAsync();
        var path = Path.Combine(program.Folder, "data", "keys.pfx");
        var made = await File.ReadAllBytesAsync(path);

        using (var again = await program.ServeAsync("--urls", "http://127.0.0.1:0", "--Keys:Certificate="))
            Assert.DoesNotContain("keys.pfx", again.Before, StringComparison.Ordinal); // which the sentence about a lost one names

        Assert.Equal(made, await File.ReadAllBytesAsync(path));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal(["keys.pfx"], Directory.EnumerateFiles(Path.Combine(program.Folder, "data"), "keys*").Select(Path.GetFileName));
    }

    [Fact]
    public async Task Verb_ThatNeedsNoKey_LeavesNoCertificateBehind()
    {
        using var program = new SurveyHubProgram();

        await program.RunAsync("questionnaire", "schema", "--Keys:Certificate=");

        Assert.Empty(Directory.EnumerateFiles(program.Folder, "keys*", SearchOption.AllDirectories));
    }

    public void Dispose() => _other.Dispose();

    private static async Task<string> CookieAsync(SurveyHubApp app) => $"{Staff.CookieName}={await app.SignInAsync(await app.AddStaffAsync(Role.Administrator))}";

    private static async Task<HttpStatusCode> OpenAsync(SurveyHubApp app, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/admin/privacy");
        request.Headers.Add("Cookie", cookie);
        using var response = await app.Client.SendAsync(request);
        return response.StatusCode;
    }
}
