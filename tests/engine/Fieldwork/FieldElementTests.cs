namespace SurveyHub.Tests;

public sealed class FieldElementTests
{
    [Theory]
    [InlineData(5, "ubnd-xa", "dat-dai")]
    [InlineData(4, "ubnd-xa", null)] // the fifth has another field: who sees the field knows too much
    [InlineData(3, null, null, 1)]
    public void PlaceOf_UnitAndField_AreSaidOnlyWhereFivePeopleShareThem(int sameField, string? unit, string? field, int others = 0)
    {
        var all = Enumerable.Range(1, sameField).Select(number => FieldSample.Element(number, "xa-dong", "1", "ubnd-xa", "dat-dai"))
            .Concat(Enumerable.Range(20, others == 0 ? 1 : others).Select(number => FieldSample.Element(number, "xa-dong", "1", "ubnd-xa", "ho-tich")))
            .Concat(Enumerable.Range(30, 9).Select(number => FieldSample.Element(number, "xa-tay", "1", "ubnd-xa", "dat-dai"))).ToList();

        var place = new FieldElement(new(all[0], DrawList.Drawn, 1, 0.5, 2), [], null, false).PlaceOf(all);

        Assert.Equal((unit, field, "xa-dong"), (place.Unit?.Value, place.Field?.Value, place.Point?.Value));
    }

    [Theory]
    [InlineData(ContactOutcome.NotAtHome, "2026-03-02", null, true)]
    [InlineData(ContactOutcome.NotAtHome, "2026-03-01", null, true)]
    [InlineData(ContactOutcome.NotAtHome, "2026-03-03", null, false)] // tomorrow
    [InlineData(ContactOutcome.NotAtHome, "2026-02-28", null, false)] // before the campaign opened
    [InlineData(ContactOutcome.Appointment, "2026-03-02", "2026-03-02", true)]
    [InlineData(ContactOutcome.Appointment, "2026-03-02", "2026-03-01", false)]
    [InlineData(ContactOutcome.Appointment, "2026-03-02", null, false)]
    [InlineData(ContactOutcome.Refused, "2026-03-02", "2026-03-05", false)]
    [InlineData(ContactOutcome.Refused, "2026-03-02", "2026-03-01", false)]
    public void Check_DaysOfAVisit_AreThoseThatCanBe(ContactOutcome outcome, string on, string? appointment, bool isRight)
    {
        var attempt = FieldSample.Attempt(outcome, Day(on), appointment is null ? null : Day(appointment));

        Assert.Equal(isRight, attempt.Check(new(2026, 3, 1), Sample.Today).Count == 0);
    }

    [Fact]
    public void Check_ALongNote_IsRefused() =>
        Assert.Equal("Note", Assert.Single(FieldSample.Attempt(note: new string('a', 501)).Check(new(2026, 3, 1), Sample.Today)).Place);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
