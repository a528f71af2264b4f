using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SurveyHub.Engine;

/// <summary>The six digits that an authenticator shows for half a minute (RFC 6238, as all of them do it: SHA-1, steps of 30 seconds).</summary>
/// <remarks>ASP.NET Core Identity has the same, but tells neither the step, without which a code could be used twice, nor takes the time it is given.</remarks>
public static class OneTimeCode
{
    public const int Digits = 6;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsALetter = 5;

    public static long StepAt(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / 30;

    /// <summary>The step whose code it is: this one, the last, or the next of a telephone that is ahead.</summary>
    /// <param name="key">In base 32.</param>
    /// <param name="code">As typed, perhaps with spaces.</param>
    /// <returns>Null when it is none of them.</returns>
    public static long? FindStep(string key, string code, DateTimeOffset now)
    {
        var typed = Encoding.UTF8.GetBytes(string.Concat(code.Where(letter => !char.IsWhiteSpace(letter))));
        long? found = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.UTF8.GetBytes(Of(key, step))))
                found = step;
        }

        return found;
    }

    public static string Of(string key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(Bytes(key), counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>A new key, in base 32: 160 bits, as RFC 4226 recommends.</summary>
    public static string NewKey() => new(RandomNumberGenerator.GetItems<char>(Alphabet, 32));

    private static byte[] Bytes(string key)
    {
        var bytes = new List<byte>();
        var (bits, count) = (0, 0);
        foreach (var letter in key)
        {
            (bits, count) = ((bits << BitsALetter) | Alphabet.IndexOf(letter, StringComparison.Ordinal), count + BitsALetter);
            if (count < 8)
                continue;
            count -= 8;
            bytes.Add((byte)(bits >> count));
            bits &= (1 << count) - 1;
        }

        return [.. bytes];
    }
}
