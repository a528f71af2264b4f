using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace SurveyHub.Tests;

/// <summary>Opens a file that came with a message, as the program does that its reader has for its type.</summary>
internal static class AttachedFile
{
    public static void Opens(KeptAttachment file)
    {
        switch (Path.GetExtension(file.Name), file.Type)
        {
            case (".json", "application/json"):
                Assert.Equal("demo", JsonDocument.Parse(file.Bytes).RootElement.GetProperty("campaign").GetString());
                break;
            case (".csv", "text/csv"):
                var lines = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file.Bytes).Trim().Split('\n');
                Assert.True(lines.Length > 1 && lines[0].Split(',').Length > 1, lines[0]);
                break;
            case (".pdf", "application/pdf"):
                Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(file.Bytes), StringComparison.Ordinal);
                Assert.EndsWith("%%EOF", Encoding.Latin1.GetString(file.Bytes).TrimEnd(), StringComparison.Ordinal);
                break;
            case (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"):
                OpensPackage(file, "word/document.xml");
                break;
            case (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"):
                OpensPackage(file, "xl/workbook.xml");
                break;
            default:
                Assert.Fail($"{file.Name} is said to be {file.Type}.");
                break;
        }
    }

    private static void OpensPackage(KeptAttachment file, string main)
    {
        using var package = new ZipArchive(new MemoryStream(file.Bytes));
        Assert.NotNull(package.GetEntry(main));
        foreach (var part in package.Entries.Where(part => part.Name.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var xml = part.Open();
            Assert.NotNull(XDocument.Load(xml).Root);
        }
    }
}
