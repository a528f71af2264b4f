using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class RuleProblemTests
{
    [Fact]
    public void Of_RuleProblem_SaysWhereAndWhatWasProbablyMeant()
    {
        var problem = Assert.Single(RuleParser.Parse("agrees and waitminutes > 3", RuleVectors.Items).Problems);

        Assert.Equal(
            ["Ký tự 12: phiếu không có câu hỏi nào mang mã “waitminutes”. Có phải ý là “wait-minutes”?", "Character 12: the questionnaire has no item “waitminutes”. Did you mean “wait-minutes”?"],
            Texts.All.OrderByDescending(texts => texts.Language, StringComparer.Ordinal).Select(texts => texts.Of(problem)));
    }

    [Fact]
    public void Of_EveryRuleProblem_HasASentenceInBothLanguages()
    {
        var rules = typeof(Problem).GetMethods().Where(method => method.Name.StartsWith("Rule", StringComparison.Ordinal) && method.ReturnType == typeof(Problem))
            .Select(method => "problem." + System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(method.Name));

        Assert.All(Texts.All, texts => Assert.Empty(rules.Except(texts.Keys)));
    }
}
