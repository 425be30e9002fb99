using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.CustomFields.Commands;

/// <summary>What a use case does with the <c>customFields</c> of its input. One line for each record that has custom fields.</summary>
internal static class CustomFieldValues
{
    /// <summary>Gives a new record its values; a required one that is missing is a problem.</summary>
    /// <param name="record">The record; null where it was refused, and only what is wrong with the values is of interest.</param>
    public static async Task CreateCustomFieldsAsync<T>(
        this CrmDb db, T? record, IReadOnlyList<CustomFieldValueInput>? inputs, Problems problems, CancellationToken ct) where T : Record
    {
        var fields = await FieldsAsync<T>(db, ct);
        var read = Read(fields, inputs ?? [], problems);
        foreach (var missing in fields.Where(f => f.IsRequired && (inputs ?? []).All(i => i.Key != f.Key)))
            problems.Add(CustomFieldErrors.Missing(missing));
        foreach (var (field, value) in read)
        {
            if (value is not null && record is not null)
                db.Add(new CustomFieldValue(record.Id, field.Id, value) { Key = field.Key });
        }
    }

    /// <summary>Changes the values that are named, clears those that are null, and leaves all others alone. A change is one of the record.</summary>
    public static async Task UpdateCustomFieldsAsync<T>(
        this CrmDb db, T record, IReadOnlyList<CustomFieldValueInput>? inputs, Problems problems, CancellationToken ct) where T : Record
    {
        if (inputs is not { Count: > 0 })
            return;
        var read = Read(await FieldsAsync<T>(db, ct), inputs, problems);
        if (problems.Any)
            return;
        var current = await db.Set<CustomFieldValue>().Where(v => v.RecordId == record.Id).ToDictionaryAsync(v => v.FieldId, ct);
        foreach (var (field, value) in read)
        {
            var known = current.GetValueOrDefault(field.Id);
            if (known is not null)
                known.Key = field.Key;
            if (value is null && known is not null)
                db.Remove(known);
            else if (value is not null && known is not null)
                known.Hold(value);
            else if (value is not null)
                db.Add(new CustomFieldValue(record.Id, field.Id, value) { Key = field.Key });
        }
    }

    /// <summary>Gives a new record what another one has in the fields that are still there.</summary>
    public static async Task CopyCustomFieldsAsync<T>(this CrmDb db, T original, T copy, CancellationToken ct) where T : Record
    {
        var fields = await FieldsAsync<T>(db, ct);
        foreach (var value in await db.Set<CustomFieldValue>().AsNoTracking().Where(v => v.RecordId == original.Id).ToListAsync(ct))
        {
            if (fields.Find(f => f.Id == value.FieldId) is { } field)
                db.Add(new CustomFieldValue(copy.Id, field.Id, ((IFieldValue)value).Value!) { Key = field.Key });
        }
    }

    private static Task<List<CustomField>> FieldsAsync<T>(CrmDb db, CancellationToken ct) where T : Record
    {
        var entity = db.Catalogues.Of<T>().DefinableAs ?? throw new InvalidOperationException($"a {typeof(T).Name} has no custom fields");
        return db.Set<CustomField>().AsNoTracking().Include(f => f.Choices).Where(f => f.Entity == entity && !f.IsDeleted).OrderBy(f => f.Id).ToListAsync(ct);
    }

    private static List<(CustomField Field, object? Value)> Read(
        List<CustomField> fields, IReadOnlyList<CustomFieldValueInput> inputs, Problems problems)
    {
        var read = new List<(CustomField Field, object? Value)>();
        if (inputs.Count > CustomField.MostPerEntity)
        {
            problems.Add(CustomFieldErrors.TooManyValues());
            return read;
        }
        for (var i = 0; i < inputs.Count; i++)
        {
            var (at, key) = (problems.At("customFields", i), inputs[i].Key);
            if (fields.Find(f => f.Key == key) is not { } field)
                at.Add(CustomFieldErrors.NoSuchKey(key[..Math.Min(key.Length, 60)], Nearest.Of(key, fields.Select(f => f.Key))));
            else if (read.Exists(r => r.Field == field))
                at.Add(CustomFieldErrors.KeyTwice(key));
            else
                read.Add((field, at.Take(field.Read(inputs[i].Value))));
        }
        return read;
    }
}
