using System.Linq.Expressions;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Crm.Graph.Kernel.Storage;

/// <summary>What holds for every table, so that a slice's mapping says only what is its own.</summary>
internal static class ModelConventions
{
    /// <summary>What callers may give for text that has no tighter limit.</summary>
    public const int TextLength = PlainText.MaxLength;

    /// <summary>Digits of amounts, and how many of them are decimals: what holds on every database (ADR 5).</summary>
    public const int MoneyPrecision = 19;
    public const int MoneyScale = 4;

    /// <summary>Decimals of a second: milliseconds (ADR 7).</summary>
    public const int TimePrecision = 3;

    /// <summary>Whether values of a type are stored as text that is compared and sorted.</summary>
    public static bool IsText(Type type) => type == typeof(string) || type.IsEnum || type == typeof(JsonText) || type == typeof(RuleGroupText);

    public static void Apply(ModelBuilder model, CrmDb db)
    {
        foreach (var entity in model.Model.GetEntityTypes().ToList())
        {
            var builder = model.Entity(entity.ClrType);
            if (entity.GetSqlQuery() is null)
                builder.ToTable(Names.Snake(entity.ClrType.Name));
            if (typeof(Entity).IsAssignableFrom(entity.ClrType))
                builder.Property(nameof(Entity.Id)).ValueGeneratedNever();
            if (typeof(IOfOrganisation).IsAssignableFrom(entity.ClrType) && !typeof(IOfOrganisationOrTenant).IsAssignableFrom(entity.ClrType))
                builder.Ignore(nameof(Entity.TenantId));
            Filter(builder, db);
            if (typeof(Record).IsAssignableFrom(entity.ClrType))
            {
                Audit(builder);
                // What lists are sorted by unless they say otherwise, and what every order ends in. Without it SQLite sorts all of the tenant's records.
                if (Owner(entity.ClrType) is not nameof(Entity.Id) and var owner)
                    builder.HasIndex(owner, nameof(Entity.Id));
            }
            if (db.Catalogues.Find(entity.ClrType) is { } catalogue)
                Fold(builder, catalogue, db.Catalogues);
            foreach (var property in Flattened(entity))
                Column(property, db);
        }
        Lists(model, db.Catalogues);
    }

    /// <summary>Every list of a catalogue is found by its parent, so there is an index that begins so.</summary>
    private static void Lists(ModelBuilder model, Catalogues catalogues)
    {
        foreach (var rows in catalogues.All.SelectMany(c => c.Fields).Select(f => f.Children).OfType<ChildRows>().Distinct())
        {
            if (rows.ParentKey.Body is not MemberExpression { Member.Name: var parent, Expression: ParameterExpression })
                continue;
            var builder = model.Entity(rows.Row);
            var owner = Owner(rows.Row);
            if (builder.Metadata.GetSqlQuery() is not null || owner == parent || !typeof(Entity).IsAssignableFrom(rows.Row))
                continue;
            var isThere = builder.Metadata.GetIndexes().Any(i => i.Properties is [{ } first, { } second, ..] && first.Name == owner && second.Name == parent);
            if (!isThere)
                builder.HasIndex(owner, parent, nameof(Entity.Id));
        }
    }

    /// <summary>The column that says whose a row is: what every filter and every index begins with.</summary>
    private static string Owner(Type type)
        => typeof(OwnRecord).IsAssignableFrom(type) ? nameof(Entity.Id)
            : typeof(IOfOrganisation).IsAssignableFrom(type) ? nameof(IOfOrganisation.OrganisationId)
            : nameof(Entity.TenantId);

    /// <summary>Tenancy, below every query.</summary>
    private static void Filter(EntityTypeBuilder builder, CrmDb db)
    {
        var type = builder.Metadata.ClrType;
        var (property, wanted) = type == typeof(Actor) ? (nameof(Actor.OrganisationId), nameof(CrmDb.OrganisationId))
            : typeof(IOfOrganisation).IsAssignableFrom(type) ? (Owner(type), nameof(CrmDb.OrganisationId))
            : typeof(Entity).IsAssignableFrom(type) ? (nameof(Entity.TenantId), nameof(CrmDb.TenantId))
            : (null, null);
        if (property is null)
            return;
        var row = Expression.Parameter(type, "row");
        var caller = Expression.Constant(db, typeof(CrmDb));
        var condition = Expression.Equal(Expression.Property(row, property), Expression.Property(caller, wanted!));
        if (typeof(IOfOrganisationOrTenant).IsAssignableFrom(type))
        {
            var tenant = Expression.Property(row, nameof(Entity.TenantId));
            condition = Expression.AndAlso(condition, Expression.OrElse(
                Expression.Equal(tenant, Expression.Constant(0)), Expression.Equal(tenant, Expression.Property(caller, nameof(CrmDb.TenantId)))));
        }
        if (typeof(IOfNetwork).IsAssignableFrom(type))
            condition = Expression.OrElse(condition, IsBelow(builder.Metadata.Model, Expression.Property(row, property), caller));
        builder.HasQueryFilter(Expression.Lambda(condition, row));
    }

