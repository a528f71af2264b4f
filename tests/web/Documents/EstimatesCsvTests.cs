using System.Text.RegularExpressions;

namespace SurveyHub.Tests;

/// <summary>What somebody wrote is never run by the spreadsheet that opens it.</summary>
public sealed class EstimatesCsvTests
{
    [Theory]
    [InlineData("=HYPERLINK(1)")]
    [InlineData("+1+cmd|' /C calc'!A0")]
    [InlineData("-2+3")]
    [InlineData("@SUM(1)")]
    public async Task Csv_NameThatBeginsAsAFormula_IsText(string name)
    {
        await using var app = await SurveyHubApp.StartAsync("sqlite", ("Results:Floor", "1"));
        var campaign = Sample.Campaign("formulas", Sample.Version(document => document["sections"]![0]!["items"]![0]!["question"]!["vi"] = name));
        await app.Service<Questionnaires>().AddAsync(campaign.Version, Sample.Noon, default);
        await app.Service<Campaigns>().AddAsync(campaign, Sample.Signed(), default);
        using var sent = await app.SubmitAsync("/s/formulas", ("c24", "4"));

        var csv = await app.Client.GetStringAsync("/results/formulas.csv");

        Assert.Contains($"\"'{name}\"", csv, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("(^|,)\"?[=+@\t]", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)), csv);
    }
}
