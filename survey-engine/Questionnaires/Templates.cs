namespace SurveyHub.Engine;

/// <summary>The questionnaires that come with the program: <c>Templates/*.json</c>.</summary>
public static class Templates
{
    private const string Folder = "Templates/";

    public static IReadOnlyList<QuestionnaireVersion> All { get; } =
        [.. Embedded.Names(Folder).Select(name => QuestionnaireDocument.Read(Embedded.Text(name))).Select(Must)];

    /// <summary>The newest version of that template; null when there is none of the name.</summary>
    public static QuestionnaireVersion? Find(string code) =>
        All.Where(version => version.Code == Code.Parse(code)).MaxBy(version => version.Number);

    private static QuestionnaireVersion Must(Outcome<QuestionnaireVersion> read) =>
        read.Value ?? throw new InvalidDataException("A built-in template is broken: " + string.Join("; ", read.Problems));
}
