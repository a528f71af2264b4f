namespace SurveyHub.Tests;

public sealed class ContactVerbTests : IDisposable
{
    private const string Email = "nguyen.van.an@thu.example";

    private readonly SurveyHubProgram _program = new();

    [Fact]
    public async Task InvitationAdd_WithContacts_PrintsCountsAndStoresNoAddressInClear()
    {
        _program.Write("people.csv", $"email,phone\n{Email},\n,0912 345 678\n");

        var added = await _program.RunAsync("invitation", "add", "--campaign", "demo", "--contacts", "people.csv");
        var counted = await _program.RunAsync("invitation", "count", "--campaign", "demo");

        Assert.Equal("Đã tạo 2 lời mời, mỗi lời mời kèm một địa chỉ đã mã hóa", added.Output.TrimEnd().Split('\n')[^1]);
        Assert.Equal(["2 mã mời, đã dùng 0", "đang giữ 2 địa chỉ đã mã hóa"], counted.Output.TrimEnd().Split('\n')[^2..]);
        Assert.DoesNotContain("thu.example", added.Output + added.Errors + counted.Output, StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_program.Folder, "data")))
            Assert.Equal(-1, (await File.ReadAllBytesAsync(file)).AsSpan().IndexOf("thu.example"u8));
    }

    [Fact]
    public async Task InvitationAdd_WithAMistake_NamesItsLineWithoutRepeatingIt()
    {
        _program.Write("people.csv", "email\na@b.vn\nkhong phai thu\n");

        var ended = await _program.RunAsync("invitation", "add", "--campaign", "demo", "--contacts", "people.csv");

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("dòng 3, cột email, email-malformed: ", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("khong phai thu", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ContactErase_AnAddress_FindsItOnce()
    {
        _program.Write("people.csv", $"email\n{Email}\n");
        await _program.RunAsync("invitation", "add", "--campaign", "demo", "--contacts", "people.csv");

        var erased = await _program.RunAsync("contact", "erase", "--campaign", "demo", "--address", Email);
        var again = await _program.RunAsync("contact", "erase", "--campaign", "demo", "--address", Email);

        Assert.Equal((0, 1), (erased.ExitCode, again.ExitCode));
        Assert.Contains("contact-unknown", again.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retention_ShowSetAndRun_SaysWhatItDoes()
    {
        var set = await _program.RunAsync("retention", "set", "--kept", "contacts", "--campaign", "demo", "--days", "7");
        var run = await _program.RunAsync("retention", "run", "--dry-run");

        Assert.Contains("contacts 7 ngày (demo)", set.Output, StringComparison.Ordinal);
        Assert.Contains("sign-ins 90 ngày", set.Output, StringComparison.Ordinal);
        Assert.Equal("Không có gì phải xóa.", run.Output.TrimEnd().Split('\n')[^1]);
    }

    public void Dispose() => _program.Dispose();
}
