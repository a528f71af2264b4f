namespace SurveyHub.Tests;

public sealed class AnswerReaderTests
{
    [Theory]
    [InlineData("{}", 0, 0)]
    [InlineData("""{"c24":"1"}""", 1, 0)]
    [InlineData("""{"c24":"5","c39":"4"}""", 5, 4)]
    [InlineData("""{"a":["1","2"],"c24":"2","channels":["tv"],"gender":"male"}""", 2, 0)]
    public void Read_Choices_AreOneByteACriterion(string choices, byte c24, byte c39)
    {
        byte[] row = [9, 9];

        new AnswerReader(new IndexStructure(Sample.Version())).Read(choices, row);

        Assert.Equal([c24, c39], row);
    }
}
