namespace SurveyHub.Tests;

/// <summary>Stores a frame and draws from it.</summary>
internal static class Drawing
{
    /// <param name="campaign">Null for that of the sample.</param>
    public static async Task<Frame> ImportAsync(this TestDatabase store, string csv, Code? campaign = null, Signature? by = null)
    {
        using var file = new TempFile(csv);
        return Sample.Must(await store.Frames.AddAsync(campaign ?? Sample.Campaign().Code, "Danh sách", Sample.Must(FrameList.Read(Sample.Must(FrameFile.Open(file.Path)), [], [])), person => $"sealed {person.Name!.Length}", by ?? Sample.Signed(), default));
    }

    /// <param name="csv">Null for that of <see cref="TestFrames.Small"/>.</param>
    public static async Task<SampleDraw> DrawAsync(this TestDatabase store, DrawDesign design, string? csv = null, string seed = "hạt giống 2026", Code? campaign = null, Signature? by = null)
    {
        var frame = await store.ImportAsync(csv ?? TestFrames.Csv(TestFrames.Small), campaign, by);
        return Sample.Must(await store.DrawDecisions.MakeAsync(frame, design.Plan(await store.Frames.CellsAsync(frame.Id, default)), seed, by ?? Sample.Signed(), default));
    }

    /// <summary>A campaign of that code with a draw, which somebody else has made.</summary>
    public static async Task PrepareDrawAsync(this TestDatabase store, string code)
    {
        await store.Campaigns.AddAsync(Sample.Campaign(code), Sample.Signed("người khác"), default);
        await store.DrawAsync(TestFrames.Simple with { ReservePercent = 50 }, campaign: Code.Of(code), by: Sample.Signed("người khác"));
    }

    public static async Task<Outcome<SampleDraw>> SignAsync(this TestDatabase store, Code campaign, Signature by)
    {
        var draw = (await store.Draws.ListAsync(campaign, default))[0];
        return await store.DrawDecisions.SignAsync(draw, draw.Sha256, null, by, default);
    }
}
