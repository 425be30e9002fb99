using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Accounts.Storage;

internal sealed class AccountContactMap : IEntityTypeConfiguration<AccountContact>
{
    public void Configure(EntityTypeBuilder<AccountContact> builder)
    {
        builder.HasOne(l => l.Account).WithMany(a => a.Contacts).HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(l => l.Contact).WithMany().HasForeignKey(l => l.ContactId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(nameof(Entity.TenantId), nameof(AccountContact.AccountId), nameof(AccountContact.ContactId)).IsUnique();
        builder.HasIndex(nameof(Entity.TenantId), nameof(AccountContact.ContactId), nameof(AccountContact.AccountId));
    }
}
