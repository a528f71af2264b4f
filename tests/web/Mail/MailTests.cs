using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class MailTests
{
    private static readonly Letter _letter = new("Thư", "Chào");

    private readonly WrittenLog _log = new();

    [Fact]
    public async Task Send_VietnameseWords_ArriveAsTheyAre()
    {
        using var server = new MailServer();

        Assert.Equal(MailOutcome.Sent, await Mail(server).SendAsync(Address("an@tinh.example"), new("Lời mời sử dụng hệ thống khảo sát sự hài lòng của người dân", "Chào Nguyễn Văn Ân,\n\nđường dẫn\n"), default));

        var kept = await server.WaitAsync();
        Assert.Equal(("khao-sat@tinh.example", "Lời mời sử dụng hệ thống khảo sát sự hài lòng của người dân", "Chào Nguyễn Văn Ân,\n\nđường dẫn"), (kept.Sender, kept.Subject, kept.Body.ReplaceLineEndings("\n").Trim()));
        Assert.Equal(["an@tinh.example"], kept.To);
        Assert.Contains("Auto-Submitted", kept.Headers);
    }

    [Fact]
    public async Task Send_ServerIsBusyOnce_TriesAgain()
    {
        using var server = new MailServer();

        Assert.Equal(MailOutcome.Sent, await Mail(server).SendAsync(Address("later@tinh.example"), _letter, default));

        Assert.Equal(2, (await server.WaitAsync()).Tries);
    }

    [Fact]
    public async Task Send_WithFilesAfterABusyAttempt_HasThemWhole()
    {
        using var server = new MailServer();
        var file = new Enclosure("bao-cao.csv", "text/csv", System.Text.Encoding.UTF8.GetBytes("mã;tên\n1;Đất đai\n"));
        var id = Guid.Parse("01960000-0000-7000-8000-000000000001");

        Assert.Equal(MailOutcome.Sent, await Mail(server).SendAsync(Address("later@tinh.example"), _letter with { Enclosures = [file], Id = id }, default));

        var kept = await server.WaitAsync();
        var attached = Assert.Single(kept.Attachments);
        Assert.Equal((file.Name, System.Text.Encoding.UTF8.GetString(file.Bytes)), (attached.Name, System.Text.Encoding.UTF8.GetString(attached.Bytes)));
        Assert.Equal(("Chào", $"<{id:N}@hailong.example>"), (kept.Body.Trim(), kept.Id));
    }

    [Fact]
    public async Task Send_AddressThatTheServerRefuses_IsRefusedForGoodAndTheLogNamesNobody()
    {
        using var server = new MailServer();

        Assert.Equal(new(MailFate.Refused, "MailboxUnavailable"), await Mail(server).SendAsync(Address("nobody@tinh.example"), new("Thư riêng", "Chào"), default));

        Assert.Empty(server.Kept);
        Assert.Equal("A message was not sent: MailboxUnavailable", Assert.Single(_log.Lines));
    }

    [Fact]
    public async Task Send_ServerHangsUpAfterItHasTheFiles_IsUncertainAndNotSentAgain()
    {
        using var server = new MailServer();

        var outcome = await Mail(server).SendAsync(Address("silent@tinh.example"), _letter with { Enclosures = [new("bao-cao.csv", "text/csv", [1, 2, 3])] }, default);

        Assert.Equal(MailFate.Uncertain, outcome.Fate);
        Assert.Single(server.Kept);
    }

    [Fact]
    public async Task Send_NoServerThere_IsToBeTriedLater()
    {
        Assert.Equal(MailFate.TryLater, (await new Mail(Settings(port: 1), _log).SendAsync(Address("an@tinh.example"), _letter, default)).Fate);

        Assert.DoesNotContain("an@tinh.example", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_ServerWithoutStartTls_SendsNothingInTheClear()
    {
        using var server = new MailServer();

        Assert.Equal(MailFate.TryLater, (await new Mail(Settings(server.Port) with { UsesTls = true }, _log).SendAsync(Address("an@tinh.example"), _letter, default)).Fate);

        Assert.Empty(server.Kept);
    }

    [Fact]
    public async Task Send_CertificateThatNobodyTrusts_SendsNothing()
    {
        using var server = new MailServer("khao-sat", "bí mật");

        Assert.Equal(MailFate.TryLater, (await new Mail(Settings(server.Port) with { UsesTls = true, User = "khao-sat", Password = "bí mật" }, _log).SendAsync(Address("an@tinh.example"), _letter, default)).Fate);

        Assert.Empty(server.Kept);
    }

    [Fact]
    public async Task Send_NoMailIsSetUp_IsToBeTriedLater() => Assert.Equal(MailFate.TryLater, (await new Mail(settings: null, _log).SendAsync(Address("an@tinh.example"), _letter, default)).Fate);

    [Fact]
    public async Task Send_SubjectOfTwoLines_IsNoHeader()
    {
        using var server = new MailServer();

        await Assert.ThrowsAsync<ArgumentException>(() => Mail(server).SendAsync(Address("an@tinh.example"), new("Thư\r\nBcc: other@tinh.example", "Chào"), default));
    }

    [Theory]
    [InlineData("an@tinh.example\r\nBcc: b@tinh.example")]
    [InlineData("an@tinh.example, b@tinh.example")]
    [InlineData("An <an@tinh.example>")]
    [InlineData("ân@tinh.example")]
    [InlineData("an@localhost")]
    [InlineData("an")]
    [InlineData("")]
    [InlineData(null)]
    public void Parse_WhatIsNoSingleAddress_IsNull(string? text) => Assert.Null(EmailAddress.Parse(text));

    [Fact]
    public void Settings_WithoutAHost_AreNone() => Assert.Null(MailSettings.Of(Configured()));

    [Theory]
    [InlineData("Mail:From", "")]
    [InlineData("Site:Address", "")]
    [InlineData("Site:Address", "/here")]
    [InlineData("Mail:Tls", "ssl")]
    public void Settings_WithAMistake_NameIt(string name, string value)
    {
        using var server = new MailServer();

        var thrown = Assert.Throws<InvalidOperationException>(() => MailSettings.Of(Configured([.. server.Settings, (name, value)])));

        Assert.StartsWith($"{name} must be ", thrown.Message, StringComparison.Ordinal);
    }

    private Mail Mail(MailServer server) => new(Settings(server.Port), _log);

    private static MailSettings Settings(int port) => new("127.0.0.1", port, User: null, Password: null, Address("khao-sat@tinh.example"), UsesTls: false, new("https://hailong.example"));

    private static EmailAddress Address(string text) => EmailAddress.Parse(text)!;

    private static IConfiguration Configured(params (string Name, string Value)[] settings)
    {
        var last = new Dictionary<string, string?>();
        foreach (var (name, value) in settings)
            last[name] = value;
        return new ConfigurationBuilder().AddInMemoryCollection(last).Build();
    }

    private sealed class WrittenLog : ILogger<Mail>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception) + exception);
    }
}
