using System.Text;
using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary>The bytes of a request, of which only ids and answers change: filled in place, nothing is allocated.</summary>
internal sealed class RequestTemplate
{
    /// <summary>Stands for the id of a response.</summary>
    public const string Id = "00000000-0000-7000-8000-000000000000";

    /// <summary>Stands for an answer.</summary>
    public const char Answer = '\u0001';

    private readonly byte[] _bytes;
    private readonly int[] _ids;
    private readonly int[] _answers;

    /// <param name="path">With query.</param>
    /// <param name="body">With <see cref="Id"/> and <see cref="Answer"/> where they belong.</param>
    public RequestTemplate(string path, string type, string body)
    {
        _bytes = Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: load\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        _ids = Places(Encoding.ASCII.GetBytes(Id));
        _answers = Places([(byte)Answer]);
        Ids = new Guid[_ids.Length];
    }

    /// <summary>Those filled in last.</summary>
    public IReadOnlyList<Guid> Ids { get; }

    /// <summary>The request with fresh ids, and with answers from 1 to 5.</summary>
    public ReadOnlyMemory<byte> Fill(DateTimeOffset now, Random random)
    {
        for (var i = 0; i < _ids.Length; i++)
        {
            var id = ((Guid[])Ids)[i] = ResponseId.New(now);
            id.TryFormat(_bytes.AsSpan(_ids[i]), out _);
        }

        foreach (var at in _answers)
            _bytes[at] = (byte)('1' + random.Next(5));
        return _bytes;
    }

    private int[] Places(ReadOnlySpan<byte> mark)
    {
        var places = new List<int>();
        for (var at = _bytes.AsSpan().IndexOf(mark); at >= 0;)
        {
            places.Add(at);
            var next = _bytes.AsSpan(at + mark.Length).IndexOf(mark);
            at = next < 0 ? -1 : at + mark.Length + next;
        }

        return [.. places];
    }
}
