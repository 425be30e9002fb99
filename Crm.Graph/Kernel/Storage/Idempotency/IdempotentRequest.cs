using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Kernel.Storage.Idempotency;

/// <summary>A request that may come again: what was asked, how far it came, and what it was answered.</summary>
internal sealed class IdempotentRequest
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose request it is and under which key: a hash, unique.</summary>
    public byte[] Name { get; init; } = [];

    /// <summary>What was asked, as a hash: the same key with another request is a mistake.</summary>
    public byte[] Fingerprint { get; init; } = [];

    /// <summary>Who works on it. Whoever takes it over sets another, and then the one before can store nothing more.</summary>
    public Guid Attempt { get; init; }

    /// <summary>Until when nobody else takes it over.</summary>
    public DateTimeOffset LockedUntil { get; init; }

    /// <summary>What of it is done, stored with the change itself; encrypted.</summary>
    public byte[]? Done { get; init; }

    /// <summary>The answer, to the byte; encrypted.</summary>
    public byte[]? Answer { get; init; }

    /// <summary>When it is forgotten.</summary>
    public DateTimeOffset ExpiresOn { get; init; }
}

internal sealed class IdempotentRequestMap : IEntityTypeConfiguration<IdempotentRequest>
{
    public void Configure(EntityTypeBuilder<IdempotentRequest> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Name).HasMaxLength(32);
        builder.Property(r => r.Fingerprint).HasMaxLength(32);
        builder.HasIndex(r => r.Name).IsUnique();
        builder.HasIndex(r => r.ExpiresOn);
    }
}
