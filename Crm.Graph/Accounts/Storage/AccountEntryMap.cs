using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Accounts.Storage;

internal sealed class AccountEntryMap : IEntityTypeConfiguration<AccountEntry>
{
    public void Configure(EntityTypeBuilder<AccountEntry> builder)
    {
        builder.Property(e => e.Currency).HasMaxLength(3);
        builder.Property(e => e.Reference).HasMaxLength(100);
        builder.HasOne(e => e.Account).WithMany(a => a.Entries).HasForeignKey(e => e.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(e => e.TransferAccount).WithMany().HasForeignKey(e => e.TransferAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(e => e.CreatedBy).WithMany().HasForeignKey(e => e.CreatedById).OnDelete(DeleteBehavior.Restrict);

        builder.HasIndex(nameof(Entity.TenantId), nameof(AccountEntry.AccountId), nameof(AccountEntry.Number)).IsUnique();
        builder.Property<string?>("ReferenceFolded");
        builder.HasIndex(nameof(Entity.TenantId), nameof(AccountEntry.AccountId), "ReferenceFolded").IsUnique();
        builder.HasIndex(nameof(Entity.TenantId), nameof(AccountEntry.PostedDay));
    }
}
