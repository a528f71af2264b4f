using System.Text.RegularExpressions;

namespace SurveyHub.Engine;

/// <summary>Which of the two tiers since 1 July 2025 settles a procedure.</summary>
public enum ProcedureLevel { Province, Commune }

/// <summary>A procedure (thủ tục hành chính) of the public service portal.</summary>
/// <param name="Code">The national one, such as <c>1.004194</c>.</param>
/// <param name="Field">Null where nobody said which.</param>
public sealed record ServiceProcedure(string Code, string Name, Code? Field, ProcedureLevel Level);

public sealed partial class ServiceProcedures(Database database, ServiceFields fields, AuditTrail audit)
{
    private const string Code = "code";
    private const string Name = "name";
    private const string Field = "field";
    private const string Level = "level";
    private const int LongestName = 500;

    /// <summary>All, in the order of their codes.</summary>
    public async Task<IReadOnlyList<ServiceProcedure>> ListAsync(CancellationToken ct) =>
        [.. (await database.QueryAsync<Row>("select code as Code, name as Name, field as Field, level as Level from service_procedure order by code", null, ct)).Select(row => row.ToProcedure())];

    /// <summary>Adds the procedures of a file <c>code,name,field,level</c> and corrects those that are known, all or none. Safe to repeat.</summary>
    /// <returns>Those that are new or other than they were; or every problem, each with its line and column.</returns>
    public async Task<Outcome<List<ServiceProcedure>>> ImportAsync(ResponseFile file, Signature by, CancellationToken ct)
    {
        var read = Read(file, (await fields.ListAsync(ct)).Select(field => field.Code).ToHashSet());
        if (read.Value is not { } wanted)
            return read;
        var known = (await ListAsync(ct)).ToHashSet();
        var changed = wanted.FindAll(procedure => !known.Contains(procedure));
        if (changed.Count == 0)
            return changed;
        var entry = AuditEntry.Of(by, AuditAction.ProceduresImported, "procedures", was: null, new { File = file.Name, Sha256 = await file.Sha256Async(ct), Rows = wanted.Count, changed.Count });
        return await database.InTransactionAsync<Outcome<List<ServiceProcedure>>>(
            async db =>
            {
                foreach (var procedure in changed)
                {
                    await db.ExecuteAsync("delete from service_procedure where code = @Code", new { procedure.Code });
                    await db.ExecuteAsync(
                        "insert into service_procedure (code, name, field, level) values (@Code, @Name, @Field, @level)",
                        new { procedure.Code, procedure.Name, procedure.Field, level = Words.Write(procedure.Level) });
                }

                await audit.AddAsync(db, entry);
                return changed;
            },
            ct);
    }

    private static Outcome<List<ServiceProcedure>> Read(ResponseFile file, HashSet<Code> fields)
    {
        var problems = file.Check([Code, Name, Field, Level]);
        if (problems.Count > 0)
            return problems;

        var procedures = new Dictionary<string, ServiceProcedure>(StringComparer.Ordinal);
        foreach (var (line, row) in file.Read(cells => Read(cells, fields)))
        {
            problems.AddRange(row.Problems);
            if (row.Value is { } procedure && !procedures.TryAdd(procedure.Code, procedure))
                problems.Add(Problem.RowRepeated(Code, procedure.Code) with { Line = line });
        }

        return problems.Count > 0 ? problems : procedures.Values.ToList();
    }

    private static Outcome<ServiceProcedure> Read(Dictionary<string, string> cells, HashSet<Code> fields)
    {
        var problems = new List<Problem>();
        if (!CodePattern().IsMatch(cells[Code]))
            problems.Add(Problem.ProcedureCodeMalformed(Code, cells[Code]));
        if (cells[Name].Length is 0 or > LongestName)
            problems.Add(Problem.TextUnfitting(Name, LongestName));
        var field = Engine.Code.Parse(cells[Field]);
        if (cells[Field].Length > 0 && (field is null || !fields.Contains(field)))
            problems.Add(Problem.FieldUnknown(cells[Field]));
        if (Words.Read<ProcedureLevel>(cells[Level]) is not { } level)
            return problems.Append(Problem.ProcedureLevelUnknown(Level, cells[Level])).ToList();
        return problems.Count > 0 ? problems : new ServiceProcedure(cells[Code], cells[Name].Normalize(), field, level);
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.\-]{0,59}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodePattern();

    private sealed record Row
    {
        public required string Code { get; init; }
        public required string Name { get; init; }
        public Code? Field { get; init; }
        public required string Level { get; init; }

        public ServiceProcedure ToProcedure() => new(Code, Name, Field, Words.Read<ProcedureLevel>(Level)!.Value);
    }
}
