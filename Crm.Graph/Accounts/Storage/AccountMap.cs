using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Accounts.Storage;

internal sealed class AccountMap : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property(a => a.Number).HasMaxLength(50);
        builder.Property(a => a.Currency).HasMaxLength(3);
        builder.Property(a => a.Description).HasMaxLength(PlainText.LongLength);
        builder.HasOne(a => a.Classification).WithMany().HasForeignKey(a => a.ClassificationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(a => a.PaymentTerms).WithMany().HasForeignKey(a => a.PaymentTermsId).OnDelete(DeleteBehavior.Restrict);
        // Contacts do not know of accounts: an address that is removed there just stops being billed to here.
        builder.HasOne(a => a.BillingAddress).WithMany().HasForeignKey(a => a.BillingAddressId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(a => a.PrimaryContact).WithMany().HasForeignKey(a => a.PrimaryContactId).OnDelete(DeleteBehavior.Restrict);

        builder.HasIndex(nameof(Entity.TenantId), nameof(Account.PrimaryOfContactId)).IsUnique();
        builder.HasIndex(nameof(Entity.TenantId), nameof(Account.State), nameof(Entity.Id));
        builder.HasIndex(nameof(Entity.TenantId), nameof(Account.Balance), nameof(Entity.Id));
        builder.HasIndex(nameof(Entity.TenantId), nameof(Record.DateCreated), nameof(Entity.Id));
        builder.Property<string?>("NameFolded");
        builder.HasIndex(nameof(Entity.TenantId), "NameFolded", nameof(Entity.Id));
    }
}
