using System.Linq.Expressions;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Kernel.Storage;

/// <summary>Finding the records that a command changes.</summary>
public static class Records
{
    /// <summary>
    /// The record with this id, or with this code or number of its own; deleted ones too. An id that does not exist and one of
    /// another tenant answer alike: <c>NOT_FOUND</c>. <c>CONFLICT</c> when the record is no longer of the expected version.
    /// </summary>
    /// <param name="include">What of the record is loaded with it: <c>q => q.Include(c => c.Addresses)</c>.</param>
    public static async Task<Result<T>> RequireAsync<T>(
        this CrmDb db, RecordId id, int? expectedVersion, CancellationToken ct,
        Func<IQueryable<T>, IQueryable<T>>? include = null, params string[] path) where T : Record
    {
        var name = Names.Camel(typeof(T).Name);
        if (path.Length == 0)
            path = ["id"];
        var rows = db.Claimed(include is null ? db.Set<T>() : include(db.Set<T>()));
        var record = ById<T>(db.Catalogues, id) is { } byId ? await rows.SingleOrDefaultAsync(byId, ct) : null;
        if (record is null)
            return new DomainError(Codes.NotFound, $"There is no {name} with this id.", path).With(name, id.Value);
        if (expectedVersion is { } expected && expected != record.Version)
        {
            return new DomainError(Codes.Conflict, $"The {name} is at version {record.Version} by now, not at {expected}.", "expectedVersion")
                .With(name, record.Id.ToString(), record.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        return record;
    }

    /// <summary>Whether another record, deleted or not, already has this text in that property, whatever its case.</summary>
    public static Task<bool> IsTakenAsync<T>(this CrmDb db, string property, string text, Guid except, CancellationToken ct) where T : Record
    {
        var folded = TextFold.Fold(text);
        return db.Set<T>().AnyAsync(r => r.Id != except && EF.Property<string?>(r, property + FoldedColumn.Suffix) == folded, ct);
    }

    /// <summary>When, where and by whom a use case happens.</summary>
    public static Setting Setting(this CrmDb db, TimeProvider clock)
        => new(clock.Now(), clock.Today(db.Caller.TimeZone), db.Caller.Country, db.Caller.Currency, db.Caller.ActorId);

    /// <summary>The condition "has this id": by UUID where it is one, else by the field that is the record's own key.</summary>
    internal static Expression<Func<T, bool>>? ById<T>(Catalogues catalogues, RecordId id) where T : Entity
    {
        if (Guid.TryParse(id.Value, out var guid))
            return row => row.Id == guid;
        if (catalogues.Find(typeof(T))?.Key?.Folded is not { } key || id.Value is null or { Length: 0 or > ModelConventions.TextLength } || !RuleValues.IsStorable(id.Value))
            return null;
        Expression<Func<string>> folded = FoldedValue(id.Value);
        return Expression.Lambda<Func<T, bool>>(Expression.Equal(key.Body, folded.Body), key.Parameters);
    }

    private static Expression<Func<string>> FoldedValue(string text)
    {
        var folded = TextFold.Fold(text);
        return () => folded;
    }
}
