namespace SurveyHub.Tests;

public sealed class OneTimeCodeTests
{
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"; // "12345678901234567890"

    /// <summary>The examples of RFC 6238, appendix B, without their first two digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Of_TheExamplesOfTheStandard_IsWhatTheyGive(long seconds, string code) =>
        Assert.Equal(code, OneTimeCode.Of(Key, OneTimeCode.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void FindStep_OfAClockThatIsWrong_FindsTheNextAndTheLastOnly(int seconds, bool isFound)
    {
        var code = new Authenticator(Key).CodeAt(Sample.Noon.AddSeconds(seconds));

        Assert.Equal(isFound ? OneTimeCode.StepAt(Sample.Noon.AddSeconds(seconds)) : null, OneTimeCode.FindStep(Key, code, Sample.Noon));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("１２３４５６")]
    public void FindStep_OfWhatIsNoCode_FindsNone(string code) => Assert.Null(OneTimeCode.FindStep(Key, code, Sample.Noon));

    [Fact]
    public void FindStep_OfACodeTypedInGroups_FindsIt() =>
        Assert.NotNull(OneTimeCode.FindStep(Key, new Authenticator(Key).CodeAt(Sample.Noon).Insert(3, " "), Sample.Noon));

    [Fact]
    public void NewKey_IsWhatAuthenticatorsRead() => Assert.Matches("^[A-Z2-7]{32}$", OneTimeCode.NewKey());
}
