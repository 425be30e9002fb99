using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.CustomFields.Storage;

/// <summary>Tells the engine of the custom fields that there are.</summary>
internal sealed class CustomFieldReader(DbContexts contexts) : IFieldDefinitions
{
    public async ValueTask<IReadOnlyList<FieldDefinition>> AllAsync(Caller caller, CancellationToken ct)
    {
        await using var db = contexts.For(caller);
        var fields = await db.Set<CustomField>().Include(f => f.Choices).OrderBy(f => f.Id).ToListAsync(ct);
        return [.. fields.Select(f => new FieldDefinition(f.Id, f.Entity, f.Key, f.Label, TypeOf(f.Type),
            [.. f.Choices.OrderBy(c => c.Position).Select(c => new FieldChoice(c.Value, c.Label))], f.IsDeleted))];
    }

    private static Type TypeOf(CustomFieldType type) => type switch
    {
        CustomFieldType.Number => typeof(decimal),
        CustomFieldType.Boolean => typeof(bool),
        CustomFieldType.Date => typeof(DateOnly),
        CustomFieldType.Datetime => typeof(DateTimeOffset),
        _ => typeof(string),
    };
}
