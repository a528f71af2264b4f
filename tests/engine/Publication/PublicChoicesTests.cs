namespace SurveyHub.Tests;

public sealed class PublicChoicesTests
{
    [Theory, EachDatabase]
    public async Task Find_WhereNobodyChose_IsWhatWasPublicBeforeOneCouldChoose(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());

        var choice = await PublicChoices.FindAsync(store.Database, Sample.Campaign().Code, default);

        Assert.Equal([PublicPart.Verdicts, PublicPart.Estimates, PublicPart.Quality, PublicPart.Notes], choice.Parts.Order());
        Assert.Null(choice.Chosen);
    }

    [Theory, EachDatabase]
    public async Task Choose_AgainAndNothing_HoldsInPlaceOfWhatWasChosen(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var (choices, later) = (new PublicChoices(store.Database, store.Audit), new Signature(Sample.Signed().By, Sample.Noon.AddMinutes(1)));
        await choices.ChooseAsync(Sample.Campaign(), [PublicPart.Ranking, PublicPart.Trend], Sample.Signed("người khác"), default);

        await choices.ChooseAsync(Sample.Campaign(), [], later, default);

        var choice = await PublicChoices.FindAsync(store.Database, Sample.Campaign().Code, default);
        Assert.Empty(choice.Parts);
        Assert.Equal(later, choice.Chosen);
        Assert.Equal("""{"parts":"ranking trend"}""", (await store.Audit.ListAsync(new(), null, 1, default))[0].Was);
    }

    [Theory, EachDatabase]
    public async Task Choose_WhatIsUsual_WritesNothing(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());

        await new PublicChoices(store.Database, store.Audit).ChooseAsync(Sample.Campaign(), PublicChoice.Usual(Sample.Campaign().Code).Parts.ToList(), Sample.Signed(), default);

        Assert.Equal((0, 0), (await store.CountAsync("campaign_publication"), await store.CountAsync("audit_entry")));
    }
}
