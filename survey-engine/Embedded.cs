using System.Text;
using CsvHelper;

namespace SurveyHub.Engine;

/// <summary>The files that travel inside this assembly, by the names its project file gives them.</summary>
internal static class Embedded
{
    /// <summary>In ordinal order, so that numbered scripts come in the order of their numbers.</summary>
    public static IReadOnlyList<string> Names(string folder) =>
        [.. typeof(Embedded).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static StreamReader Open(string name) =>
        new(typeof(Embedded).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name), Encoding.UTF8);

    public static CsvReader OpenCsv(string name) => CsvReader.Create(Open(name), CsvReaderOptions.Default with { Separator = ',' });

    public static string Text(string name)
    {
        using var reader = Open(name);
        return reader.ReadToEnd();
    }
}
