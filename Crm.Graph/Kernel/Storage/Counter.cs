using Crm.Graph.Kernel.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Kernel.Storage;

/// <summary>The last number that was given out under a name. Numbers grow; a use case that fails leaves no gap, a deleted record does.</summary>
public sealed class Counter : Entity
{
    private Counter() { } // EF

    public Counter(string name) => Name = name;

    public string Name { get; private set; } = "";

    public long Value { get; private set; }

    public long Next() => ++Value;
}

internal static class Counters
{
    /// <summary>The next number; of two use cases that ask at once, the later waits, or runs again when it is the later to be saved.</summary>
    public static async Task<long> NextAsync(this CrmDb db, string name, CancellationToken ct)
    {
        var counter = db.Set<Counter>().Local.FirstOrDefault(c => c.Name == name)
            ?? await db.Claimed(db.Set<Counter>()).SingleOrDefaultAsync(c => c.Name == name, ct)
            ?? db.Set<Counter>().Add(new Counter(name)).Entity;
        return counter.Next();
    }
}

internal sealed class CounterMap : IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<Counter> builder)
    {
        builder.Property(c => c.Name).HasMaxLength(100);
        builder.Property(c => c.Value).IsConcurrencyToken();
        builder.HasIndex(nameof(Entity.TenantId), nameof(Counter.Name)).IsUnique();
    }
}
