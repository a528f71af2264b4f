using System.Net;
using System.Text.RegularExpressions;

namespace SurveyHub.Tests;

/// <summary>Every role, over the province and over a part of it, against every address, with its own unit, another and none.</summary>
public sealed class MatrixTests(MatrixTests.Site site) : IClassFixture<MatrixTests.Site>
{
    private const string Own = "so-noi-vu";
    private const string Others = "so-y-te";

    public static TheoryData<Admission> Admissions => [.. Matrix.Admissions];

    [Fact]
    public async Task EveryAddressAndMethod_StandsInTheTable_AndNothingElse() => Assert.Equal(
        Matrix.Admissions.Select(admission => (admission.Pattern, admission.Methods)).Order(),
        (await Matrix.ReadAsync(site.App)).Order());

    [Theory, MemberData(nameof(Admissions))]
    public async Task EachAddress_LetsInWhoeverTheTableNames_AndNobodyElse(Admission admission)
    {
        var wrong = new List<string>();
        foreach (var method in admission.Methods.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var (who, cookie, role, isForUnit) in site.People)
            {
                foreach (var named in new bool?[] { null, true, false })
                {
                    var expected = admission.Roles == Admission.Everybody || (cookie is not null && admission.Allows(role, isForUnit, named));
                    var status = await site.AskAsync(method, Address(admission.Pattern, named), cookie);
                    if (IsLetIn(status) != expected)
                        wrong.Add($"{who}, {method} {Address(admission.Pattern, named)}: {status}, expected {(expected ? "in" : "out")}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>What is not found or wrongly filled in was let in: only 401, 403 and the way to the sign-in page keep somebody out.</summary>
    private static bool IsLetIn((HttpStatusCode Status, string? Location) answer) =>
        answer.Status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        && !(answer.Status == HttpStatusCode.Redirect && answer.Location!.StartsWith("/account/sign-in?", StringComparison.Ordinal));

    private static string Address(string pattern, bool? named)
    {
        var path = Regex.Replace(pattern, @"\{(?<name>\w+)[^}]*\}", blank => blank.Groups["name"].Value switch
        {
            "campaign" => "demo",
            "unit" => named == true ? Own : Others,
            "day" => "2026-03-02",
            _ => "0198c5f7-1111-7000-8000-000000000000",
        }, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return named is null ? path : path + "?unit=" + (named.Value ? Own : Others);
    }

    public sealed class Site : IAsyncLifetime
    {
        public SurveyHubApp App { get; private set; } = null!;

        /// <summary>Nobody, somebody without a role, and each role over the province and over one unit.</summary>
        public IReadOnlyList<(string Who, string? Cookie, Role? Role, bool IsForUnit)> People { get; private set; } = [];

        public async Task InitializeAsync()
        {
            App = await SurveyHubApp.StartAsync();
            var people = new List<(string, string?, Role?, bool)> { ("nobody", null, null, false), ("no role", await App.SignInAsync(await App.AddStaffAsync("nobody@tinh.example")), null, false) };
            foreach (var role in Enum.GetValues<Role>())
            {
                people.Add(($"{role} of the province", await App.SignInAsync(await App.AddStaffAsync(role)), role, false));
                people.Add(($"{role} of {Own}", await App.SignInAsync(await App.AddStaffAsync(role, Own)), role, true));
            }

            People = people;
        }

        public async Task<(HttpStatusCode Status, string? Location)> AskAsync(string method, string address, string? cookie)
        {
            using var request = new HttpRequestMessage(new(method), address);
            if (cookie is not null)
                request.Headers.Add("Cookie", $"{Staff.CookieName}={cookie}");
            using var response = await App.Client.SendAsync(request);
            return (response.StatusCode, response.Headers.Location?.OriginalString);
        }

        public Task DisposeAsync() => App.DisposeAsync().AsTask();
    }
}
