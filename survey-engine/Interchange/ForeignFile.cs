using System.Text;
using System.Xml;

namespace SurveyHub.Engine;

/// <summary>How files of strangers are read: bounded, as UTF-8, and without a document type.</summary>
internal static class ForeignFile
{
    public const int MostBytes = 16_000_000;
    private const int MostDepth = 50;
    private const int MostNodes = 4_000_000;

    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static XmlReaderSettings Xml { get; } = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 64_000_000,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>Null when there are more bytes.</summary>
    public static byte[]? Read(Stream file, int most = MostBytes)
    {
        using var bytes = new MemoryStream();
        var block = new byte[81_920];
        for (int read; (read = file.Read(block, 0, block.Length)) > 0;)
        {
            if (bytes.Length + read > most)
                return null;
            bytes.Write(block, 0, read);
        }

        return bytes.ToArray();
    }

    /// <summary>Before a library follows the elements by recursion, for a stack overflow ends the whole program.</summary>
    /// <exception cref="InvalidDataException">There are more elements than any questionnaire has, or they are nested deeper.</exception>
    /// <exception cref="XmlException">It is no XML, or it has a document type.</exception>
    public static void Bound(Stream xml)
    {
        using var reader = XmlReader.Create(xml, Xml);
        for (var nodes = 0; reader.Read(); nodes++)
        {
            if (reader.Depth > MostDepth || nodes > MostNodes)
                throw new InvalidDataException("too deep or too large");
        }
    }

    public static Outcome<string> ReadText(Stream file)
    {
        if (Read(file) is not { } bytes)
            return Problem.FileTooLarge();
        try
        {
            return _strict.GetString(bytes).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException e)
        {
            return Problem.FileNotUtf8(1 + bytes.AsSpan(0, Math.Clamp(e.Index, 0, bytes.Length)).Count((byte)'\n'));
        }
    }
}
