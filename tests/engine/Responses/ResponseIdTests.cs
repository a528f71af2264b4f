namespace SurveyHub.Tests;

public sealed class ResponseIdTests
{
    [Fact]
    public void MadeAt_NewId_IsWhenItWasMade() => Assert.Equal(Sample.Noon, ResponseId.MadeAt(ResponseId.New(Sample.Noon)));

    [Fact]
    public void MadeAt_LastMillisecondOfTheYear9999_IsThatMoment() =>
        Assert.Equal(9999, ResponseId.MadeAt(Guid.Parse("e677d21f-dbff-7000-8000-000000000000"))?.Year);

    [Theory]
    [InlineData("e677d21f-dc00-7000-8000-000000000000")] // a millisecond later
    [InlineData("ffffffff-ffff-7fff-bfff-ffffffffffff")]
    [InlineData("019c9f10-8d80-4abc-8def-0123456789ab")] // random: of version 4
    public void MadeAt_IdThatNamesNoTime_IsUnknown(string id) => Assert.Null(ResponseId.MadeAt(Guid.Parse(id)));
}
