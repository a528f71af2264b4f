using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SurveyHub.Engine;

/// <summary>The id of a response: a UUID, of version 7 where a form is shown and of version 8 where a row of a file is named.</summary>
public static class ResponseId
{
    public static Guid New(DateTimeOffset now) => Guid.CreateVersion7(now);

    /// <summary>The same id for the same name, always (RFC 9562, version 8, from SHA-256).</summary>
    public static Guid Named(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }

    /// <summary>Reads an id with or without hyphens; null when it is none.</summary>
    public static Guid? Parse(string? text) => Guid.TryParse(text, out var id) && id != Guid.Empty ? id : null;

    /// <summary>When the id was made, to the millisecond; null when it is of another version, or names a year after 9999.</summary>
    public static DateTimeOffset? MadeAt(Guid id)
    {
        var milliseconds = (long)(BinaryPrimitives.ReadUInt64BigEndian(id.ToByteArray(bigEndian: true)) >> 16);
        return id.Version == 7 && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
    }
}
