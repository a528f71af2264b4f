using System.Runtime.InteropServices;
using System.Text.Json;

namespace SurveyHub.Engine;

/// <summary>One response as a program sends it: members that are known, each of its kind. Nothing it names is looked up yet.</summary>
internal sealed class SentResponse
{
    /// <summary>Of one response, in UTF-8: as much as a form may have.</summary>
    private const int LargestResponse = 256 * 1024;

    /// <summary>Of one member beside the answers, in UTF-16 characters.</summary>
    private const int LongestText = 200;

    private static readonly HashSet<string> _textMembers =
        ["id", "campaign", "questionnaire", "unit", "field", "point", "channel", "language", "started_at", "submitted_at", "invitation"];

    private readonly Dictionary<string, string> _texts = new(8);
    private readonly List<Problem> _problems = [];

    private SentResponse(JsonElement json) => Json = json;

    public JsonElement Json { get; }

    /// <summary>Null when it has none that can be read.</summary>
    public Guid? Id { get; private set; }

    /// <summary>Not null, unless there are <see cref="Problems"/>.</summary>
    public Code? Campaign { get; private set; }

    public Code? Questionnaire { get; private set; }
    public int? Version { get; private set; }

    /// <summary>An object, unless there are <see cref="Problems"/>.</summary>
    public JsonElement Answers { get; private set; }

    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>What it says under that name, at least one character; null when it says nothing.</summary>
    public string? this[string member] => _texts.GetValueOrDefault(member);

    public static SentResponse Read(JsonElement json)
    {
        var sent = new SentResponse(json);
        if (json.ValueKind != JsonValueKind.Object)
            sent._problems.Add(Problem.MemberMalformed("$"));
        else
            sent.ReadMembers();
        return sent;
    }

    private void ReadMembers()
    {
        foreach (var member in Json.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Null) // as if it were not there
                ReadMember(member.Name, member.Value);
        }

        Id = Convert("id", text => ResponseId.Parse(text));
        Campaign = Convert("campaign", Code.Parse);
        Questionnaire = Convert("questionnaire", Code.Parse);
        _problems.AddRange(((string[])["id", "campaign", "answers"]).Where(IsMissing).Select(Problem.MemberMissing));
        if (JsonMarshal.GetRawUtf8Value(Json).Length > LargestResponse)
            _problems.Add(Problem.ResponseTooLarge());
    }

    private void ReadMember(string name, JsonElement value)
    {
        if (_textMembers.Contains(name) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= LongestText } text)
            _texts.Add(name, text);
        else if (name == "version" && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number))
            Version = number;
        else if (name == "answers" && value.ValueKind == JsonValueKind.Object)
            Answers = value;
        else
            _problems.Add(_textMembers.Contains(name) || name is "version" or "answers" ? Problem.MemberMalformed(name) : Problem.MemberUnknown(name));
    }

    private T? Convert<T>(string member, Func<string, T?> parse)
    {
        if (this[member] is not { } text)
            return default;
        var value = parse(text);
        if (value is null)
            _problems.Add(Problem.MemberMalformed(member));
        return value;
    }

    private bool IsMissing(string member) =>
        !(member == "answers" ? Answers.ValueKind == JsonValueKind.Object : _texts.ContainsKey(member)) && _problems.TrueForAll(problem => problem.Place != member);
}
