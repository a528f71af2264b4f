namespace SurveyHub.Engine;

/// <summary>Adds and renames service fields, each change with its entry in the audit trail.</summary>
public sealed class FieldAdministration(Database database, AuditTrail audit)
{
    /// <returns>The field, or <c>field-exists</c>.</returns>
    public async Task<Outcome<ServiceField>> AddAsync(ServiceField field, Signature by, CancellationToken ct)
    {
        var entry = AuditEntry.Of(by, AuditAction.FieldsChanged, field.Code.Value, was: null, Describe(field));
        return await database.InTransactionAsync<Outcome<ServiceField>>(
            async db =>
            {
                if (await ServiceFields.AddAsync(db, field) == 0)
                    return Problem.FieldExists(field.Code);
                await audit.AddAsync(db, entry);
                return field;
            },
            ct);
    }

    /// <summary>The code stays, and with it all that was answered about the field.</summary>
    public async Task RenameAsync(ServiceField was, Text name, Signature by, CancellationToken ct)
    {
        var entry = AuditEntry.Of(by, AuditAction.FieldsChanged, was.Code.Value, Describe(was), Describe(was with { Name = name }));
        await database.InTransactionAsync(
            async db =>
            {
                await db.ExecuteAsync("update service_field set name = @name where code = @Code", new { name, was.Code });
                await audit.AddAsync(db, entry);
                return true;
            },
            ct);
    }

    private static object Describe(ServiceField field) => new { Name = field.Name.In("vi"), English = field.Name.In("en") };
}