    /// <summary>Whether the organisation stands below the caller's in a network.</summary>
    private static MethodCallExpression IsBelow(IReadOnlyModel model, Expression organisation, Expression db)
    {
        var type = model.GetEntityTypes().Single(t => typeof(IKinship).IsAssignableFrom(t.ClrType)).ClrType;
        var kinship = Expression.Parameter(type, "kinship");
        var isSo = Expression.AndAlso(
            Expression.Equal(Expression.Property(kinship, nameof(IKinship.DescendantId)), organisation),
            Expression.Equal(Expression.Property(kinship, nameof(IKinship.AncestorId)), Expression.Property(db, nameof(CrmDb.OrganisationId))));
        return Expression.Call(typeof(Queryable), nameof(Queryable.Any), [type],
            Expression.Call(db, nameof(DbContext.Set), [type]), Expression.Quote(Expression.Lambda(isSo, kinship)));
    }

    private static void Audit(EntityTypeBuilder builder)
    {
        builder.Property(nameof(Record.Version)).IsConcurrencyToken();
        foreach (var who in (string[])[nameof(Record.CreatedBy), nameof(Record.ModifiedBy), nameof(Record.DeletedBy)])
        {
            builder.Property<Guid?>(who + "Id");
            builder.HasOne(typeof(Actor), who).WithMany().HasForeignKey(who + "Id").OnDelete(DeleteBehavior.Restrict);
        }
    }

    /// <summary>Beside each text that can be compared, the text as it is compared.</summary>
    private static void Fold(EntityTypeBuilder builder, FieldCatalogue catalogue, Catalogues catalogues)
    {
        foreach (var (name, path) in FoldedText.Of(catalogue, catalogues))
        {
            var text = path.Body is MemberExpression { Expression: ParameterExpression } own ? builder.Metadata.FindProperty(own.Member) : null;
            builder.Property<string?>(name).HasMaxLength((text?.GetMaxLength() ?? TextLength) * 2);
        }
        if (catalogue.Key is { } key && Owner(catalogue.Entity) != nameof(Entity.Id))
            builder.HasIndex(Owner(catalogue.Entity), FoldedColumn.OwnName(key.Path)!).IsUnique();
    }

    private static void Column(IMutableProperty property, CrmDb db)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        property.SetColumnName(Names.Snake(Prefix(property.DeclaringType) + property.Name));
        if (type == typeof(string) && property.GetMaxLength() is null)
            property.SetMaxLength(TextLength);
        if (type.IsEnum)
        {
            property.SetValueConverter((ValueConverter)Activator.CreateInstance(typeof(EnumConverter<>).MakeGenericType(type))!);
            property.SetMaxLength(40);
        }
        db.ConfigureColumn(property, type);
    }

    private static IEnumerable<IMutableProperty> Flattened(IMutableTypeBase type)
        => type.GetProperties().Concat(type.GetComplexProperties().SelectMany(c => Flattened(c.ComplexType)));

    private static string Prefix(IMutableTypeBase type)
        => type is IMutableComplexType complex ? Prefix(complex.ComplexProperty.DeclaringType) + complex.ComplexProperty.Name : "";

    internal sealed class JsonConverter() : ValueConverter<JsonText, string>(v => v.Value, v => new JsonText(v));

    internal sealed class RuleGroupConverter() : ValueConverter<RuleGroupText, string>(v => v.Value, v => new RuleGroupText(v));

    /// <summary>Enums are stored by the name they have in the schema.</summary>
    private sealed class EnumConverter<T>() : ValueConverter<T, string>(v => Names.Of(v), v => Parse(v)) where T : struct, Enum
    {
        private static T Parse(string name) => Names.TryParse(typeof(T), name, out var value)
            ? (T)value!
            : throw new InvalidOperationException($"the database holds {name}, which is no {typeof(T).Name}");
    }
}
