using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>A site whose demonstration campaign has a frame, and a draw.</summary>
internal static class SampleSite
{
    private static readonly DrawDesign _design = TestFrames.Simple with { Kind = DesignKind.TwoStage, Size = 6, Take = 2, ReservePercent = 50 };

    public static async Task<Frame> ImportFrameAsync(this SurveyHubApp app, Account by, IReadOnlyList<FrameCell>? cells = null, string campaign = "demo")
    {
        using var file = new TempFile(TestFrames.Csv(cells ?? TestFrames.Small));
        var list = Tests.Sample.Must(FrameList.Read(Tests.Sample.Must(FrameFile.Open(file.Path)), [], []));
        return Tests.Sample.Must(await app.Service<Frames>().AddAsync(
            Code.Of(campaign), "Hồ sơ quý III", list, app.Service<FrameSeal>().SealerOf(Code.Of(campaign)), new(by.SignInName, app.Clock.GetUtcNow()), default));
    }

    /// <returns>The address of the draw.</returns>
    public static async Task<string> DrawAsync(this SurveyHubApp app, Account by, DrawDesign? design = null, IReadOnlyList<FrameCell>? cells = null, string campaign = "demo")
    {
        var frame = await app.ImportFrameAsync(by, cells, campaign);
        var plan = (design ?? _design).Plan(await app.Service<Frames>().CellsAsync(frame.Id, default));
        var signature = new Signature(by.SignInName, app.Clock.GetUtcNow());
        Tests.Sample.Must(await app.Service<SamplePlans>().SetAsync(new(frame.Campaign, frame.Id, plan.Design, signature), default));
        return $"/campaigns/{campaign}/sample/draws/{Tests.Sample.Must(await app.Service<DrawDecisions>().MakeAsync(frame, plan, "hạt giống 2026", signature, default)).Id}";
    }
}
