using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SurveyHub.Engine;

/// <summary>Free texts that were lately written in a campaign: kept as fingerprints, never as texts.</summary>
/// <remarks>Words beside "other, please specify" are no comments: they name the same few things.</remarks>
internal sealed class DuplicateTexts
{
    public const int MostTexts = 50_000;

    /// <summary>In letters and digits: "Rất hài lòng" is written by many who never met.</summary>
    public const int Shortest = 20;

    private readonly Recent<(Code Campaign, ulong Text), Guid> _writers = new(MostTexts);

    /// <summary>How many texts are remembered, at most <see cref="MostTexts"/>.</summary>
    public int Count => _writers.Count;

    /// <returns>Whether another response of the campaign has said one of its texts before.</returns>
    public bool Add(Response response)
    {
        var isDuplicate = false;
        var texts = response.Answers.Traits.Texts;
        for (var i = 0; i < texts.Count; i++) // no foreach: it would allocate
        {
            var key = (response.Campaign, texts[i]);
            if (_writers.TryMeet(key, out var writer))
                isDuplicate |= writer != response.Id;
            else
                _writers.Add(key, response.Id);
        }

        return isDuplicate;
    }

    /// <summary>The same for texts that differ only in case, blanks and punctuation; null where a text is too short to tell.</summary>
    /// <remarks>The beginning of a SHA-256, so that nobody can write a text that is taken for somebody else's.</remarks>
    public static ulong? Fingerprint(string words)
    {
        if (words.Length < Shortest)
            return null;
        var letters = new char[words.Length];
        var count = 0;
        foreach (var letter in words)
        {
            if (char.IsLetterOrDigit(letter))
                letters[count++] = char.ToLowerInvariant(letter);
        }

        return count < Shortest ? null : BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(MemoryMarshal.AsBytes(letters.AsSpan(0, count))));
    }
}
