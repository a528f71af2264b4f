namespace SurveyHub.Engine;

public sealed class ServiceFields(Database database)
{
    public async Task<ServiceField?> FindAsync(Code code, CancellationToken ct) =>
        (await database.FindAsync<Row>("select code as Code, name as Name from service_field where code = @code", new { code }, ct))?.ToField();

    /// <summary>All fields, in Vietnamese order.</summary>
    public async Task<IReadOnlyList<ServiceField>> ListAsync(CancellationToken ct) =>
        [.. (await database.QueryAsync<Row>("select code as Code, name as Name from service_field", null, ct))
            .Select(row => row.ToField())
            .OrderBy(field => field.Name.In("vi"), Vietnamese.Order)];

    internal static Task<int> AddAsync(Transaction db, ServiceField field) => db.ExecuteAsync(
        """
        insert into service_field (code, name)
        select @Code, @Name where not exists (select 1 from service_field f where f.code = @Code)
        """,
        new { field.Code, field.Name });

    private sealed record Row
    {
        public required Code Code { get; init; }
        public required Text Name { get; init; }

        public ServiceField ToField() => new(Code, Name);
    }
}
