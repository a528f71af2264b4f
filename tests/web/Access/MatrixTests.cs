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
            foreach (var person in site.People)
            {
                foreach (var named in new bool?[] { null, true, false })
                {
                    var (address, expected) = (Address(admission.Pattern, named), person.IsExpected(admission, named));
                    if (await site.LetsInAsync(person, method, address) != expected)
                        wrong.Add($"{person.Who}, {method} {address}: expected {(expected ? "in" : "out")}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    private static string Address(string pattern, bool? named)
    {
        var path = Regex.Replace(pattern, @"\{(?<name>\w+)[^}]*\}", blank => blank.Groups["name"].Value switch
        {
            "campaign" => "demo",
            "day" => "2026-03-02",
            "kind" => "device",
            _ => "0198c5f7-1111-7000-8000-000000000000",
        }, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return named is null ? path : path + "?unit=" + (named.Value ? Own : Others);
    }

    /// <param name="Header">What comes with each request; null for nobody's.</param>
    /// <param name="IsExpected">Whether they should pass, where the address names no unit (null), theirs or another.</param>
    public sealed record Person(string Who, (string Name, string Value)? Header, Func<Admission, bool?, bool> IsExpected);

    public sealed class Site : IAsyncLifetime
    {
        public SurveyHubApp App { get; private set; } = null!;

        /// <summary>Nobody, somebody without a role, each role and each kind of key over the province and over one unit.</summary>
        public IReadOnlyList<Person> People { get; private set; } = [];

        public async Task InitializeAsync()
        {
            App = await SurveyHubApp.StartAsync();
            var administrator = await App.SignInAsync(await App.AddStaffAsync(Role.Administrator), hasSecondFactor: false);
            var people = new List<Person>
            {
                new("nobody", null, (admission, _) => admission.Roles == Admission.Everybody),
                Signed("no role", await App.SignInAsync(await App.AddStaffAsync("nobody@tinh.example")), role: null, isForUnit: false),
                Signed("administrator without a second factor", administrator, role: null, isForUnit: false),
            };
            foreach (var role in Enum.GetValues<Role>())
            {
                people.Add(Signed($"{role} of the province", await App.SignInAsync(await App.AddStaffAsync(role)), role, isForUnit: false));
                people.Add(Signed($"{role} of {Own}", await App.SignInAsync(await App.AddStaffAsync(role, Own)), role, isForUnit: true));
            }

            people.Add(await KeyAsync(Permission.ReadReports, unit: null));
            people.Add(await KeyAsync(Permission.ReadReports, Own));
            people.Add(await KeyAsync(Permission.ReadLedger, unit: null));
            People = people;
        }

        /// <summary>What is not found or wrongly filled in was let in: only 401, 403 and 302, the way to what is missing, keep somebody out. A page that has done its work says 303.</summary>
        public async Task<bool> LetsInAsync(Person person, string method, string address)
        {
            using var request = new HttpRequestMessage(new(method), address);
            if (person.Header is { } header)
                request.Headers.Add(header.Name, header.Value);
            using var response = await App.Client.SendAsync(request);
            return response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.Redirect);
        }

        public Task DisposeAsync() => App.DisposeAsync().AsTask();

        private static Person Signed(string who, string cookie, Role? role, bool isForUnit) =>
            new(who, ("Cookie", $"{Staff.CookieName}={cookie}"), (admission, named) => admission.Allows(role, isForUnit, named));

        private async Task<Person> KeyAsync(Permission permission, string? unit) =>
            new($"key for {permission} of {unit ?? "the province"}", ("Authorization", "Bearer " + await App.AddKeyAsync(permission, unit, code: $"{Words.Write(permission)}-{unit}x")),
                (admission, named) => admission.AllowsKey(permission, unit is not null, named));
    }
}
