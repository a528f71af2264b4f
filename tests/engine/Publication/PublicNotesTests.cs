namespace SurveyHub.Tests;

/// <summary>What was changed because of what people said.</summary>
public sealed class PublicNotesTests
{
    public static PublicNote Draft { get; } = new(
        Guid.Parse("01960000-0000-7000-8000-00000000000a"), Sample.Campaign().Code, PublicNote.Whole, new(new Dictionary<string, string> { ["vi"] = "Thêm biển chỉ dẫn", ["en"] = "More signs" }), Code.Of("xa-a"), new(2026, 2, 1),
        Sample.Signed("người khác"), Shown: null);

    public static PublicNote Other { get; } = Draft with { Id = Guid.Parse("01960000-0000-7000-8000-00000000000b"), DoneOn = new(2026, 2, 15) };

    private static readonly Unit[] _units = [Sample.Unit("xa-a")];

    [Theory, EachDatabase]
    public async Task Write_ThenShow_IsListedWithWhoeverShowedIt(string provider)
    {
        await using var store = await StoreAsync(provider);
        await store.Notes.WriteAsync(Draft, default);
        await store.Notes.WriteAsync(Other, default);

        await store.Notes.ShowAsync(Draft, Sample.Signed(), default);

        var notes = await store.Notes.ListAsync(Draft.Campaign, default);
        Assert.Equal([(Other.Id, null), (Draft.Id, Sample.Signed())], notes.Select(note => (note.Id, note.Shown))); // what was done last first
        Assert.Equal(("Thêm biển chỉ dẫn", "More signs"), (notes[1].Words.In("vi"), notes[1].Words.In("en")));
    }

    [Theory, EachDatabase]
    public async Task Write_OfOneThatIsShown_IsRefusedUntilItIsTakenBack(string provider)
    {
        await using var store = await StoreAsync(provider);
        await store.Notes.WriteAsync(Draft, default);
        await store.Notes.ShowAsync(Draft, Sample.Signed(), default);

        Assert.Equal("note-shown", Assert.Single((await store.Notes.WriteAsync(Draft with { Indicator = "c24" }, default)).Problems).Rule);

        await store.Notes.TakeBackAsync(Draft, Sample.Signed(), default);
        Sample.Must(await store.Notes.WriteAsync(Draft with { Indicator = "c24" }, default));
        Assert.Equal(("c24", null), await store.Notes.FindAsync(Draft.Id, default) is { } note ? (note.Indicator, note.Shown) : default);
    }

    [Theory, EachDatabase]
    public async Task Show_Twice_HasOneEntry(string provider)
    {
        await using var store = await StoreAsync(provider);
        await store.Notes.WriteAsync(Draft, default);

        await store.Notes.ShowAsync(Draft, Sample.Signed(), default);
        await store.Notes.ShowAsync(Draft, Sample.Signed(), default);

        Assert.Equal(1, await store.CountAsync("audit_entry where action = 'note-shown'"));
    }

    [Theory]
    [InlineData("Indicator", "c99", "note-indicator-unknown")]
    [InlineData("Indicator", "gender", "note-indicator-unknown")] // no criterion
    [InlineData("DoneOn", "hôm qua", "day-malformed")]
    [InlineData("DoneOn", "2026-03-03", "note-not-yet-done")] // tomorrow
    [InlineData("Agency", "xa-khac", "note-agency-missing")]
    [InlineData("Vietnamese", " ", "note-words-unfitting")]
    public void Parse_SomethingWrong_NamesItsPlace(string place, string typed, string rule)
    {
        var text = new NoteText("II.A", "2026-03-02", "xa-a", "Thêm ghế chờ", "");
        text = place switch
        {
            "Indicator" => text with { Indicator = typed },
            "DoneOn" => text with { DoneOn = typed },
            "Agency" => text with { Agency = typed },
            _ => text with { Vietnamese = typed },
        };

        var problem = Assert.Single(text.Parse(Draft.Id, Sample.Campaign(), _units, Sample.Signed()).Problems);

        Assert.Equal((place, rule), (problem.Place, problem.Rule));
    }

    [Fact]
    public void Parse_WithoutEnglish_SaysTheVietnameseInBothLanguages()
    {
        var note = Sample.Must(new NoteText("II.A", "2026-03-02", "xa-a", " Thêm ghế chờ ", "  ").Parse(Draft.Id, Sample.Campaign(), _units, Sample.Signed()));

        Assert.Equal(("Thêm ghế chờ", "Thêm ghế chờ", null), (note.Words.In("vi"), note.Words.In("en"), note.Words.Find("en")));
    }

    private static async Task<TestDatabase> StoreAsync(string provider)
    {
        var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.AddAsync(_units);
        return store;
    }
}
