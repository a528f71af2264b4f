using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace SurveyHub.Tests;

public sealed partial class ScreeningTests
{
    private static readonly string[] _scraps =
        ["0", "09", "0912", "345", "678", "84", "+", "1", "5", "000", "12", "20/11/2026", "1.500.000", " đồng", " ", ".", "-", ", ", "/", ":", "(", ")", "@", "nam", ".vn", "o", "O", "９", "٠", "𝟗", "⑩", "\u200B", "\u0336", "quầy", "\n", "\uD835", "\uFFFE"];

    [Theory]
    [InlineData("Gọi 0912345678 giúp tôi", "Gọi [phone] giúp tôi")]
    [InlineData("0912 345 678", "[phone]")]
    [InlineData("0912.345.678", "[phone]")]
    [InlineData("0912-345-678.", "[phone].")]
    [InlineData("09 12 34 56 78", "[phone]")]
    [InlineData("0 9 1 2 3 4 5 6 7 8", "[phone]")]
    [InlineData("0.9.1.2.3.4.5.6.7.8", "[phone]")]
    [InlineData("0912 - 345 - 678", "[phone]")]
    [InlineData("SĐT:0987654321", "SĐT:[phone]")]
    [InlineData("sđt0987654321nhé", "sđt[phone]nhé")]
    [InlineData("+84912345678", "[phone]")]
    [InlineData("+84 912 345 678", "[phone]")]
    [InlineData("+84 (0)912 345 678", "[phone]")]
    [InlineData("84912345678", "[phone]")]
    [InlineData("84-912-345-678", "[phone]")]
    [InlineData("0084 912 345 678", "[phone]")]
    [InlineData("(024) 3825 1234", "([phone]")]
    [InlineData("024.38251234", "[phone]")]
    [InlineData("0255 382 2345", "[phone]")]
    [InlineData("01234567890", "[phone]")] // of eleven digits, as before 2018
    [InlineData("+1 202 555 0123", "[phone]")]
    [InlineData("0912345678/0987654321", "[phone]/[phone]")]
    [InlineData("0912 345 678 0987 654 321", "[phone] [phone]")]
    [InlineData("0912 345 678 24 giờ", "[phone] 24 giờ")]
    [InlineData("０９１２３４５６７８", "[phone]")] // full width
    [InlineData("٠٩١٢٣٤٥٦٧٨", "[phone]")] // Arabic-Indic
    [InlineData("𝟎𝟗𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖", "[phone]")] // mathematical, of two UTF-16 characters each
    [InlineData("0️⃣9️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣", "[phone]")]
    [InlineData("09\u200B12\u200B345\u200B678", "[phone]")] // blanks of no width
    [InlineData("O912345678", "[phone]")]
    [InlineData("0912\n345\n678", "[phone]")]
    [InlineData("09/12 345 678", "[phone]")] // no day of December
    [InlineData("0912:345:678", "[phone]")]
    [InlineData("0912, 345, 678", "[phone]")]
    [InlineData("0      912      345      678", "[phone]")]
    [InlineData("O9I2345678", "[phone]")]
    [InlineData("số không chín một hai ba, bốn năm sáu bảy tám, nhé", "số [number]nhé")]
    [InlineData("ngày 20/11/2026 0912345678", "ngày 20/11/2026 [phone]")]
    [InlineData("20/11/2026/0912345678", "20/11/2026/[phone]")]
    [InlineData("CCCD 036203004567", "CCCD [identity]")]
    [InlineData("036 203 004 567", "[identity]")]
    [InlineData("0362.0300.4567", "[identity]")]
    [InlineData("0 3 6 2 0 3 0 0 4 5 6 7", "[identity]")]
    [InlineData("251120260001", "[identity]")] // twelve in a row, whatever they are
    [InlineData("CMND: 162345678", "CMND: [identity]")]
    [InlineData("162 345 678", "[identity]")]
    [InlineData("162.345.678", "[identity]")]
    [InlineData("1 6 2 3 4 5 6 7 8", "[identity]")]
    [InlineData("012345678", "[identity]")]
    [InlineData("tài khoản 19012345678901", "tài khoản [number]")]
    [InlineData("1903 5678 9012 345", "[number]")]
    [InlineData("hồ sơ 000.00.16.H26-251120-0001", "hồ sơ [number]")] // whoever has the code of a file finds whose it is
    [InlineData("1500000000", "[number]")] // a sum, perhaps: in doubt it is masked
    [InlineData("thư nguyen.van-a@gmail.com nhé", "thư [email] nhé")]
    [InlineData("0912345678@zalo.vn", "[email]")]
    [InlineData("nam @ gmail.com", "[email]")]
    [InlineData("nam＠gmail．com", "[email]")]
    [InlineData("nam (at) gmail.com", "[email]")]
    [InlineData("nam@gmail", "[email]")]
    public void Mask_WhatLeadsToAPerson_IsMasked(string text, string masked) => Assert.Equal(masked, Mask(text));

