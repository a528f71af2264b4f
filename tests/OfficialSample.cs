namespace SurveyHub.Tests;

/// <summary>A letterhead, and figures for sentences about them.</summary>
public static class OfficialSample
{
    public static IndexStructure Structure { get; } = new(Sample.Version());

    public static ReportTemplateText Text() => new(
        "ỦY BAN NHÂN DÂN\nTỈNH HƯNG YÊN", "SỞ NỘI VỤ", "Sở Nội vụ", "Hưng Yên", "BC-SNV", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "Nguyễn Văn An", "QĐ-UBND", "CHỦ TỊCH", "", "UBND tỉnh (để báo cáo)\nLưu: VT",
        [.. Enum.GetValues<ReportChapter>().Select(Words.Write)], []);

    /// <summary>Of as many people as there are answers.</summary>
    public static Estimate Estimate(Scope scope, long satisfied, long valid) =>
        new(scope, valid, new(satisfied, valid), valid == 0 ? null : Wilson.Interval95((double)satisfied / valid, valid), Wilson.Method, []) { IsIndexTheRate = true };

    public static Analytics.Results Results(long satisfied, long valid, params IReadOnlyList<TargetResult> targets) => new(
        Sample.Campaign(), Sample.Noon, valid, Excluded: 0, [], Estimate(Structure.Overall, satisfied, valid), [Estimate(Structure.Contents[0], satisfied, valid)],
        [Estimate(Structure.Factors[0], satisfied, valid)], [Estimate(Structure.Items[0], satisfied, valid), Estimate(Structure.Items[1], 0, 0)], targets);

    /// <summary>Of a plan that demands at least 80 %.</summary>
    public static TargetResult Target(long satisfied, long valid, bool hasNumber = true)
    {
        var demand = hasNumber ? new Demand(80, OrEqual: true) : null;
        var estimate = Estimate(Structure.Indices.Values.First().Scope, satisfied, valid);
        return new(new(1, "Kế hoạch 1/KH-UBND", "mục 2", "Thủ tục hành chính", Structure.Indices.Keys.First(), null, demand, 2026, "tối thiểu 80% hài lòng"), estimate, demand?.Check(estimate));
    }

    public static UnitRanking Units(params IReadOnlyList<(string Name, long Satisfied, long Valid)> units) =>
        new(Ranking.Of([.. units.Select((unit, i) => new RankedUnit($"u{i}", unit.Name, Estimate(Structure.Overall, unit.Satisfied, unit.Valid)))]), Unplaced: 0);

    /// <summary>With ordinary blanks, as people type them.</summary>
    public static IReadOnlyList<string> Plain(IEnumerable<string> sentences) => [.. sentences.Select(words => words.Replace('\u00A0', ' '))];
}
