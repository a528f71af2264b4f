using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class BreachedPasswordsTests
{
    private static readonly Account _account = new() { Id = Guid.NewGuid(), SignInName = "tran.binh@tinh.example", SignInKey = "", FullName = "Trần Thị Bình", Email = "tran.binh@tinh.example" };

    [Theory]
    [InlineData("matkhau123456", BreachedPasswords.Breached)]
    [InlineData("Abc@12345678", BreachedPasswords.Breached)]
    [InlineData("aaaaaaaaaaaaaa", BreachedPasswords.Guessable)]
    [InlineData("tran.binh2026", BreachedPasswords.Guessable)]
    [InlineData("SurveyHub@2026", BreachedPasswords.Guessable)]
    [InlineData("TrầnThịBình1990", BreachedPasswords.Guessable)]
    [InlineData("surveyhub giúp tôi đo sự hài lòng", null)]
    [InlineData("con cá rô bơi qua sông", null)]
    public async Task Validate_WithoutAFile_KnowsTheUsualOnes(string password, string? refusal) => Assert.Equal(refusal, await RefusalAsync(password, path: null));

    [Fact]
    public async Task Validate_WithAFileOfPasswords_RefusesThose()
    {
        using var file = new TempFile("một hai ba bốn năm\ncon cá rô bơi qua sông\n");

        Assert.Equal(BreachedPasswords.Breached, await RefusalAsync("con cá rô bơi qua sông", file.Path));
        Assert.Null(await RefusalAsync("con cá trê bơi qua sông", file.Path));
    }

    [Theory]
    [InlineData("\n", ":1")]
    [InlineData("\r\n", ":9999999999")]
    [InlineData("\n", "")]
    public async Task Validate_WithAFileOfDigests_FindsEachOfThemAndNothingElse(string lineEnd, string count)
    {
        var passwords = Enumerable.Range(0, 200).Select(number => $"con cá rô số {number}").ToList();
        using var file = new TempFile(string.Join(lineEnd, passwords.Select(Digest).Order(StringComparer.Ordinal).Select(digest => digest + count)) + lineEnd);

        foreach (var password in passwords)
            Assert.Equal(BreachedPasswords.Breached, await RefusalAsync(password, file.Path));
        foreach (var number in Enumerable.Range(0, 200))
            Assert.Null(await RefusalAsync($"con cá trê số {number}", file.Path));
    }

    private static string Digest(string password) => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));

    private static async Task<string?> RefusalAsync(string password, string? path)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Accounts:BreachedPasswords", path)]).Build();
        return (await new BreachedPasswords(settings).ValidateAsync(null!, _account, password)).Errors.SingleOrDefault()?.Code;
    }
}
