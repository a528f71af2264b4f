using System.Reflection;
using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class FindingTextsTests
{
    internal static IEnumerable<string> Keys => Findings().Select(finding => "finding." + finding.Rule);

    [Fact]
    public void Keys_OfFindings_AreThoseOfTheRulesInBothLanguages() => Assert.All(Texts.All, texts => Assert.Equal(
        Keys.Order(StringComparer.Ordinal),
        texts.Keys.Where(key => key.StartsWith("finding.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)));

    [Fact]
    public void Sentences_OfFindings_FillAllTheirBlanks() => Assert.All(Texts.All, texts => Assert.All(Findings(), finding =>
    {
        Assert.DoesNotContain("{", texts.Of(finding), StringComparison.Ordinal);
        Assert.All(finding.Values, value => Assert.Contains(value, texts.Of(finding), StringComparison.Ordinal));
    }));

    /// <summary>One of each rule.</summary>
    private static IEnumerable<Finding> Findings() => typeof(Finding).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(method => method.ReturnType == typeof(Finding))
        .Select(method => (Finding)method.Invoke(null, [.. method.GetParameters().Select(Value)])!);

    private static object Value(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(Code) => Code.Of("c24"),
        var type when type == typeof(Rule) => Sample.Must(RuleParser.Parse("false")),
        var type when type == typeof(int) => 7,
        _ => "x",
    };
}
