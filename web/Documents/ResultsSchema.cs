namespace SurveyHub.Web;

/// <summary>What <c>/results/{campaign}.json</c> is, as JSON Schema 2020-12.</summary>
public static class ResultsSchema
{
    internal static byte[] Bytes { get; } = Read();

    private static byte[] Read()
    {
        using var file = typeof(ResultsSchema).Assembly.GetManifestResourceStream("Documents/results.schema.json")!;
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
