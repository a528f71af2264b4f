namespace SurveyHub.Tests;

/// <summary>Stores a frame and draws from it.</summary>
internal static class Drawing
{
    public static async Task<Frame> ImportAsync(this TestDatabase store, string csv)
    {
        using var file = new TempFile(csv);
        return Sample.Must(await store.Frames.AddAsync(Sample.Campaign().Code, "Danh sách", Sample.Must(FrameList.Read(Sample.Must(FrameFile.Open(file.Path)), [], [])), person => $"sealed {person.Name!.Length}", Sample.Signed(), default));
    }

    /// <param name="csv">Null for that of <see cref="TestFrames.Small"/>.</param>
    public static async Task<SampleDraw> DrawAsync(this TestDatabase store, DrawDesign design, string? csv = null, string seed = "hạt giống 2026")
    {
        var frame = await store.ImportAsync(csv ?? TestFrames.Csv(TestFrames.Small));
        return Sample.Must(await store.DrawDecisions.MakeAsync(frame, design.Plan(await store.Frames.CellsAsync(frame.Id, default)), seed, Sample.Signed(), default));
    }
}
