namespace SurveyHub.Tests;

public sealed class SettlementTests
{
    private static readonly QuestionnaireVersion _reworded = Sample.VersionWith("/sections/0/items/0/question/vi", "\"Nơi tiếp nhận rất dễ tìm\"");
    private static readonly QuestionnaireVersion _relabelled = Sample.VersionWith("/sections/1/items/0/options/0/label/vi", "\"Đàn ông\"");
    private static readonly QuestionnaireVersion _optional = Sample.VersionWith("/sections/0/items/0/required", "false");

    private static readonly QuestionnaireVersion _renamed = Sample.VersionWith("/sections/0/items/0/code", "\"c24b\"");

    [Fact]
    public void Settle_Decided_IsAMappingOfWhoWhyAndWhen()
    {
        var mapping = Assert.Single(Sample.Must(Settle(_reworded, Decide("c24", ChangeClass.Break, " đổi nghĩa "))).Mappings);

        Assert.Equal(("sample", 1, "c24", 2, "c24"), (mapping.Questionnaire.Value, mapping.FromVersion, mapping.From, mapping.ToVersion, mapping.To));
        Assert.Equal((ChangeClass.Break, "đổi nghĩa", "Lê Thị Hoà", Sample.Noon), (mapping.Class, mapping.Reason, mapping.Decided.By, mapping.Decided.At));
    }

    [Fact]
    public void Settle_Undecided_NamesTheItemAndItsDefaultClass() =>
        Assert.Equal([new Problem("decision-missing", "c24") { Value = "comparable" }], Settle(_reworded).Problems);

    [Fact]
    public void Settle_NoReason_IsRefused() => AssertRefused("reason-missing", _reworded, Decide("c24", ChangeClass.Break, " "));

    [Fact]
    public void Settle_TwoDecisionsOnOnePlace_AreRefused() =>
        AssertRefused("decision-repeated", _reworded, Decide("c24", ChangeClass.Break), Decide("c24", ChangeClass.Cosmetic));

    [Theory]
    [InlineData("c39")]
    [InlineData("nothing")]
    public void Settle_DecisionAboutWhatDidNotChange_IsRefused(string place) =>
        AssertRefused("decision-stray", _reworded, Decide("c24", ChangeClass.Cosmetic), Decide(place, ChangeClass.Cosmetic));

    [Fact]
    public void Settle_MoreThanWordsCalledCosmetic_IsRefused() => AssertRefused("decision-too-light", _optional, Decide("c24", ChangeClass.Cosmetic));

    [Theory]
    [InlineData(ChangeClass.Cosmetic, null)]
    [InlineData(ChangeClass.Comparable, null)]
    [InlineData(ChangeClass.Break, "option-code-reused")]
    public void Settle_AnOptionSaysSomethingElse_MustBeConfirmedAsARewording(ChangeClass decided, string? refused) =>
        Assert.Equal(refused, Settle(_relabelled, Decide("gender", decided)).Problems.SingleOrDefault()?.Rule);

    [Fact]
    public void Settle_WhatNobodyCanPermit_IsRefusedWhateverIsDecided() =>
        AssertRefused("item-kind-changed", Sample.VersionWith("/sections/1/items/0/type", "\"multiple\""), Decide("gender", ChangeClass.Break));

    [Fact]
    public void Settle_ARenamedItem_ContinuesTheOldOneByItsDecision()
    {
        var settled = Sample.Must(Settle(_renamed, Decide("c24b", ChangeClass.Comparable, from: "c24")));

        var found = Continuations.Find(settled.Mappings, Sample.Version(), _renamed, Code.Of("c24b"));

        Assert.Equal(("c24", ChangeClass.Comparable), (found!.From.Value, found.Class));
    }

    [Theory]
    [InlineData("c24b", "c39")] // is still there
    [InlineData("c24b", "c99")] // never was
    [InlineData("c39", "c24")] // is not new
    public void Settle_AnImpossibleContinuation_IsRefused(string item, string from) =>
        AssertRefused("mapping-impossible", _renamed, Decide(item, ChangeClass.Comparable, from: from));

    [Fact]
    public void Find_NothingDecided_TheCodeContinuesItselfAndANewOneNothing()
    {
        Assert.Equal(new("c39", ChangeClass.Cosmetic), Continue("c39"));
        Assert.Null(Continue("c24b"));

        static (string, ChangeClass)? Continue(string item) =>
            Continuations.Find([], Sample.Version(), _renamed, Code.Of(item)) is { } found ? (found.From.Value, found.Class) : null;
    }

    [Fact]
    public void Find_ALaterDecision_Wins()
    {
        ItemMapping Mapped(ChangeClass decided) => new(Code.Of("sample"), 1, "c24", 2, "c24", decided, "vì", Sample.Signed());

        Assert.Equal(ChangeClass.Break, Continuations.Find([Mapped(ChangeClass.Comparable), Mapped(ChangeClass.Break)], Sample.Version(), _reworded, Code.Of("c24"))!.Class);
    }

    private static Decision Decide(string place, ChangeClass decided, string reason = "vì", string? from = null) => new(place, decided, reason, Code.Parse(from));

    private static Outcome<Settlement> Settle(QuestionnaireVersion newer, params Decision[] decisions) => Settlement.Of([Sample.Version()], newer, decisions, Sample.Signed());

    private static void AssertRefused(string rule, QuestionnaireVersion newer, params Decision[] decisions) =>
        Assert.Contains(rule, Settle(newer, decisions).Problems.Select(problem => problem.Rule));
}
