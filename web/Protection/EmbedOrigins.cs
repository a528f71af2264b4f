namespace SurveyHub.Web;

/// <summary>The sites that may show a campaign's figures in a frame of theirs.</summary>
/// <remarks><c>Results:EmbedOrigins</c>: origins, such as <c>https://dichvucong.tinh.gov.vn</c>, parted by blanks or commas; nobody where it is not set.</remarks>
public sealed class EmbedOrigins(IConfiguration settings)
{
    /// <summary>As browsers compare them: scheme, host, and the port where it is not the usual one.</summary>
    public IReadOnlyList<string> All { get; } = [.. (settings["Results:EmbedOrigins"] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    /// <summary>For <c>frame-ancestors</c>.</summary>
    public string Ancestors => All.Count == 0 ? "'none'" : string.Join(' ', All);

    private static string Parse(string word) =>
        Uri.TryCreate(word, UriKind.Absolute, out var origin) && origin is { Scheme: "https" or "http", PathAndQuery: "/", Fragment: "", UserInfo: "" }
            ? origin.GetLeftPart(UriPartial.Authority)
            : throw new InvalidOperationException($"Results:EmbedOrigins: {word} is no origin such as https://dichvucong.tinh.gov.vn.");
}

/// <summary>Marks the page that other sites may show in a frame: those of <see cref="EmbedOrigins"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FramedAttribute : Attribute;
