using Xunit.Abstractions;

[assembly: CollectionBehavior(MaxParallelThreads = 3)] // most tests wait for a database or a process more than they compute
[assembly: TestCollectionOrderer("SurveyHub.Tests.LongestFirst", "SurveyHub.Tests")]

namespace SurveyHub.Tests;

/// <summary>Begins with the collections that take minutes, so that all others run beside them and none is left to run alone in the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] _longest = [BrowserTests.Name, nameof(AuditedActsTests), nameof(ImportVerbTests), nameof(ReportVerbTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(collection => Rank(collection.DisplayName));

    /// <param name="name">Of a collection; that of a class alone has the class's name in it.</param>
    private static int Rank(string name) => Array.FindIndex(_longest, longest => name.Contains(longest, StringComparison.Ordinal)) is >= 0 and var rank ? rank : _longest.Length;
}
