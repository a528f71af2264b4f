namespace SurveyHub.Engine;

/// <summary>A questionnaire that came from another program, and everything that stayed behind.</summary>
/// <param name="Losses">In the order they were met; empty when all was kept.</param>
public sealed record Imported(QuestionnaireVersion Version, IReadOnlyList<Loss> Losses);

/// <summary>A questionnaire in the format of another program, and everything that format has no word for.</summary>
public sealed record Exported(string Text, IReadOnlyList<Loss> Losses);

/// <summary>One thing that one format says and the other cannot, or that had to be decided on the way.</summary>
/// <param name="What">The property, word or expression, shortened.</param>
/// <param name="Where">The question, sheet and row, or JSON path it stands at.</param>
/// <param name="Why">The code under which every language tells it: <c>loss.property</c>.</param>
public sealed record Loss(string What, string Where, string Why)
{
    public static Loss Property(string where, string name) => Of(name, where, "property");
    public static Loss Kind(string where, string type) => Of(type, where, "kind");
    public static Loss Expression(string where, string expression) => Of(expression, where, "expression");
    public static Loss Piping(string where, string words) => Of(words, where, "piping");
    public static Loss Markup(string where, string words) => Of(words, where, "markup");
    public static Loss Renamed(string where, string name, string code) => Of($"{name} → {code}", where, "renamed");
    public static Loss LanguageAssumed(string where, string language) => Of(language, where, "language-assumed");
    public static Loss MeaningAssumed(string where, string scale) => Of(scale, where, "meaning-assumed");
    public static Loss RangeAssumed(string where, string range) => Of(range, where, "range-assumed");
    public static Loss Unusable(string where, string problem) => Of(problem, where, "unusable");
    public static Loss Repeat(string where, string name) => Of(name, where, "repeat");
    public static Loss Option(string where, string option) => Of(option, where, "option");

    private static Loss Of(string what, string where, string why) => new(what.Length <= 200 ? what : what[..199] + "…", where, why);
}
