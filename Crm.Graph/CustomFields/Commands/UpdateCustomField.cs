using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.CustomFields.Commands;

/// <summary>Changes of a custom field: what is left out stays as it is, null clears. Values that records have already are not looked at again.</summary>
/// <param name="Id">The custom field.</param>
/// <param name="Label">What people read, at most 200 characters.</param>
/// <param name="Min">Of NUMBER the least value, of STRING the fewest characters.</param>
/// <param name="Max">Of NUMBER the largest value, of STRING the most characters.</param>
/// <param name="Choices">Of ENUM all values to choose from, from now on and in this order; those that records hold stay.</param>
/// <param name="Required">Whether new records must have a value, and existing ones keep theirs; not to be cleared.</param>
/// <param name="ExpectedVersion">The version of the custom field that the change was made for.</param>
public sealed record UpdateCustomFieldInput(
    RecordId Id,
    Optional<string> Label = default,
    Optional<decimal?> Min = default,
    Optional<decimal?> Max = default,
    Optional<IReadOnlyList<CustomFieldChoiceInput>> Choices = default,
    Optional<bool?> Required = default,
    int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Changes a custom field's label, limits, choices, or whether it is required.</summary>
public sealed class UpdateCustomField : ICommand<UpdateCustomFieldInput, CustomField>
{
    public async Task<Result<CustomField>> HandleAsync(UpdateCustomFieldInput input, CrmDb db, CancellationToken ct)
    {
        var found = await db.RequireAsync<CustomField>(input.Id, input.ExpectedVersion, ct, q => q.Include(f => f.Choices));
        if (found.Refused(out var errors))
            return errors;
        var (field, problems) = (found.Value, new Problems());
        var current = field.Details;
        var wanted = new CustomFieldDetails
        {
            Label = input.Label.Or(current.Label) ?? "",
            Min = input.Min.Or(current.Min),
            Max = input.Max.Or(current.Max),
            IsRequired = problems.Kept(input.Required, current.IsRequired, "required"),
            Choices = input.Choices.Or(current.Choices) ?? [],
        };
        if (!field.IsDeleted)
            await KeepHeldAsync(field, wanted.Choices, db, problems, ct);
        problems.Take(field.Change(wanted));
        return problems.Any ? problems.All : field;
    }

    /// <summary>What records hold cannot be taken from the choices.</summary>
    private static async Task KeepHeldAsync(
        CustomField field, IReadOnlyList<CustomFieldChoiceInput> choices, CrmDb db, Problems problems, CancellationToken ct)
    {
        foreach (var choice in field.WithoutThese(choices).Select(c => c.Value).ToList())
        {
            if (await db.Set<CustomFieldValue>().AnyAsync(v => v.FieldId == field.Id && v.Text == choice, ct))
                problems.Add(CustomFieldErrors.ChoiceHeld(choice));
        }
    }
}
