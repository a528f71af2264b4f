using System.Net;
using System.Text;

namespace SurveyHub.Tests;

/// <summary>What is sent by something other than the form: too large, of another kind, or broken.</summary>
public sealed class RespondBodyTests
{
    private static readonly byte[] _megabyte = Encoding.ASCII.GetBytes("comment=" + new string('x', 1 << 20));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_OneMegabyteToARealServer_IsTooLargeAndStoresNothing(bool isChunked)
    {
        await using var app = await SurveyHubApp.ListenAsync();
        using var body = new ByteArrayContent(_megabyte);
        body.Headers.ContentType = new("application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, DemoForm.Address) { Content = body };
        request.Headers.TransferEncodingChunked = isChunked;

        using var response = await app.Client.SendAsync(request);
        var page = await SurveyHubApp.PageAsync(response);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("Nội dung gửi lên quá lớn", page.QuerySelector("h1")?.TextContent);
        Assert.Contains("Không có gì được lưu", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await app.Database.CountAsync("response"));
    }

    [Fact]
    public async Task Post_LargestFormToARealServer_IsReadWhole()
    {
        await using var app = await SurveyHubApp.ListenAsync();

        using var response = await app.SubmitAsync(DemoForm.Address, DemoForm.Filled(("comment", new string('x', 200 * 1024))));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(200 * 1024, (await SurveyHubApp.PageAsync(response)).QuerySelector("textarea")!.TextContent.Length);
    }

    [Fact]
    public async Task Post_MultipartForm_IsReadLikeAnyForm()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in DemoForm.Filled())
            form.Add(new StringContent(value), name);

        using var response = await app.Client.PostAsync(DemoForm.Address, form);

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }

    [Fact]
    public async Task Post_FileInTheForm_IsRefusedAndStoresNothing()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "comment", "anh.png" } };
        foreach (var (name, value) in DemoForm.Filled())
            form.Add(new StringContent(value), name);

        using var response = await app.Client.PostAsync(DemoForm.Address, form);

        await AssertUnreadableAsync(app, response);
    }

    [Theory]
    [InlineData("multipart/form-data", "x")] // no boundary
    [InlineData("multipart/form-data; boundary=a", "no boundary here")]
    [InlineData("multipart/form-data; boundary=a", "--a\r\nContent-Disposition: form-data; name=\"c24\"\r\n\r\n4")] // cut off
    [InlineData("multipart/form-data; boundary=a", "--a\r\nno header\r\n\r\n4\r\n--a--")]
    public async Task Post_BrokenMultipart_IsUnreadable(string type, string text)
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await SendAsync(app, type, Encoding.UTF8.GetBytes(text));

        await AssertUnreadableAsync(app, response);
    }

    [Theory]
    [InlineData("c24=4%00")]
    [InlineData("%00=1")]
    public async Task Post_NullCharacter_IsUnreadable(string text)
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await SendAsync(app, "application/x-www-form-urlencoded", Encoding.ASCII.GetBytes(text));

        await AssertUnreadableAsync(app, response);
    }

    [Fact]
    public async Task Post_MoreFieldsThanAnyFormHas_IsUnreadable()
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await SendAsync(app, "application/x-www-form-urlencoded", Encoding.ASCII.GetBytes(string.Join('&', Enumerable.Range(0, 5000).Select(i => $"f{i}=1"))));

        await AssertUnreadableAsync(app, response);
    }

    [Theory]
    [InlineData("application/json", """{"c24":"4"}""")]
    [InlineData("text/plain", "c24=4")]
    [InlineData("application/octet-stream", "c24=4")]
    [InlineData("x", "c24=4")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "c24=4")] // no server reads that any more
    public async Task Post_SomethingThatIsNoForm_IsUnreadable(string type, string text)
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await SendAsync(app, type, Encoding.UTF8.GetBytes(text));

        await AssertUnreadableAsync(app, response);
    }

    [Theory]
    [InlineData("c24=%zz&c25=4&%%%=&&&=")]
    [InlineData("comment=%FF%FE%C0%80")]
    [InlineData("comment=%ED%A0%80")] // half of a surrogate pair
    [InlineData("")]
    public async Task Post_BrokenFields_AreAskedForAgain(string text)
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await SendAsync(app, "application/x-www-form-urlencoded", Encoding.ASCII.GetBytes(text));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.NotNull((await SurveyHubApp.PageAsync(response)).QuerySelector(".error-summary"));
        Assert.Equal(0, await app.Database.CountAsync("response"));
    }

    [Theory, EachDatabase]
    public async Task Post_ControlCharacters_AreLeftOut(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);
        var text = string.Join('&', DemoForm.Filled().Select(field => $"{field.Name}={field.Value}")) + "&comment=a%1Bb%07c%7F";

        using var response = await SendAsync(app, "application/x-www-form-urlencoded", Encoding.ASCII.GetBytes(text));

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal("{\"comment\":\"abc\"}", await app.Database.Database.FindAsync<string>("select comments from response", null, default));
    }

    private static async Task<HttpResponseMessage> SendAsync(SurveyHubApp app, string type, byte[] bytes)
    {
        using var body = new ByteArrayContent(bytes);
        body.Headers.TryAddWithoutValidation("Content-Type", type);
        return await app.Client.PostAsync(DemoForm.Address, body);
    }

    private static async Task AssertUnreadableAsync(SurveyHubApp app, HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("Không đọc được nội dung gửi lên", (await SurveyHubApp.PageAsync(response)).QuerySelector("h1")?.TextContent);
        Assert.Equal(0, await app.Database.CountAsync("response"));
    }
}
