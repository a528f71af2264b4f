using SurveyHub.Engine;

namespace SurveyHub.Analytics;

public enum ScopeKind { Item, Factor, Content, Overall, Index }

/// <summary>A set of criteria that one estimate is about.</summary>
/// <param name="Position">Its place among all scopes of the version, from 0.</param>
/// <param name="Criteria">Places in <see cref="IndexStructure.Criteria"/>.</param>
public sealed record Scope(int Position, ScopeKind Kind, string Code, Text Name, IReadOnlyList<int> Criteria);

/// <summary>How the criteria of a version make factors, contents, the whole and the indices that targets name.</summary>
public sealed class IndexStructure
{
    private readonly List<Scope> _all = [];
    private readonly Dictionary<string, double> _weights;

    /// <param name="formula">In place of the version's own, to compute a history otherwise.</param>
    /// <param name="aggregation">In place of the version's own.</param>
    public IndexStructure(QuestionnaireVersion version, IndexFormula? formula = null, Aggregation? aggregation = null)
    {
        Version = version;
        Definition = new(this, formula ?? version.Formula, aggregation ?? version.Aggregation);
        var factors = version.Sections.Where(section => section.Content is not null).ToList();
        _weights = factors.ToDictionary(factor => factor.Code, factor => (double)(factor.Weight ?? 1));
        Criteria = [.. factors.SelectMany(CriteriaOf)];

        Items = [.. Criteria.Select(item => Add(ScopeKind.Item, item.Code.Value, item.Question, [item]))];
        Factors = [.. factors.Select(factor => Add(ScopeKind.Factor, factor.Code, factor.Title, CriteriaOf(factor)))];
        Contents = [.. version.Contents.Select(content => Add(ScopeKind.Content, content.Code, content.Title, ItemsOf([content.Code])))];
        Overall = Add(ScopeKind.Overall, "overall", version.Title, Criteria);
        Indices = version.Indices.ToDictionary(index => index.Code, index => (Add(ScopeKind.Index, index.Code.Value, index.Title, ItemsOf(index.Contents)), index.Population));
        Columns = new(Criteria, _all, version);

        IReadOnlyList<Item> ItemsOf(IReadOnlyList<string> contents) =>
            [.. factors.Where(factor => contents.Contains(factor.Content)).SelectMany(CriteriaOf)];

        static IEnumerable<Item> CriteriaOf(Section factor) => factor.Items.Where(item => item.Kind == ItemKind.Scale);
    }

    /// <summary>The items that satisfaction is computed from, in the order they are asked.</summary>
    public IReadOnlyList<Item> Criteria { get; }

    public IReadOnlyList<Scope> Items { get; }
    public IReadOnlyList<Scope> Factors { get; }
    public IReadOnlyList<Scope> Contents { get; }
    public Scope Overall { get; }

    /// <summary>By the code that targets use.</summary>
    public IReadOnlyDictionary<Code, (Scope Scope, Population Population)> Indices { get; }

    /// <summary>Every scope, at its <see cref="Scope.Position"/>.</summary>
    public IReadOnlyList<Scope> All => _all;

    public QuestionnaireVersion Version { get; }

    /// <summary>Whether the item asks for something sensitive, such as ethnicity. A criterion speaks of the service, whatever is said of it.</summary>
    /// <param name="item">Null is none.</param>
    public bool IsSensitive(Code? item) => item is not null && Version.Find(item) is { Data: PersonalData.Sensitive } asked && !Criteria.Contains(asked);

    /// <summary>What is kept of each response.</summary>
    public ColumnLayout Columns { get; }

    /// <summary>How the index of each scope is computed.</summary>
    public IndexValue Definition { get; }

    /// <summary>The share of satisfied answers, pooled, whatever the version's index: what targets are about.</summary>
    public IndexValue Rate => new(this, IndexFormula.Top2Box, Aggregation.PooledAnswers);

    /// <summary>Of a factor; 1 where the version gives none.</summary>
    public double WeightOf(Scope factor) => _weights[factor.Code];

    private Scope Add(ScopeKind kind, string code, Text name, IEnumerable<Item> items)
    {
        var places = items.Select(item => Criteria.TakeWhile(criterion => criterion != item).Count());
        var scope = new Scope(_all.Count, kind, code, name, [.. places]);
        _all.Add(scope);
        return scope;
    }
}
