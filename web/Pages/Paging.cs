namespace SurveyHub.Web;

/// <summary>Which page of a list is shown that is too long for one.</summary>
/// <param name="Found">How many lines all pages have together.</param>
/// <param name="OfAPage">How many lines one page has.</param>
/// <param name="Asked">The number that the address says; any.</param>
public sealed record Paging(int Found, int OfAPage, int Asked)
{
    /// <summary>Where on its page the list begins, such as <c>#devices</c>; empty where that is the top.</summary>
    public string Place { get; init; } = "";

    public int Pages => Math.Max(1, (Found + OfAPage - 1) / OfAPage);

    /// <summary>From 1: the nearest there is to the one that was asked for.</summary>
    public int Number => Math.Clamp(Asked, 1, Pages);

    /// <summary>How many lines stand on the pages before.</summary>
    public int Before => (Number - 1) * OfAPage;

    public IEnumerable<T> Cut<T>(IEnumerable<T> lines) => lines.Skip(Before).Take(OfAPage);
}
