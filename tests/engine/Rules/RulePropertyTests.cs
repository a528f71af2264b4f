using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace SurveyHub.Tests;

public sealed class RulePropertyTests
{
    private static readonly Config _often = Config.QuickThrowOnFailure.WithMaxTest(2000);

    private static readonly string[] _scraps =
        ["age", "c24", "channels", "'tv'", "'", "1", "2.5", "2.", "(", ")", ",", "+", "-", "*", "/", "=", "!=", "<", ">=", "in", "and", "or", "not", "answered", "selected", "count", "date", "'2026-04-06'", "true", "{", "}", "ế", "👍", "\n", "--"];

    [Fact]
    public void Parse_WhatIsPrinted_IsTheSameRule() =>
        Check.One(_often, Prop.ForAll(RandomRules.Seeds(), seed => new RandomRules(seed).Any() is var rule && Sample.Must(RuleParser.Parse(rule.ToString())).Equals(rule)));

    [Fact]
    public void Read_WhatIsWrittenAsJson_IsTheSameRule() => Check.One(_often, Prop.ForAll(RandomRules.Seeds(), seed =>
    {
        var rule = new RandomRules(seed).Any();
        return rule.Equals(RuleJson.Read(JsonDocument.Parse(RuleJson.Write(rule)).RootElement));
    }));

    [Fact]
    public void Evaluate_AnyRuleAndAnyAnswers_ComesToAValueOrIsMissing() => Check.One(_often, Prop.ForAll(RandomRules.Seeds(), seed =>
    {
        var random = new RandomRules(seed);
        var value = RuleEvaluator.Evaluate(random.Any(), RandomRules.Lookup(random.Answers(mayMismatch: true)), RuleVectors.Today);
        return value.Number is not { } number || (double.IsFinite(number) && !(number == 0 && double.IsNegative(number)));
    }));

    [Fact]
    public void Evaluate_FittingTypes_ComesToTheTypeThatTheCheckForetold() => Check.One(_often, Prop.ForAll(RandomRules.Seeds(), seed =>
    {
        var random = new RandomRules(seed);
        var wanted = (RuleType)(seed % 4);
        var rule = random.Of(wanted);
        var value = RuleEvaluator.Evaluate(rule, RandomRules.Lookup(random.Answers(mayMismatch: false)), RuleVectors.Today);
        return RuleTypes.Check(rule, RuleVectors.Items, wanted).Count == 0 && (value.Type is null || value.Type == wanted);
    }));

    [Fact]
    public void Parse_RandomCharacters_IsReadOrRefusedWithAColumn() =>
        Check.One(_often, Prop.ForAll<string>(text => text is null || IsReadOrRefused(text)));

    [Fact]
    public void Parse_RandomScrapsOfRules_IsReadOrRefusedWithAColumn() => Check.One(_often.WithMaxTest(10_000), Prop.ForAll(RandomRules.Seeds(), seed =>
    {
        var random = new Random(seed);
        return IsReadOrRefused(string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, random.Next(1, 12)).Select(_ => _scraps[random.Next(_scraps.Length)])));
    }));

    [Fact]
    public void Parse_PipedScraps_IsReadOrRefusedWithAColumn() => Check.One(_often, Prop.ForAll(RandomRules.Seeds(), seed =>
    {
        var random = new Random(seed);
        var text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => _scraps[random.Next(_scraps.Length)]));
        var parsed = PipedText.Parse(text, RuleVectors.Items);
        return parsed.Value is { } piped ? Sample.Must(PipedText.Parse(piped.ToString())).ToString() == piped.ToString() : AreWithin(text, parsed.Problems);
    }));

    private static bool IsReadOrRefused(string text)
    {
        var (parsed, checkedToo) = (RuleParser.Parse(text), RuleParser.Parse(text, RuleVectors.Items));
        return AreWithin(text, checkedToo.Problems)
            && (parsed.Value is { } rule ? Sample.Must(RuleParser.Parse(rule.ToString())).Equals(rule) : AreWithin(text, parsed.Problems));
    }

    private static bool AreWithin(string text, IReadOnlyList<Problem> problems) =>
        problems.All(problem => problem.Column >= 1 && problem.Column <= text.Length + 1);
}
