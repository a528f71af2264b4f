using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;

namespace SurveyHub.Tests;

/// <summary>Citizens who answer all at once, each one response after the other, and send each again until it is acknowledged.</summary>
public sealed class Crowd : IAsyncDisposable
{
    /// <summary>For any one step; whoever reaches it has failed.</summary>
    /// <remarks>A MariaDB that meets a full disk as it starts says itself: "Expect up to 60 secs delay for server to continue after freeing disk space".</remarks>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(150);

    /// <summary>How long a citizen waits for an answer; one who got none is a failure, for a server that is there says something.</summary>
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(20);

    private static readonly TimeProvider _clock = new VietnamClock();

    private readonly int _seed = FaultTests.Seed();
    private readonly bool _isOfPrograms;
    private readonly HttpClient _client;
    private readonly CancellationTokenSource _leaving = new();
    private readonly CancellationTokenSource _giveUp = new();
    private readonly ConcurrentDictionary<Guid, string> _acknowledged = new();
    private readonly ConcurrentDictionary<string, int> _surprises = new();
    private readonly Task[] _people;
    private int _refused;
    private int _lost;
    private int _repeated;
    private int _duplicates;

    /// <param name="isOfPrograms">Whether they hand in through the API what people would answer on the form.</param>
    public Crowd(Uri site, int people = 16, bool isOfPrograms = false)
    {
        _isOfPrograms = isOfPrograms;
        _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = Timeout.InfiniteTimeSpan }) { BaseAddress = site, Timeout = _longestWait };
        _people = [.. Enumerable.Range(0, people).Select(person => Task.Run(() => AnswerAsync(new Random(_seed + person))))];
    }

    /// <summary>How often the site asked to come back later: 503 with <c>Retry-After</c>.</summary>
    public int Refused => _refused;

    /// <summary>How often the connection broke before the answer.</summary>
    public int Lost => _lost;

    public int Acknowledged => _acknowledged.Count;

    /// <summary>How many of them had to be sent more than once.</summary>
    public int Repeated => _repeated;

    /// <summary>How many of them the API called a duplicate.</summary>
    public int Duplicates => _duplicates;

    /// <summary>Returns when so many more are acknowledged.</summary>
    public Task AcknowledgesAsync(int more) => UntilAsync(Acknowledged + more, () => Acknowledged);

    /// <summary>Returns when so many more were asked to come back later.</summary>
    public Task IsRefusedAsync(int more) => UntilAsync(Refused + more, () => Refused + _surprises.Values.Sum());

    /// <summary>Nobody begins another response; returns when each one begun is acknowledged.</summary>
    public async Task LeaveAsync()
    {
        await _leaving.CancelAsync();
        await BoundedAsync(Task.WhenAll(_people));
    }

    /// <summary>That what is stored is what was acknowledged: nothing missing, nothing else, nothing altered, nothing strange seen on the way.</summary>
    public async Task AssertEachIsStoredOnceAsync(Database database)
    {
        var rows = await database.QueryAsync<Row>("select id as Id, answers as Answers from response", null, default);
        var stored = rows.ToDictionary(row => new Guid(row.Id, bigEndian: true), row => row.Answers);

        var missing = _acknowledged.Keys.Count(id => !stored.ContainsKey(id));
        var unknown = stored.Keys.Count(id => !_acknowledged.ContainsKey(id));
        var altered = _acknowledged.Count(sent => stored.TryGetValue(sent.Key, out var answers) && answers != sent.Value);
        Assert.True((missing, unknown, altered) == (0, 0, 0), $"{missing} missing, {unknown} nobody sent, {altered} altered. {this}");
        Assert.True(_surprises.IsEmpty, ToString());
    }

    /// <summary>For the message of an assertion.</summary>
    public override string ToString() =>
        $"Seed {_seed}: {Acknowledged} acknowledged, {Refused} asked to come back, {Lost} connections lost; beside that {string.Join(", ", _surprises.Select(seen => $"{seen.Value} x {seen.Key}"))}";

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _giveUp.CancelAsync();
        await Task.WhenAll(_people).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _client.Dispose();
        _leaving.Dispose();
        _giveUp.Dispose();
    }

    private async Task AnswerAsync(Random random)
    {
        while (!_leaving.IsCancellationRequested)
        {
            var id = ResponseId.New(_clock.GetUtcNow());
            var answers = DemoForm.Criteria.Select(code => KeyValuePair.Create(code, random.Next(1, 6).ToString(System.Globalization.CultureInfo.InvariantCulture))).ToList();
            if (!await SendAsync(id, answers))
            {
                Interlocked.Increment(ref _repeated);
                do
                    await Task.Delay(50, _giveUp.Token); // as long as an impatient finger takes
                while (!await SendAsync(id, answers));
            }

            _acknowledged[id] = $"{{{string.Join(',', answers.Select(answer => $"\"{answer.Key}\":\"{answer.Value}\""))}}}";
        }
    }

    /// <returns>Whether it was acknowledged.</returns>
    private async Task<bool> SendAsync(Guid id, List<KeyValuePair<string, string>> answers)
    {
        using HttpContent content = _isOfPrograms
            ? JsonContent.Create(new { id, campaign = "demo", answers = answers.ToDictionary() })
            : new FormUrlEncodedContent(answers.Append(new("response_id", id.ToString())));
        try
        {
            using var response = await _client.PostAsync(_isOfPrograms ? ResponsesApp.Address : DemoForm.Address, content, _giveUp.Token);
            return IsAcknowledged(response);
        }
        catch (HttpRequestException)
        {
            Interlocked.Increment(ref _lost);
        }
        catch (TaskCanceledException) when (!_giveUp.IsCancellationRequested)
        {
            Note($"no answer within {_longestWait.TotalSeconds} s");
        }

        return false;
    }

    private bool IsAcknowledged(HttpResponseMessage response)
    {
        if (_isOfPrograms && response.StatusCode == HttpStatusCode.OK)
            Interlocked.Increment(ref _duplicates);
        if (_isOfPrograms ? response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created : response.StatusCode == HttpStatusCode.SeeOther)
            return true;
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable && response.Headers.RetryAfter is not null)
            Interlocked.Increment(ref _refused);
        else
            Note($"{(int)response.StatusCode}{(response.StatusCode == HttpStatusCode.ServiceUnavailable ? " without Retry-After" : "")}");
        return false;
    }

    private void Note(string surprise) => _surprises.AddOrUpdate(surprise, 1, (_, times) => times + 1);

    private Task UntilAsync(int goal, Func<int> count) => BoundedAsync(Task.Run(async () =>
    {
        while (count() < goal)
            await Task.Delay(2, _giveUp.Token);
    }));

    private async Task BoundedAsync(Task step)
    {
        try
        {
            await step.WaitAsync(_patience);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"It took longer than {_patience.TotalSeconds} s. {this}");
        }
    }

    private sealed record Row
    {
        public required byte[] Id { get; init; }
        public required string Answers { get; init; }
    }
}
