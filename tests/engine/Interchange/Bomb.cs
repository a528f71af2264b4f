using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace SurveyHub.Tests;

/// <summary>Spreadsheet files that are made to take a program down.</summary>
internal static class Bomb
{
    /// <summary>A spreadsheet of our own with one part replaced.</summary>
    public static MemoryStream With(string part, Action<Stream> write)
    {
        var file = new MemoryStream();
        file.Write(SpreadsheetExport.Write(Engine.Templates.Find("blank")!));
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
            archive.GetEntry(part)?.Delete();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var entry = archive.CreateEntry(part, CompressionLevel.SmallestSize).Open();
            write(entry);
        }

        file.Position = 0;
        return file;
    }

    public static MemoryStream With(string part, string text) => With(part, entry => entry.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>The text of a part as we write it ourselves.</summary>
    public static string Part(string part)
    {
        using var archive = new ZipArchive(new MemoryStream(SpreadsheetExport.Write(Engine.Templates.Find("blank")!)));
        using var reader = new StreamReader(archive.GetEntry(part)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>A sheet of so many megabytes of blanks, a thousandth of that in the file.</summary>
    public static MemoryStream OfSheet(int megabytes) => With("xl/worksheets/sheet1.xml", entry =>
    {
        var blanks = new byte[1 << 20];
        blanks.AsSpan().Fill((byte)' ');
        entry.Write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"u8);
        for (var i = 0; i < megabytes; i++)
            entry.Write(blanks);
        entry.Write("<sheetData/></worksheet>"u8);
    });

    /// <summary>The same file, saying that the part holds fewer bytes than it does.</summary>
    public static MemoryStream Understated(MemoryStream file, string part, int said)
    {
        var (bytes, name) = (file.ToArray(), Encoding.ASCII.GetBytes(part));
        for (var at = bytes.AsSpan().IndexOf(name); at >= 0;)
        {
            // The size stands 8 bytes before the name in the local header, 22 before it in the directory.
            var (local, directory) = (at - 30, at - 46);
            if (local >= 0 && BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(local)) == 0x04034b50)
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(local + 22), said);
            else if (directory >= 0 && BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(directory)) == 0x02014b50)
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(directory + 24), said);
            var next = bytes.AsSpan(at + 1).IndexOf(name);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return new(bytes);
    }

    public static MemoryStream OfEntries(int count)
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < count; i++)
                archive.CreateEntry($"xl/worksheets/sheet{i}.xml", CompressionLevel.NoCompression);
        }

        file.Position = 0;
        return file;
    }
}
