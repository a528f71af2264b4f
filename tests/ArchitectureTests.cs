using System.Reflection;

namespace SurveyHub.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void Engine_KnowsNeitherTheWebNorAnalytics() => AssertReferencesNone(typeof(Campaign), "Microsoft.AspNetCore", "SurveyHub.");

    [Fact]
    public void Analytics_KnowsTheEngineOnly() => AssertReferencesNone(typeof(TopBox), "Microsoft.AspNetCore", "SurveyHub.Web");

    [Theory]
    [InlineData(typeof(Campaign))]
    [InlineData(typeof(TopBox))]
    public void TypeNames_AreWordsOfTheDomain(Type part) => Assert.DoesNotContain(
        part.Assembly.GetExportedTypes(),
        type => ((string[])["Manager", "Service", "Helper", "Processor", "Dto", "Info", "Data", "Model", "Repository"]).Any(word => type.Name.EndsWith(word, StringComparison.Ordinal) && type != typeof(PersonalData)));

    private static void AssertReferencesNone(Type part, params string[] prefixes) => Assert.DoesNotContain(
        part.Assembly.GetReferencedAssemblies(),
        (AssemblyName reference) => prefixes.Any(prefix => reference.Name!.StartsWith(prefix, StringComparison.Ordinal)));
}
