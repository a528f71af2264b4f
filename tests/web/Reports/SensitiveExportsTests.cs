using System.IO.Compression;
using Microsoft.AspNetCore.Routing;

namespace SurveyHub.Tests;

/// <summary>Whatever tells something of a campaign, asked by somebody who may ask it, says nothing of what citizens said about their ethnic group.</summary>
public sealed class SensitiveExportsTests
{
    /// <summary>Each address that names a campaign, and who reads it: one that is new must be added here, and looked at.</summary>
    private static readonly Dictionary<string, Role?> _addresses = new()
    {
        ["/results/{campaign}"] = null,
        ["/results/{campaign}.json"] = null,
        ["/results/{campaign}.csv"] = null,
        ["/results/{campaign}/embed"] = null,
        ["/reports/{campaign?}"] = Role.CampaignManager,
        ["/reports/{campaign}/targets"] = Role.CampaignManager,
        ["/reports/{campaign}/units"] = Role.CampaignManager,
        ["/reports/{campaign}/fields"] = Role.CampaignManager,
        ["/reports/{campaign}/factors"] = Role.CampaignManager,
        ["/reports/{campaign}/channels"] = Role.CampaignManager,
        ["/reports/{campaign}/groups"] = Role.CampaignManager,
        ["/reports/{campaign}/trend"] = Role.CampaignManager,
        ["/reports/{campaign}/compare"] = Role.CampaignManager,
        ["/reports/{campaign}/drivers"] = Role.CampaignManager,
        ["/reports/{campaign}/quality"] = Role.CampaignManager,
        ["/reports/{campaign}/words"] = Role.CampaignManager,
        ["/reports/{campaign}/report.docx"] = Role.CampaignManager,
        ["/reports/{campaign}/decision.docx"] = Role.CampaignManager,
        ["/reports/{campaign}.json"] = Role.CampaignManager,
        ["/reports/{campaign}.xlsx"] = Role.CampaignManager,
        ["/reports/{campaign}/{table}.csv"] = Role.CampaignManager,
        ["/reports/{campaign}/data"] = Role.CampaignManager,
        ["/reports/{campaign}/comments"] = Role.CampaignManager,
        ["/reports/{campaign}/comments/{response}"] = Role.Administrator,
        ["/campaigns/{campaign}"] = Role.CampaignManager,
        ["/campaigns/{campaign}/publication"] = Role.CampaignManager,
        ["/campaigns/{campaign}/notes"] = Role.CampaignManager,
        ["/campaigns/{campaign}/poster"] = Role.CampaignManager,
    };

    /// <summary>These ask, or are about those who were drawn and about targets, and tell nothing of answers; corrections and notes show rates of criteria; the PDF is printed from the Word file.</summary>
    private static readonly string[] _forms =
    [
        "/campaigns/{campaign}/notes/{note}", "/reports/{campaign}/report.pdf",
        "/s/{campaign}", "/field/{campaign}/{number}", "/field/{campaign}/{number}/interview", "/campaigns/{campaign}/assignments", "/campaigns/{campaign}/progress", "/campaigns/{campaign}/progress.csv",
        "/campaigns/{campaign}/revisits", "/campaigns/{campaign}/revisits/draw", "/campaigns/{campaign}/revisits/{number}", "/campaigns/{campaign}/targets",
        "/campaigns/{campaign}/edit", "/campaigns/{campaign}/revise", "/campaigns/{campaign}/{act}", "/campaigns/{campaign}/errata", "/campaigns/{campaign}/errata/new",
        "/campaigns/{campaign}/sample", "/campaigns/{campaign}/sample/frame", "/campaigns/{campaign}/sample/design", "/campaigns/{campaign}/sample/draw",
        "/campaigns/{campaign}/sample/draws/{id:guid}", "/campaigns/{campaign}/sample/draws/{id:guid}/{list}.csv", "/campaigns/{campaign}/sample/draws/{id:guid}/{list}.xlsx",
        "/campaigns/{campaign}/sample/draws/{id:guid}/paper", "/campaigns/{campaign}/sample/draws/{id:guid}/sign", "/campaigns/{campaign}/sample/draws/{id:guid}/substitute",
    ];

    [Fact]
    public async Task EveryAddressOfACampaign_HoldsNoSensitiveAnswer()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var campaign = (await app.Service<Campaigns>().FindAsync(Code.Of("sipas"), default))!;
        var sensitive = campaign.Version.Items.Where(item => item.Data == PersonalData.Sensitive).ToList();
        var id = await AnswerAsync(app, campaign);

        var named = app.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Where(address => address.Contains("{campaign", StringComparison.Ordinal)).Distinct();

        Assert.Equal(["ethnicity"], sensitive.Select(item => item.Code.Value));
        Assert.Equal(_addresses.Keys.Concat(_forms).Order(StringComparer.Ordinal), named.Where(address => !address.StartsWith("/api/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        foreach (var (address, role) in _addresses)
        {
            if (role is { } reader)
                await app.SignInAsAsync(reader);
            var told = await app.Client.GetAsync(address.Replace("{campaign}", "sipas", StringComparison.Ordinal).Replace("{campaign?}", "sipas", StringComparison.Ordinal).Replace("{response}", $"{id}", StringComparison.Ordinal).Replace("{table}", "items", StringComparison.Ordinal));
            Assert.True(told.IsSuccessStatusCode, address);
            var text = await ReadAsync(told.Content);
            Assert.All(
                sensitive.SelectMany(item => item.Options.SelectMany(option => new[] { $"\"{option.Label.In("vi")}\"", $">{option.Label.In("vi")}<" }).Append(item.Code.Value).Append(item.Question.In("vi"))),
                word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
        }
    }

    /// <summary>All text of it; of workbooks and documents what their parts hold.</summary>
    private static async Task<string> ReadAsync(HttpContent content)
    {
        if (content.Headers.ContentType?.MediaType?.StartsWith("application/vnd.openxmlformats", StringComparison.Ordinal) != true)
            return await content.ReadAsStringAsync();
        using var parts = new ZipArchive(await content.ReadAsStreamAsync());
        return string.Concat(parts.Entries.Select(part =>
        {
            using var text = new StreamReader(part.Open());
            return text.ReadToEnd();
        }));
    }

    /// <summary>Twelve people, one of whom belongs to another ethnic group.</summary>
    private static async Task<Guid> AnswerAsync(SurveyHubApp app, Campaign campaign)
    {
        var criteria = new IndexStructure(campaign.Version).Criteria.Select(item => (item.Code.Value, item.Options[0].Code.Value)).ToList();
        var comment = RawComments.ItemsOf(campaign.Version).First().Value;
        List<Response> responses = [.. Enumerable.Range(0, 12).Select(i => new Response(
            campaign, Sample.Submission(),
            Sample.Must(Answers.Parse(campaign.Version, Sample.Fields([.. criteria, ("ethnicity", i == 0 ? "other" : "kinh"), (comment, "Chờ lâu")]), Sample.Today, mayBlank: true)), Sample.Noon))];
        await app.Service<Responses>().AddAsync(responses, default);
        return responses[0].Id;
    }
}
