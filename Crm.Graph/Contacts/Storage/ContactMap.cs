using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Contacts.Storage;

internal sealed class ContactMap : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.Property(c => c.Code).HasMaxLength(100);
        builder.Property(c => c.Title).HasMaxLength(50);
        builder.Property(c => c.FirstName).HasMaxLength(100);
        builder.Property(c => c.MiddleName).HasMaxLength(100);
        builder.Property(c => c.LastName).HasMaxLength(100);
        builder.Property(c => c.CompanyName).HasMaxLength(200);
        builder.ComplexProperty(c => c.Demographics, demographics =>
        {
            demographics.ComplexProperty(d => d.NameDay);
            demographics.ComplexProperty(d => d.Passport);
            demographics.ComplexProperty(d => d.IdDocument);
        });
        builder.ComplexProperty(c => c.CompanyProfile);
        builder.HasOne(c => c.Category).WithMany().HasForeignKey(c => c.CategoryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(c => c.Phones).WithOne().HasForeignKey(p => p.ContactId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(c => c.Addresses).WithOne(a => a.Contact).HasForeignKey(a => a.ContactId).OnDelete(DeleteBehavior.Cascade);

        foreach (var text in (string[])[nameof(Contact.Name), nameof(Contact.LastName), nameof(Contact.Email), nameof(Contact.Phone), nameof(Contact.City)])
        {
            builder.Property<string?>(text + "Folded");
            builder.HasIndex(nameof(Entity.TenantId), text + "Folded", nameof(Entity.Id));
        }
        builder.HasIndex(nameof(Entity.TenantId), nameof(Record.DateCreated), nameof(Entity.Id));
    }
}
