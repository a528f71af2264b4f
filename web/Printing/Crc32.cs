namespace SurveyHub.Web;

/// <summary>The checksum of gzip (RFC 1952, 8), which can be continued where another left off: the framework's own cannot.</summary>
public static class Crc32
{
    private static readonly uint[] _table = [.. Enumerable.Range(0, 256).Select(value => OfByte((uint)value))];

    /// <param name="crc">Of what comes before; 0 at the beginning.</param>
    public static uint Continue(uint crc, ReadOnlySpan<byte> bytes)
    {
        crc = ~crc;
        foreach (var value in bytes)
            crc = _table[(byte)(crc ^ value)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint OfByte(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
        return value;
    }
}
