using System.Reflection;
using System.Text.RegularExpressions;

namespace SurveyHub.Tests;

/// <summary>docs/security.md promises only what is tested.</summary>
public sealed partial class SecurityDocumentTests
{
    private static readonly string _text = File.ReadAllText(Interchange.Repository("docs/security.md"));

    [Fact]
    public void EveryTestThatIsNamed_Exists()
    {
        var tests = typeof(SecurityDocumentTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(method => $"{type.Name}.{method.Name}")).ToHashSet();

        var named = Named().Matches(_text).Select(match => match.Value).Distinct().ToList();

        Assert.True(named.Count > 60, $"{named.Count}");
        Assert.Empty(named.Except(tests));
    }

    [Fact]
    public void EveryChapter_HasItsPart() =>
        Assert.Equal(Enumerable.Range(1, 17).Select(chapter => $"V{chapter}"), Chapter().Matches(_text).Select(match => match.Groups["chapter"].Value));

    [GeneratedRegex(@"\b[A-Z]\w*Tests\.\w+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"^### (?<chapter>V\d+) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Chapter();
}