    [Theory]
    [InlineData("Năm 2026")]
    [InlineData("2021 2022 2023 2024")]
    [InlineData("giai đoạn 2021-2025, 2026-2030")]
    [InlineData("phí 1.500.000 đồng")]
    [InlineData("150.000.000")]
    [InlineData("50.000 100.000 150.000")]
    [InlineData("1.500.000.000đ")]
    [InlineData("150 123 456 đồng")]
    [InlineData("123.456.789 vnđ")]
    [InlineData("12,5 triệu")]
    [InlineData("ngày 20/11/2026")]
    [InlineData("20/11/2026 - 25/12/2026")]
    [InlineData("từ 07/03-10/03/2026")]
    [InlineData("01/02/2026 09/10/2026")]
    [InlineData("01/2026 02/2026")]
    [InlineData("2026-11-20 2026-11-21")]
    [InlineData("07:30-11:30, 13:30-17:00")]
    [InlineData("07:30 20/11/2026")]
    [InlineData("Quyết định 1001/QĐ-BNV ngày 11/12/2023")]
    [InlineData("Nghị định 61/2018/NĐ-CP")]
    [InlineData("mẫu 01, 02, 03, 04, 05")]
    [InlineData("chờ 45 phút ở quầy 3, tầng 2")]
    [InlineData("tổng đài 1900 6035")]
    [InlineData("hồ sơ H26-1234")]
    [InlineData("5/5 điểm, 100%")]
    [InlineData("nộp 3 lần: 9h, 10h và 14h30")]
    [InlineData("ba bốn năm, năm sáu ngày")]
    [InlineData("phòng 5l, 1l nước")]
    [InlineData("12345678")] // eight digits are not enough
    public void Mask_OrdinaryNumbers_AreLeft(string text) => Assert.Equal(text, Mask(text));

    [Fact]
    public void Find_SpansOfCharactersBeyondTheBasicPlane_CountAsStringsDo() =>
        Assert.Equal([new PrivateSpan(PrivateKind.Phone, 3, 20)], Screening.Find("👍 𝟎𝟗𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖 👍"));

    [Fact]
    public void Mask_AnyText_IsMaskedOnceAndForAll() => CheckAny(text => Mask(Mask(text)) == Mask(text));

    [Fact]
    public void Mask_AnyText_LeavesNoNineDigitsInARow() => CheckAny(text => !NineDigits().IsMatch(Plain(Mask(text))));

    [Fact]
    public void Mask_AnyMobileNumberInAnyGrouping_LeavesNoneOfItsDigits() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        var digits = "0" + "35789"[random.Next(5)] + random.Next(100_000_000).ToString("D8", CultureInfo.InvariantCulture);
        string[] gaps = ["", " ", ".", "-", " - ", "_", "/", "\u00A0", "\u200B"];
        var text = string.Concat(digits.Select((digit, place) => digit + (place < 9 ? gaps[random.Next(gaps.Length)] : "")));
        return !Mask($"Gọi {text} nhé").Any(char.IsDigit);
    }).QuickCheckThrowOnFailure();

    private static string Mask(string text) => Screening.Mask(text, kind => $"[{Words.Write(kind)}]");

    private static void CheckAny(Func<string, bool> isRight)
    {
        var scraps = Gen.Elements(_scraps).ListOf().Select(string.Concat);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(scraps.ToArbitrary(), isRight));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll<string>(text => text is null || isRight(text)));
    }

    /// <summary>Digits as such, and nothing invisible between them.</summary>
    private static string Plain(string text) => string.Concat(text.EnumerateRunes()
        .Where(rune => (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is < 0xFDD0 or > 0xFDEF)
        .SelectMany(rune => rune.ToString().Normalize(NormalizationForm.FormKC).EnumerateRunes())
        .Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format));

    [GeneratedRegex(@"\d{9}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NineDigits();
}
