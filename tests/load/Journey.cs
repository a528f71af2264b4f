namespace SurveyHub.Load;

/// <summary>One citizen after another on one phone: the page, the answers, the receipt.</summary>
internal sealed class Journey : IConversation
{
    private static readonly byte[] _page = "GET /s/demo HTTP/1.1\r\nHost: load\r\nAccept-Encoding: gzip\r\n\r\n"u8.ToArray();

    private readonly RequestTemplate _answers = new("/s/demo", "application/x-www-form-urlencoded", Form());
    private readonly byte[] _receipt = new byte[512];
    private readonly TimeProvider _clock;
    private readonly Random _random;
    private readonly Promises _promises;
    private readonly PageCheck? _check;
    private Step _step;

    public Journey(int seed, TimeProvider clock, Promises promises, PageCheck? check) =>
        (_random, _clock, _promises, _check) = (new Random(seed), clock, promises, check);

    public Request Begin() => Ask(Step.Page, _page);

    public Turn Continue(Reply reply) => (_step, reply.Status) switch
    {
        (Step.Page, 200) => _check?.Complain(reply) is { } complaint ? Turn.Failed(complaint) : Turn.To(Ask(Step.Answers, _answers.Fill(_clock.GetUtcNow(), _random))),
        (Step.Answers, 303) => Stored(reply),
        (Step.Receipt, 200) => Turn.End,
        _ => Refused(reply),
    };

    public void Lose()
    {
        if (_step == Step.Answers)
            _promises.Open.Add(_answers.Ids[0]);
    }

    private Turn Stored(Reply reply)
    {
        _promises.Acknowledged.Add(_answers.Ids[0]);
        var length = 0;
        Write("GET "u8, ref length);
        Write(reply.Location, ref length);
        Write(" HTTP/1.1\r\nHost: load\r\nAccept-Encoding: gzip\r\n\r\n"u8, ref length);
        return Turn.To(Ask(Step.Receipt, _receipt.AsMemory(0, length)));
    }

    private void Write(ReadOnlySpan<byte> part, ref int length)
    {
        part.CopyTo(_receipt.AsSpan(length));
        length += part.Length;
    }

    private Turn Refused(Reply reply)
    {
        Lose();
        return Turn.Failed($"{reply.Status}");
    }

    private Request Ask(Step step, ReadOnlyMemory<byte> bytes)
    {
        _step = step;
        return new(step, bytes);
    }

    private static string Form() => $"response_id={RequestTemplate.Id}" + string.Concat(DemoCampaign.Required.Select(code => $"&{code}={RequestTemplate.Answer}"));
}
