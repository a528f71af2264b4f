using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class PagingTests
{
    [Theory]
    [InlineData(0, 1, 1, 1)]
    [InlineData(3, 1, 1, 1)]
    [InlineData(4, 2, 2, 2)]
    [InlineData(4, 0, 2, 1)]
    [InlineData(4, -7, 2, 1)]
    [InlineData(4, 99, 2, 2)]
    public void Paging_AskedForAnyPage_ShowsTheNearestThereIs(int found, int asked, int pages, int number)
    {
        var paging = new Paging(found, OfAPage: 3, asked);

        Assert.Equal((pages, number), (paging.Pages, paging.Number));
    }

    [Fact]
    public void Cut_OfTheLastPage_GivesWhatIsLeft() => Assert.Equal(["d", "e"], new Paging(5, OfAPage: 3, Asked: 2).Cut(["a", "b", "c", "d", "e"]));
}
