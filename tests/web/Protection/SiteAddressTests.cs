using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class SiteAddressTests
{
    [Theory]
    [InlineData("https://khaosat.tinh.gov.vn", "https://khaosat.tinh.gov.vn/account/reset?token=a%2Fb")]
    [InlineData("http://10.0.0.7:8080/", "http://10.0.0.7:8080/account/reset?token=a%2Fb")]
    [InlineData(null, "https://evil.example/account/reset?token=a%2Fb")]
    public void LinkTo_APage_BeginsAsConfiguredWhateverTheRequestSays(string? configured, string expected) =>
        Assert.Equal(expected, Of(configured).LinkTo(Request(), "/account/reset?token=a%2Fb").AbsoluteUri);

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("account")]
    public void LinkTo_WhatIsNotOfThisSite_Throws(string path) => Assert.Throws<ArgumentException>(() => Of("https://khaosat.tinh.gov.vn").LinkTo(Request(), path));

    [Theory]
    [InlineData("khaosat.tinh.gov.vn")]
    [InlineData("ftp://khaosat.tinh.gov.vn")]
    [InlineData("https://khaosat.tinh.gov.vn/below")]
    [InlineData("https://an:secret@khaosat.tinh.gov.vn")]
    public void Create_WhatIsNoAddressOfASite_Throws(string configured) => Assert.Throws<InvalidOperationException>(() => Of(configured));

    private static SiteAddress Of(string? configured) => new(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Site:Address", configured)]).Build());

    private static HttpRequest Request() => new DefaultHttpContext { Request = { Scheme = "https", Host = new("evil.example") } }.Request;
}
