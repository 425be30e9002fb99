using System.Collections.Concurrent;
using System.Linq.Expressions;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Crm.Graph.Kernel.Storage;

/// <summary>
/// What happens to everything that is saved, in one place: whose it is, who did it and when, its version, and its text
/// as it is compared. It also refuses what must not be: another tenant's rows, and changes to what is only appended to.
/// </summary>
internal sealed class StampInterceptor(TimeProvider clock) : SaveChangesInterceptor
{
    private readonly ConcurrentDictionary<Type, (string Name, Func<object, string?> Read)[]> _folded = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
        => throw new NotSupportedException("save asynchronously");

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (CrmDb)eventData.Context!;
        var tracker = db.ChangeTracker;
        // What was changed is looked for once here, and once more by EF Core for what is stamped now; not at every look at the entries.
        tracker.DetectChanges();
        var detects = tracker.AutoDetectChangesEnabled;
        tracker.AutoDetectChangesEnabled = false;
        try
        {
            StampAll(db, clock.Now());
        }
        finally
        {
            tracker.AutoDetectChangesEnabled = detects;
        }
        return ValueTask.FromResult(result);
    }

    private void StampAll(CrmDb db, DateTimeOffset now)
    {
        if (db.HasCaller)
            Touch(db);
        foreach (var entry in Changed(db).ToList())
        {
            if (entry.Entity is Entity entity)
                Own(db, entry, entity);
            if (entry.Entity is Record record)
                Stamp(db, entry, record, now);
            if (entry.State != EntityState.Deleted)
                Fold(db, entry);
        }
    }

    private static IEnumerable<EntityEntry> Changed(CrmDb db)
        => db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);

    /// <summary>A changed part changes its record, and so does what was raised by it.</summary>
    private static void Touch(CrmDb db)
    {
        var owners = Changed(db).Where(e => e.Entity is IPart).Select(e => ((IPart)e.Entity).OwnerId).ToHashSet();
        foreach (var record in db.ChangeTracker.Entries<Record>().Where(r => r.State == EntityState.Unchanged && (owners.Contains(r.Entity.Id) || r.Entity.Raised.Count > 0)))
            record.State = EntityState.Modified;
    }

    private static void Own(CrmDb db, EntityEntry entry, Entity entity)
    {
        if (entity is IOfOrganisation)
            OwnByOrganisation(db, entry, entity);
        else
            OwnByTenant(db, entry, entity);
        if (entity is IAppendOnly && entry.State != EntityState.Added)
            throw new InvalidOperationException($"{entity.GetType().Name} is only ever added");
    }

    private static void OwnByTenant(CrmDb db, EntityEntry entry, Entity entity)
    {
        if (entry.State == EntityState.Added && entity.TenantId == 0)
            entity.TenantId = db.TenantId;
        if (entity.TenantId == 0 || entity.TenantId != db.TenantId)
            throw new InvalidOperationException($"{entity.GetType().Name} {entity.Id} is not of the caller's tenant");
    }

    private static void OwnByOrganisation(CrmDb db, EntityEntry entry, Entity entity)
    {
        if (entity is OwnRecord || entity is IOfNetwork && !db.HasCaller)
        {
            // A new one, with its parts, has nobody yet who could call for it.
            if (db.HasCaller ? entity.Id != db.OrganisationId : entry.State != EntityState.Added)
                throw new InvalidOperationException($"{entity.GetType().Name} {entity.Id} is not the caller's organisation");
            return;
        }
        var owner = entry.Property(nameof(IOfOrganisation.OrganisationId));
        if (entry.State == EntityState.Added && Equals(owner.CurrentValue, Guid.Empty))
            owner.CurrentValue = db.OrganisationId;
        if (db.OrganisationId == Guid.Empty || !Equals(owner.CurrentValue, db.OrganisationId))
            throw new InvalidOperationException($"{entity.GetType().Name} {entity.Id} is not of the caller's organisation");
    }

    private static void Stamp(CrmDb db, EntityEntry entry, Record record, DateTimeOffset now)
    {
        // Of a new organisation nobody is there yet who could have created it.
        Guid? actor = record is OwnRecord && entry.State == EntityState.Added ? null : db.Caller.ActorId;
        switch (entry.State)
        {
            case EntityState.Added:
                (record.DateCreated, record.CreatedById) = (record.DateCreated == default ? now : record.DateCreated, actor);
                break;
            case EntityState.Modified:
                record.Version++;
                (record.DateModified, record.ModifiedById) = (now, actor);
                break;
            case EntityState.Deleted:
                throw new InvalidOperationException($"{record.GetType().Name} is deleted softly");
        }
        if (record.IsDeleted && record.DateDeleted is null)
            (record.DateDeleted, record.DeletedById) = (now, actor);
        if (!record.IsDeleted && record.DateDeleted is not null)
            (record.DateDeleted, record.DeletedById) = (null, null);
    }

    private void Fold(CrmDb db, EntityEntry entry)
    {
        foreach (var (name, read) in _folded.GetOrAdd(entry.Entity.GetType(), type => Readers(db.Catalogues, type)))
        {
            var text = read(entry.Entity);
            var folded = text is null ? null : TextFold.Fold(text);
            var property = entry.Property(name);
            if (!Equals(property.CurrentValue, folded))
                property.CurrentValue = folded;
        }
    }

    private static (string, Func<object, string?>)[] Readers(Catalogues catalogues, Type type)
    {
        if (catalogues.Find(type) is not { } catalogue)
            return [];
        return [.. FoldedText.Of(catalogue, catalogues).Select(f =>
        {
            var entity = Expression.Parameter(typeof(object));
            var body = Replace.Parameter(f.Path, Expression.Convert(entity, type));
            return (f.Name, Expression.Lambda<Func<object, string?>>(body, entity).Compile());
        })];
    }
}
