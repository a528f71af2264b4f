namespace SurveyHub.Tests;

public sealed class ResponseTests
{
    private static readonly Guid _id = Guid.Parse("0195a1b2-0000-7000-8000-000000000001");

    private static readonly Submission _submission = new(
        _id, new(Code.Of("so-noi-vu"), Code.Of("dat-dai"), Code.Of("quay-1")), Channel.Kiosk, "vi", StartedAt: null, SubmittedAt: Sample.Noon);

    public static TheoryData<string, Submission> OtherSubmissions => new()
    {
        { "unit", _submission with { Visit = _submission.Visit with { Unit = Code.Of("so-y-te") } } },
        { "no unit", _submission with { Visit = _submission.Visit with { Unit = null } } },
        { "field", _submission with { Visit = _submission.Visit with { Field = Code.Of("xay-dung") } } },
        { "point", _submission with { Visit = _submission.Visit with { Point = Code.Of("quay-2") } } },
        { "unit as point", _submission with { Visit = new(Unit: Code.Of("quay-1"), Field: Code.Of("dat-dai"), Point: Code.Of("so-noi-vu")) } },
        { "channel", _submission with { Channel = Channel.Web } },
        { "language", _submission with { Language = "en" } },
    };

    [Fact]
    public void Sha256_SameFormAtOtherTimes_IsTheSame()
    {
        var later = _submission with { StartedAt = Sample.Noon.AddMinutes(3), SubmittedAt = Sample.Noon.AddMinutes(9) };

        Assert.Equal(Hash(), new Response(Sample.Campaign(), later, Sample.Answers(("c24", "5")), Sample.Noon.AddDays(1)).Sha256);
    }

    [Fact]
    public void Sha256_IsOfTheContentNotOfTheId() => Assert.Equal(Hash(), Hash(submission: _submission with { Id = Guid.NewGuid() }));

    [Theory]
    [MemberData(nameof(OtherSubmissions))]
    public void Sha256_OtherVisit_IsAnother(string part, Submission other)
    {
        Assert.NotEmpty(part);
        Assert.NotEqual(Hash(), Hash(submission: other));
    }

    [Fact]
    public void Sha256_OtherAnswer_IsAnother() => Assert.NotEqual(Hash(), Hash(answers: Sample.Answers(("c24", "4"))));

    [Fact]
    public void Sha256_OtherComment_IsAnother() => Assert.NotEqual(Hash(answers: Sample.Answers(("c24", "5"), ("comment", "Tốt"))), Hash(answers: Sample.Answers(("c24", "5"), ("comment", "Tôt"))));

    [Fact]
    public void Sha256_WithoutComment_IsAnother() => Assert.NotEqual(Hash(), Hash(answers: Sample.Answers(("c24", "5"), ("comment", "Tốt"))));

    [Fact]
    public void Sha256_OtherCampaign_IsAnother() => Assert.NotEqual(Hash(), Hash(campaign: Sample.Campaign("sipas-2027")));

    [Fact]
    public void Sha256_OtherVersionOfTheQuestionnaire_IsAnother() =>
        Assert.NotEqual(Hash(), Hash(campaign: Sample.Campaign(version: Sample.Version(document => document["version"] = 2))));

    [Fact]
    public void Sha256_IsTheSameOnEveryMachineAndInEveryRelease() =>
        // sha256sum of {"answers":{"c24":"5"},"campaign":"sipas-2026","channel":"kiosk","comments":null,"field":"dat-dai","language":"vi","point":"quay-1","questionnaire":"sample","unit":"so-noi-vu","version":1}
        Assert.Equal("cd803b3ca81b7fdb4b87b862fe72d696648441b397d124c6017a2ae9099fb94c", Hash());

    [Fact]
    public void New_IdOfZeros_Throws() => Assert.Throws<ArgumentException>(() => Hash(submission: _submission with { Id = Guid.Empty }));

    private static string Hash(Campaign? campaign = null, Submission? submission = null, Answers? answers = null) =>
        new Response(campaign ?? Sample.Campaign(), submission ?? _submission, answers ?? Sample.Answers(("c24", "5")), Sample.Noon).Sha256;
}
