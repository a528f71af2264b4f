using FsCheck;
using FsCheck.Fluent;

namespace SurveyHub.Tests;

public sealed class BurstsTests
{
    private readonly Bursts _bursts = new();

    [Theory]
    [InlineData(Channel.Kiosk, "quay-1", 5)]
    [InlineData(Channel.Kiosk, null, 20)]
    [InlineData(Channel.Web, "quay-1", 20)]
    [InlineData(Channel.Web, null, 20)]
    public void Add_MoreThanAPlaceGivesInAMinute_IsABurst(Channel channel, string? point, int most)
    {
        var flags = Enumerable.Range(0, most + 2).Select(i => Add(i, channel, point)).ToList();

        Assert.Equal([.. Enumerable.Repeat(false, most), true, true], flags);
    }

    [Theory]
    [InlineData(Channel.Invitation)]
    [InlineData(Channel.Paper)]
    [InlineData(Channel.Interviewer)]
    [InlineData(Channel.Import)]
    public void Add_ChannelsThatComeInHeaps_AreNeverABurst(Channel channel) => Assert.DoesNotContain(Enumerable.Range(0, 100).Select(_ => Add(0, channel, "quay-1")), isBurst => isBurst);

    [Fact]
    public void Add_NoPlaceKnown_IsNeverABurst() => Assert.DoesNotContain(Enumerable.Range(0, 100).Select(_ => Add(0, Channel.Web, point: null, unit: null)), isBurst => isBurst);

    [Fact]
    public void Add_ABusyKiosk_IsNoBurst() => Assert.DoesNotContain(Enumerable.Range(0, 500).Select(i => Add(20 * i, Channel.Kiosk, "quay-1")), isBurst => isBurst);

    [Theory]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public void Add_TheSixthAtAKiosk_CountsTheMinuteBefore(double seconds, bool expected)
    {
        for (var i = 0; i < 5; i++)
            Add(0, Channel.Kiosk, "quay-1");

        Assert.Equal(expected, Add(seconds, Channel.Kiosk, "quay-1"));
    }

    [Fact]
    public void Add_OtherPlaces_AreCountedApart()
    {
        for (var i = 0; i < 20; i++)
            Add(0, Channel.Web, "quay-1");

        Assert.False(Add(0, Channel.Web, "quay-2"));
        Assert.False(Add(0, Channel.Web, point: null, unit: "quay-1")); // a unit of the point's code is another place
        Assert.True(Add(0, Channel.Web, "quay-1"));
    }

    [Fact]
    public void Add_AKioskThatWasOffline_IsCountedByItsOwnClock() =>
        Assert.DoesNotContain(Enumerable.Range(0, 50).Select(i => Add(60 * i, Channel.Kiosk, "quay-1", receivedAt: Sample.Noon.AddDays(1))), isBurst => isBurst);

    [Fact]
    public void Add_HandedInAgain_IsWhatItWas()
    {
        var ids = Enumerable.Range(0, 7).Select(_ => Guid.NewGuid()).ToList();

        var first = ids.ConvertAll(id => Add(0, Channel.Kiosk, "quay-1", id: id));
        var again = ids[2..].ConvertAll(id => Add(1, Channel.Kiosk, "quay-1", id: id)); // five are remembered

        Assert.Equal(first[2..], again);
    }

    [Fact]
    public void Places_WhateverIsSent_StayBounded() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(20), Prop.ForAll(Gen.Choose(1, 20_000).ToArbitrary(), places =>
    {
        var bursts = new Bursts();
        for (var i = 0; i < 10_000; i++)
            bursts.Add(Submission(i, Channel.Web, $"p{(i * 7919L) % places}", unit: null, Guid.NewGuid()), Sample.Noon);
        return bursts.Places <= Bursts.MostPlaces;
    }));

    private bool Add(double seconds, Channel channel, string? point, string? unit = "so-a", Guid? id = null, DateTimeOffset? receivedAt = null) =>
        _bursts.Add(Submission(seconds, channel, point, unit, id ?? Guid.NewGuid()), receivedAt ?? Sample.Noon.AddSeconds(seconds));

    private static Submission Submission(double seconds, Channel channel, string? point, string? unit, Guid id) =>
        new(id, new(Code.Parse(unit), null, Code.Parse(point)), channel, "vi", null, Sample.Noon.AddSeconds(seconds));
}
