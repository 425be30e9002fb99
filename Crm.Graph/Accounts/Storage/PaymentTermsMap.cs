using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Accounts.Storage;

internal sealed class PaymentTermsMap : IEntityTypeConfiguration<PaymentTerms>
{
    public void Configure(EntityTypeBuilder<PaymentTerms> builder)
    {
        builder.Property(r => r.Name).HasMaxLength(100);
        builder.Property<string?>("NameFolded");
        builder.HasIndex(nameof(Entity.TenantId), "NameFolded").IsUnique();
    }
}
