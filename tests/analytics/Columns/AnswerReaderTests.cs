namespace SurveyHub.Tests;

public sealed class AnswerReaderTests
{
    private static readonly IndexStructure _structure = new(Sample.Version());

    [Theory]
    [InlineData("{}", 0, 0)]
    [InlineData("""{"c24":"1"}""", 1, 0)]
    [InlineData("""{"c24":"5","c39":"4"}""", 5, 4)]
    [InlineData("""{"a":["1","2"],"c24":"2","channels":["tv"],"gender":"male"}""", 2, 0)]
    public void Read_Choices_AreOneByteACriterion(string choices, byte c24, byte c39) => Assert.Equal([c24, c39], Read(choices)[..2]);

    [Theory]
    [InlineData("{}", 0)]
    [InlineData("""{"c24":"5"}""", ColumnLayout.AllPositive)]
    [InlineData("""{"c24":"5","c39":"4"}""", ColumnLayout.AllPositive)]
    [InlineData("""{"c24":"5","c39":"3"}""", ColumnLayout.NotAllPositive)]
    public void Read_SeveralCriteria_AreOnePerson(string choices, byte person) => Assert.Equal(person, Read(choices)[2]);

    [Fact]
    public void Read_OneOfTheOptions_IsItsNumber()
    {
        var gender = Assert.Single(_structure.Columns.Of(Code.Of("gender")));

        Assert.Equal((2, 0), (Read("""{"gender":"female"}""")[gender.Place], Read("{}")[gender.Place]));
    }

    [Fact]
    public void Read_SeveralOptions_AreChosenOrNotOneByOne()
    {
        var channels = _structure.Columns.Of(Code.Of("channels")).Select(column => column.Place).ToList();
        var (some, none) = (Read("""{"channels":["tv","web"]}"""), Read("{}"));

        Assert.Equal([ColumnLayout.Chosen, ColumnLayout.NotChosen, ColumnLayout.Chosen], channels.Select(place => some[place]));
        Assert.Equal([0, 0, 0], channels.Select(place => none[place]));
    }

    private static byte[] Read(string choices)
    {
        var row = new byte[_structure.Columns.All.Count];
        Array.Fill(row, (byte)9); // whatever was there
        new AnswerReader(_structure).Read(choices, row);
        return row;
    }
}
