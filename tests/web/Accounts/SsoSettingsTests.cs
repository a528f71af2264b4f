using Microsoft.Extensions.Configuration;
using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class SsoSettingsTests
{
    [Fact]
    public void Read_WithoutAClient_IsOff() => Assert.Null(Read(("Sso:ClientId", ""), ("Sso:TokenEndpoint", "http://provider.example/")));

    [Theory]
    [InlineData("Sso:AuthorizationEndpoint", "http://provider.example/authorize")]
    [InlineData("Sso:TokenEndpoint", "http://provider.example/token")]
    [InlineData("Sso:UserInfoEndpoint", "ftp://provider.example/userinfo")]
    [InlineData("Sso:UserInfoEndpoint", "/userinfo")]
    [InlineData("Sso:Authority", "http://127.0.0.1.provider.example")]
    [InlineData("Sso:TokenEndpoint", "")]
    [InlineData("Sso:ClientSecret", "")]
    [InlineData("Sso:Roles:0:Role", "owner")]
    [InlineData("Sso:Roles:0:Unit", "Sở Nội vụ")]
    [InlineData("Sso:Roles:0:Value", "")]
    [InlineData("Sso:SecondFactorValue", "")]
    public void Read_WhatCannotBe_IsRefusedByItsName(string name, string value) =>
        Assert.StartsWith(name + " must be", Assert.Throws<InvalidOperationException>(() => Read((name, value))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://localhost:8080/token")]
    [InlineData("http://127.0.0.1:8080/token")]
    [InlineData("http://[::1]:8080/token")]
    public void Read_OnThisMachine_NeedsNoEncryption(string address) => Assert.Equal(new(address), Read(("Sso:TokenEndpoint", address))!.Endpoints!.Token);

    [Fact]
    public void Read_RoleWithoutAUnit_IsOverTheWholeProvince()
    {
        var settings = Read(("Sso:Roles:0:Unit", ""))!;

        Assert.Equal(new SsoRole("sh-leader", Role.Leader, null), Assert.Single(settings.Roles));
        Assert.Equal(("groups", "amr", "mfa"), (settings.RolesClaim, settings.SecondFactor?.Claim, settings.SecondFactor?.Value));
    }

    [Fact]
    public void Key_OfAnotherProvider_IsAnother() =>
        Assert.NotEqual(Read(("Sso:Authority", "https://a.example"))!.Key, Read(("Sso:Authority", "https://b.example"))!.Key);

    private static SsoSettings? Read(params (string Name, string Value)[] changed) => SsoSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Sso:ClientId"] = "surveyhub",
            ["Sso:ClientSecret"] = "secret",
            ["Sso:AuthorizationEndpoint"] = "https://provider.example/authorize",
            ["Sso:TokenEndpoint"] = "https://provider.example/token",
            ["Sso:UserInfoEndpoint"] = "https://provider.example/userinfo",
            ["Sso:SecondFactorClaim"] = "amr",
            ["Sso:SecondFactorValue"] = "mfa",
            ["Sso:Roles:0:Value"] = "sh-leader",
            ["Sso:Roles:0:Role"] = "leader",
            ["Sso:Roles:0:Unit"] = "so-noi-vu",
        })
        .AddInMemoryCollection(changed.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value))).Build());
}
