namespace SurveyHub.Tests;

public sealed class ContactTests
{
    [Theory]
    [InlineData(" Nguoi.Dan@Thu.Example ", null, "nguoi.dan@thu.example", null)]
    [InlineData(null, "0912 345 678", null, "0912345678")]
    [InlineData("", "+84 (912) 345-678", null, "0912345678")]
    [InlineData(null, "024.3825.1234", null, "02438251234")]
    [InlineData("a@b.vn", "0912345678", "a@b.vn", "0912345678")]
    public void Parse_AsPeopleWriteIt_IsOneSpelling(string? email, string? phone, string? sameEmail, string? samePhone)
    {
        var contact = Sample.Must(Contact.Parse(email, phone));

        Assert.Equal((sameEmail, samePhone), (contact.Email, contact.Phone));
    }

    [Theory]
    [InlineData("a@b", null, "email-malformed")]
    [InlineData("Ông An <a@b.vn>", null, "email-malformed")]
    [InlineData("a@b.vn, c@d.vn", null, "email-malformed")]
    [InlineData(null, "912345678", "phone-malformed")]
    [InlineData(null, "+1 202 555 0100", "phone-malformed")]
    [InlineData(null, "0012345678", "phone-malformed")]
    [InlineData(null, "091234567x", "phone-malformed")]
    [InlineData(" ", "", "contact-blank")]
    public void Parse_WhatIsNoAddress_IsRefusedWithoutRepeatingIt(string? email, string? phone, string rule)
    {
        var problem = Assert.Single(Contact.Parse(email, phone).Problems);

        Assert.Equal((rule, null), (problem.Rule, problem.Value));
    }

    [Theory]
    [InlineData("email,phone\na@b.vn,\n,0912345678\n", 2)]
    [InlineData("phone\n0912345678\n", 1)]
    public void Read_GoodFile_HasAContactALine(string text, int count)
    {
        using var file = new TempFile(text);

        Assert.Equal(count, Sample.Must(ContactFile.Read(Sample.Must(ResponseFile.Open(file.Path)))).Count);
    }

    [Theory]
    [InlineData("name,email\nAn,a@b.vn\n", 1, null, "contact-column-unknown")]
    [InlineData("email\na@b.vn\nkhong-phai\n", 3, "email", "email-malformed")]
    [InlineData("email,phone\na@b.vn,12\n", 2, "phone", "phone-malformed")]
    [InlineData("email\na@b.vn\nA@B.vn\n", 3, "email", "contact-repeated")]
    [InlineData("email,phone\na@b.vn,0912345678\nc@d.vn,+84912345678\n", 3, "phone", "contact-repeated")]
    [InlineData("email,phone\na@b.vn,\n,\n", 3, null, "contact-blank")]
    public void Read_LineWithAMistake_IsNamedByLineAndColumn(string text, int line, string? column, string rule)
    {
        using var file = new TempFile(text);

        var problem = Assert.Single(ContactFile.Read(Sample.Must(ResponseFile.Open(file.Path))).Problems);

        Assert.Equal((line, column, rule), ((int)problem.Line!.Value, problem.Place, problem.Rule));
    }
}
