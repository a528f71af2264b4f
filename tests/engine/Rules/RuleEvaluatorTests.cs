namespace SurveyHub.Tests;

public sealed class RuleEvaluatorTests
{
    [Theory, MemberData(nameof(RuleVectors.Names), MemberType = typeof(RuleVectors))]
    public void Evaluate_Vector_ComesToWhatIsExpected(string name)
    {
        var vector = RuleVectors.All[name];

        if (vector.Text is { } text)
            Assert.Equal(vector.Expected.GetString(), Sample.Must(PipedText.Parse(text, RuleVectors.Items)).Print(vector.Language, vector.Answer, vector.Today, RuleVectors.Label));
        else
            Assert.Equal(RuleJson.ReadValue(vector.Expected)!.Value, RuleEvaluator.Evaluate(Sample.Must(RuleParser.Parse(vector.Rule!)), vector.Answer, vector.Today));
    }

    [Theory, MemberData(nameof(RuleVectors.Names), MemberType = typeof(RuleVectors))]
    public void Check_Vector_IsRefusedExactlyWhenItsTypesDoNotFit(string name)
    {
        var vector = RuleVectors.All[name];

        if (vector.Rule is { } rule)
            Assert.Equal(vector.IsIllTyped, RuleParser.Parse(rule, RuleVectors.Items).Value is null);
    }

    [Fact]
    public void Vectors_AreEnough() => Assert.InRange(RuleVectors.All.Count, 250, int.MaxValue);
}
