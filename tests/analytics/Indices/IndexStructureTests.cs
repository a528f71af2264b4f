namespace SurveyHub.Tests;

public sealed class IndexStructureTests
{
    [Fact]
    public void New_Sipas_HasTheFiftyOneIndexesThatAreEachAPlaceOfTheirOwn()
    {
        var structure = new IndexStructure(Templates.Find("sipas-2023-2026")!);

        Assert.Equal((39, 9, 2), (structure.Items.Count, structure.Factors.Count, structure.Contents.Count)); // and the whole: 51
        Assert.Equal(Enumerable.Range(0, structure.All.Count), structure.All.Select(scope => scope.Position));
        Assert.Equal((23, 16, 39), (structure.Contents[0].Criteria.Count, structure.Contents[1].Criteria.Count, structure.Overall.Criteria.Count));
    }

    [Theory]
    [InlineData("tthc", 16, Population.Administrative)]
    [InlineData("service", 39, Population.Administrative)]
    [InlineData("public-service-unit", 16, Population.PublicService)]
    public void Indices_OfSipas_CountTheCriteriaOfTheirContents(string index, int criteria, Population population)
    {
        var (scope, people) = new IndexStructure(Templates.Find("sipas-2023-2026")!).Indices[Code.Of(index)];

        Assert.Equal((criteria, population), (scope.Criteria.Count, people));
    }

    [Fact]
    public void New_Sample_LeavesOutWhatIsNoCriterion()
    {
        var structure = new IndexStructure(Sample.Version());

        Assert.Equal(["c24", "c39"], structure.Criteria.Select(item => item.Code.Value));
        Assert.Equal(["Item c24", "Item c39", "Factor II.A", "Content II", "Overall overall", "Index tthc"], structure.All.Select(scope => $"{scope.Kind} {scope.Code}"));
    }
}
