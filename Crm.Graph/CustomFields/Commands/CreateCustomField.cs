using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.CustomFields.Commands;

/// <summary>A field that records are to have.</summary>
/// <param name="Entity">The list whose records have it, such as `contacts`. It never changes.</param>
/// <param name="Key">The name by which inputs, rules and orders know it: letters, digits and _, a small letter first, at most 40. It never changes.</param>
/// <param name="Label">What people read, at most 200 characters.</param>
/// <param name="Type">What its values are. It never changes.</param>
/// <param name="Min">Of NUMBER the least value, of STRING the fewest characters.</param>
/// <param name="Max">Of NUMBER the largest value, of STRING the most characters.</param>
/// <param name="Choices">Of ENUM the values to choose from, at most 200.</param>
/// <param name="Required">Whether new records must have a value, and existing ones keep theirs.</param>
public sealed record CreateCustomFieldInput(
    string Entity,
    string Key,
    string Label,
    CustomFieldType Type,
    decimal? Min = null,
    decimal? Max = null,
    IReadOnlyList<CustomFieldChoiceInput>? Choices = null,
    bool Required = false);

/// <summary>Adds a field of the organisation's own to the records of a list; they have it at once, in reads, changes, rules and orders.</summary>
public sealed class CreateCustomField : ICommand<CreateCustomFieldInput, CustomField>
{
    public async Task<Result<CustomField>> HandleAsync(CreateCustomFieldInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        if (!db.Catalogues.Definable.Contains(input.Entity))
            problems.Add(CustomFieldErrors.NoSuchEntity(input.Entity[..Math.Min(input.Entity.Length, 60)], Nearest.Of(input.Entity, db.Catalogues.Definable)));
        var field = problems.Take(CustomField.Create(input.Entity, input.Key, input.Type, new()
        {
            Label = input.Label,
            Min = input.Min,
            Max = input.Max,
            IsRequired = input.Required,
            Choices = input.Choices ?? [],
        }));
        if (problems.Any || field is null)
            return problems.All;
        var others = db.Set<CustomField>().Where(f => f.Entity == field.Entity && !f.IsDeleted);
        if (await others.AnyAsync(f => f.TakenKey == field.TakenKey, ct))
            return CustomFieldErrors.KeyTaken(field.Key);
        if (await others.CountAsync(ct) >= CustomField.MostPerEntity)
            return CustomFieldErrors.TooMany();
        db.Add(field);
        return field;
    }
}
