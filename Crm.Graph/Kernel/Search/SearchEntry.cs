using Crm.Graph.Kernel.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Kernel.Search;

/// <summary>By what words a record is found. Its id is the record's.</summary>
public sealed class SearchEntry : Entity
{
    /// <summary>What of a record's words is kept.</summary>
    internal const int TextLength = 4000;

    private SearchEntry() { } // EF

    internal SearchEntry(Record record, string entity, string text) => (Id, TenantId, Entity, Text) = (record.Id, record.TenantId, entity, text);

    /// <summary>What an index that can name rows by numbers only calls the entry.</summary>
    public int Number { get; private set; }

    /// <summary>The name of the record's type in the schema.</summary>
    public string Entity { get; private set; } = "";

    /// <summary>The scope, then the words, each once, with a space between.</summary>
    public string Text { get; internal set; } = "";

    /// <summary>The word that all entries of a tenant's records of one type have and nobody can search for: no word has an underscore.</summary>
    internal static string Scope(int tenantId, string entity) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"_{tenantId}{entity}").ToLowerInvariant();
}

/// <summary>Of which definition the entries of an entity are.</summary>
public sealed class SearchState
{
    public required string Entity { get; init; }

    public int Version { get; set; }
}

internal sealed class SearchEntryMap : IEntityTypeConfiguration<SearchEntry>
{
    public void Configure(EntityTypeBuilder<SearchEntry> builder)
    {
        builder.HasKey(e => e.Number);
        builder.Property(e => e.Number).ValueGeneratedOnAdd();
        builder.Property(e => e.Entity).HasMaxLength(100);
        builder.Property(e => e.Text).HasMaxLength(SearchEntry.TextLength);
        builder.HasIndex(e => new { e.TenantId, e.Id }).IsUnique();
    }
}

internal sealed class SearchStateMap : IEntityTypeConfiguration<SearchState>
{
    public void Configure(EntityTypeBuilder<SearchState> builder)
    {
        builder.HasKey(s => s.Entity);
        builder.Property(s => s.Entity).HasMaxLength(100);
    }
}
