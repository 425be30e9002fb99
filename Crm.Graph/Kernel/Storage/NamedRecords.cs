using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Kernel.Storage;

/// <summary>What is the same for all records that have a name of their own: that it is unique, and that what is deleted is not pointed at any more.</summary>
internal static class NamedRecords
{
    private const int NameLength = 100;

    /// <summary>Adds a new record, unless there is one of its name.</summary>
    public static async Task<Result<T>> AddNamedAsync<T>(this CrmDb db, Result<T> made, CancellationToken ct) where T : Record, INamed
    {
        var named = await db.NamedAsync(made, ct);
        if (named.Succeeded)
            db.Add(named.Value);
        return named;
    }

    /// <summary>The record as it was changed, unless another one has its name.</summary>
    public static async Task<Result<T>> NamedAsync<T>(this CrmDb db, Result<T> made, CancellationToken ct) where T : Record, INamed
        => made.Succeeded && await db.IsTakenAsync<T>(nameof(INamed.Name), made.Value.Name, made.Value.Id, ct)
            ? new DomainError(Codes.Taken, "There is one of this name.", "name").With(Names.Camel(typeof(T).Name), made.Value.Name)
            : made;

    /// <summary>A record that something is to point at: one that is there and not deleted. Nobody deletes it until this transaction ends.</summary>
    public static Task<T?> LiveAsync<T>(this CrmDb db, RecordId id, Problems problems, CancellationToken ct, params string[] path) where T : Record
        => db.LiveAsync<T>(id, rows => rows, problems, ct, path);

    /// <summary>The same, where nothing may be named.</summary>
    public static async Task<T?> LiveAsync<T>(this CrmDb db, RecordId? id, Problems problems, CancellationToken ct, params string[] path) where T : Record
        => id is { } given ? await db.LiveAsync<T>(given, problems, ct, path) : null;

    /// <summary>The same, with what of the record is loaded with it.</summary>
    public static async Task<T?> LiveAsync<T>(
        this CrmDb db, RecordId id, Func<IQueryable<T>, IQueryable<T>> include, Problems problems, CancellationToken ct, params string[] path) where T : Record
    {
        var record = problems.Take(await db.RequireAsync(id, null, ct, include, path));
        if (record is not { IsDeleted: true })
            return record;
        problems.Add(new DomainError(Codes.NotAllowed, $"The {Names.Words(typeof(T).Name)} has been deleted.", path).With(Names.Camel(typeof(T).Name), record.Id.ToString()));
        return null;
    }

    /// <summary>All of a list of records that something is to point at, each once.</summary>
    public static async Task<IReadOnlyList<T>> LiveAllAsync<T>(
        this CrmDb db, IReadOnlyList<RecordId>? ids, int most, string field, Problems problems, CancellationToken ct) where T : Record
    {
        var records = new List<T>();
        if (ids?.Count > most)
            problems.Add(new DomainError(Codes.Invalid, $"Expected at most {most} ids.", field));
        for (var i = 0; i < ids?.Count && i < most; i++)
        {
            if (await db.LiveAsync<T>(ids[i], problems, ct, field, i.ToString(System.Globalization.CultureInfo.InvariantCulture)) is { } record && !records.Contains(record))
                records.Add(record);
        }
        return records;
    }

    /// <summary>How a name is stored, and that no other record of the tenant has it.</summary>
    public static void IsNamed<T>(this EntityTypeBuilder<T> builder) where T : Record, INamed
    {
        builder.Property(r => r.Name).HasMaxLength(NameLength);
        builder.Property<string?>("NameFolded");
        builder.HasIndex(nameof(Entity.TenantId), "NameFolded").IsUnique();
    }
}
