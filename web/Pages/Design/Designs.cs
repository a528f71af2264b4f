using System.Globalization;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A questionnaire as its makers see it: what was published of it, and what is being written.</summary>
/// <param name="Versions">In the order of their numbers; none while it was never published.</param>
/// <param name="Draft">Null while nobody writes.</param>
public sealed record Designed(Code Code, IReadOnlyList<QuestionnaireVersion> Versions, Draft? Draft)
{
    /// <summary>What an address calls the draft, where a version has its number.</summary>
    public const string DraftName = "draft";

    public QuestionnaireVersion? Latest => Versions.Count > 0 ? Versions[^1] : null;

    /// <summary>The draft's, the latest version's, or as long as it has none its code.</summary>
    public string Title => Draft?.Manuscript.Title() ?? Latest?.Title.In("vi") ?? Code.Value;

    /// <summary>The version that an address names, or the draft if it can be read; null when there is no such.</summary>
    public QuestionnaireVersion? Find(string? name) => name == DraftName
        ? Draft?.Version.Value
        : Versions.FirstOrDefault(version => version.Number.ToString(CultureInfo.InvariantCulture) == name);
}

public static class Signers
{
    /// <summary>Who signed, in the reader's words: the program itself has no name that people know.</summary>
    /// <param name="by">Null where nobody was written down.</param>
    public static string Signer(this Texts t, string? by) => by is null ? "–" : by == Signature.System(default).By ? t["design.program"] : by;
}

/// <summary>Finds what the addresses under <c>/design</c> name.</summary>
public sealed class Designs(Questionnaires questionnaires, Drafts drafts)
{
    /// <summary>Null when there is neither a version nor a draft of that code.</summary>
    public async Task<Designed?> FindAsync(string code, CancellationToken ct)
    {
        if (Code.Parse(code) is not { } parsed)
            return null;
        var found = new Designed(parsed, await questionnaires.ListAsync(parsed, ct), await drafts.FindAsync(parsed, ct));
        return found.Versions.Count == 0 && found.Draft is null ? null : found;
    }
}
