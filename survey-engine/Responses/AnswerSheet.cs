namespace SurveyHub.Engine;

/// <summary>One person's answers while they are checked, item by item from the first to the last.</summary>
internal sealed class AnswerSheet(QuestionnaireVersion version, DateOnly today)
{
    /// <summary>Of the words beside "other", in UTF-16 characters.</summary>
    private const int LongestWords = 200;

    private static readonly Answer _none = new();

    private readonly Answer[] _answers = [.. Enumerable.Repeat(_none, version.Items.Count)];
    private readonly RuleValue[] _values = new RuleValue[version.Items.Count];
    private readonly List<Problem>?[] _problems = new List<Problem>?[version.Items.Count];
    private readonly List<Problem> _unexpected = [];

    /// <summary>In the order of the items; what belongs to no item comes last.</summary>
    public List<Problem> Problems => [.. _problems.SelectMany(problems => problems ?? []), .. _unexpected];

    public IEnumerable<(Item Item, Answer Answer)> InCanonicalOrder() => version.InCanonicalOrder.Select(place => (version.Items[place], _answers[place]));

    public AnswerTraits Traits() => AnswerTraits.Of(version, _answers);

    public static AnswerSheet Read(QuestionnaireVersion version, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> fields, DateOnly today, bool mayBlank)
    {
        var sheet = new AnswerSheet(version, today);
        sheet.Fill(fields);
        sheet.Check(mayBlank);
        return sheet;
    }

    private void Fill(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> fields)
    {
        List<(int Place, string Words)>? beside = null;
        foreach (var (name, sent) in fields)
        {
            var values = sent.All(value => !string.IsNullOrWhiteSpace(value)) ? sent : [.. sent.Where(value => !string.IsNullOrWhiteSpace(value))];
            if (version.PlaceOf(name) is { } place)
                Fill(place, values);
            else if (version.FindByWords(name) is { } item)
                (beside ??= []).AddRange(values.Select(words => (version.PlaceOf(item.Code.Value)!.Value, words)));
            else
                _unexpected.Add(Problem.AnswerUnexpected(name));
        }

        foreach (var (place, words) in beside ?? [])
            FillWords(place, words);
    }

    /// <summary>Drops what was answered to items that are not asked, then asks for what is missing and holds every answer against its rule.</summary>
    private void Check(bool mayBlank)
    {
        for (var place = 0; place < _answers.Length; place++)
        {
            var item = version.Items[place];
            if (item.VisibleIf is { } condition && !RuleEvaluator.Holds(condition, ValueOf, today))
            {
                (_answers[place], _problems[place]) = (_none, null);
                continue;
            }

            _values[place] = item.Formula is { } formula ? RuleEvaluator.Evaluate(formula, ValueOf, today) : _answers[place].ValueOf(item);
            if (_answers[place] != _none)
                CheckRule(item, place);
            else if (!mayBlank && _problems[place] is null)
                CheckRequired(item, place);
        }
    }

    private void CheckRule(Item item, int place)
    {
        if (item.ValidIf is { } validation && !RuleEvaluator.Permits(validation.Rule, ValueOf, today))
            Refuse(place, Problem.AnswerInvalid(item.Code, validation.Message));
    }

    private void CheckRequired(Item item, int place)
    {
        if (item.Required || (item.RequiredIf is { } condition && RuleEvaluator.Holds(condition, ValueOf, today)))
            Refuse(place, Problem.AnswerMissing(item.Code));
    }

    private void Fill(int place, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
            return;
        if (_answers[place] != _none)
        {
            Refuse(place, Problem.AnswerRepeated(version.Items[place].Code));
            return;
        }

        var read = Answer.Read(version.Items[place], values);
        if (read.Value is { } answer)
            _answers[place] = answer;
        foreach (var problem in read.Problems)
            Refuse(place, problem);
    }

    private void FillWords(int place, string words)
    {
        var item = version.Items[place];
        var read = Answer.ReadText(item, words, LongestWords);
        if (!_answers[place].Chosen.Any(option => option.AsksForWords))
            Refuse(place, Problem.AnswerWordsStray(item.Code));
        else if (read.Value is { } answer)
            _answers[place] = _answers[place] with { Words = answer.Words };
        else
            Refuse(place, read.Problems[0]);
    }

    /// <summary>Of an item that comes earlier, or of the one at hand: rules name no others.</summary>
    private RuleValue ValueOf(Code code) => _values[version.PlaceOf(code.Value)!.Value];

    private void Refuse(int place, Problem problem) => (_problems[place] ??= []).Add(problem);
}
