using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SurveyHub.Tests;

/// <summary>A telephone that shows codes, written from RFC 6238 and sharing nothing with the program.</summary>
public sealed class Authenticator(string base32)
{
    private readonly byte[] _key = Decode(base32.Replace(" ", "", StringComparison.Ordinal));

    public string CodeAt(DateTimeOffset instant)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, instant.ToUnixTimeSeconds() / 30);
        var hash = HMACSHA1.HashData(_key, counter);
        var offset = hash[19] & 15;
        var number = (((hash[offset] & 127) << 24) | (hash[offset + 1] << 16) | (hash[offset + 2] << 8) | hash[offset + 3]) % 1_000_000;
        return number.ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string base32)
    {
        var bits = string.Concat(base32.Select(letter => Convert.ToString(letter is >= 'A' and <= 'Z' ? letter - 'A' : letter - '2' + 26, 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }
}
