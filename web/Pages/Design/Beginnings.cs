using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A version that a new questionnaire may begin from.</summary>
/// <param name="Value">As a form sends it.</param>
/// <param name="IsTemplate">Whether it came with the program.</param>
public sealed record Origin(string Value, QuestionnaireVersion Version, bool IsTemplate);

/// <summary>What was begun.</summary>
/// <param name="Losses">How many things of the file stayed behind; each stands as a comment at the draft.</param>
public sealed record Begun(Code Code, int Losses);

/// <summary>How a questionnaire begins: from a template, from any version, or from a file of this or another program.</summary>
public sealed class Beginnings(Questionnaires questionnaires, Drafts drafts, DraftComments comments)
{
    /// <summary>Templates first, then by title; of each questionnaire the newest version first.</summary>
    public async Task<IReadOnlyList<Origin>> ListAsync(CancellationToken ct)
    {
        var found = new List<Origin>();
        foreach (var published in await questionnaires.ListAsync(ct))
            found.Add(new($"{published.Questionnaire}/{published.Number}", (await questionnaires.FindAsync(published.Questionnaire, published.Number, ct))!, Templates.Find(published.Questionnaire.Value) is not null));
        return [.. found.OrderByDescending(origin => origin.IsTemplate).ThenBy(origin => origin.Version.Title.In("vi"), Vietnamese.Order).ThenBy(origin => origin.Version.Code, Code.Order).ThenByDescending(origin => origin.Version.Number)];
    }

    /// <param name="code">As it was typed.</param>
    /// <param name="origin">An <see cref="Origin.Value"/>; does not matter where there is a file.</param>
    public async Task<Outcome<Begun>> BeginAsync(string? code, string? origin, IFormFile? file, Signature begun, Texts t, CancellationToken ct)
    {
        if (Code.Parse(code) is not { } parsed || parsed.Value == "new") // the address of the page that asks
            return Problem.QuestionnaireCodeMalformed(code);
        if (await drafts.FindAsync(parsed, ct) is not null || await questionnaires.FindLatestAsync(parsed, ct) is not null)
            return Problem.QuestionnaireExists(parsed);
        var read = file is { Length: > 0 } ? ReadFile(file) : await FindAsync(origin, ct);
        if (read.Value is not { } imported)
            return read.Problems.ToList();

        var saved = await drafts.SaveAsync(Manuscript.Of(imported.Version, parsed), 0, begun, ct);
        if (saved.Value is null)
            return saved.Problems.ToList();
        if (imported.Losses.Count > 0)
            await comments.AddAsync(parsed, imported.Losses.Select(loss => (ItemOf(loss, imported.Version), t["design.loss", loss.Where, t["loss." + loss.Why, loss.What]])), begun, ct);
        return new Begun(parsed, imported.Losses.Count);
    }

    private async Task<Outcome<Imported>> FindAsync(string? origin, CancellationToken ct) =>
        (await ListAsync(ct)).FirstOrDefault(known => known.Value == origin) is { } found ? new Imported(found.Version, []) : Problem.OriginMissing();

    private static Outcome<Imported> ReadFile(IFormFile file)
    {
        using var stream = file.OpenReadStream();
        var read = QuestionnaireFile.Read(stream, file.FileName);
        return read.Value is { } imported ? imported : read.Problems.Select(problem => problem with { Place = "File" }).ToList();
    }

    private static Code? ItemOf(Loss loss, QuestionnaireVersion version) => version.Find(Code.Parse(loss.Where))?.Code;
}
