using Crm.Graph.Approvals.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Approvals.Storage;

internal sealed class ApprovalRequestMap : IEntityTypeConfiguration<ApprovalRequest>
{
    public void Configure(EntityTypeBuilder<ApprovalRequest> builder)
    {
        builder.Property(r => r.Title).HasMaxLength(200);
        builder.Property(r => r.Reason).HasMaxLength(PlainText.LongLength);
        builder.Property(r => r.CancelReason).HasMaxLength(PlainText.LongLength);
        builder.Property(r => r.ChangeInput).HasMaxLength(JsonText.MaxLength);
        builder.HasOne(r => r.Contact).WithMany().HasForeignKey(r => r.ContactId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(r => r.Account).WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(r => r.Lead).WithMany().HasForeignKey(r => r.LeadId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(r => r.RequestedBy).WithMany().HasForeignKey(r => r.RequestedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(r => r.DecidedBy).WithMany().HasForeignKey(r => r.DecidedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.AuthorisedConditions).WithOne().HasForeignKey(c => c.RequestId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(r => r.Responses).WithOne().HasForeignKey(x => x.RequestId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(r => r.Contacts).WithOne(c => c.Request).HasForeignKey(c => c.RequestId).OnDelete(DeleteBehavior.Cascade);

        builder.HasIndex(nameof(Entity.TenantId), nameof(ApprovalRequest.State), nameof(Entity.Id));
        builder.HasIndex(nameof(Entity.TenantId), nameof(ApprovalRequest.RequestedById), nameof(Entity.Id));
        builder.HasIndex(nameof(Entity.TenantId), nameof(ApprovalRequest.ContactId), nameof(Entity.Id));
        builder.HasIndex(nameof(Entity.TenantId), nameof(ApprovalRequest.AccountId), nameof(Entity.Id));
        builder.HasIndex(nameof(Entity.TenantId), nameof(ApprovalRequest.LeadId), nameof(Entity.Id));
        // What has expired, of all tenants.
        builder.HasIndex(nameof(ApprovalRequest.State), nameof(ApprovalRequest.ExpiresOn), nameof(Entity.TenantId));
    }
}

internal sealed class ApprovalConditionMap : IEntityTypeConfiguration<ApprovalCondition>
{
    public void Configure(EntityTypeBuilder<ApprovalCondition> builder)
    {
        builder.HasOne(c => c.User).WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(c => c.Contact).WithMany().HasForeignKey(c => c.ContactId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(c => c.Role).WithMany().HasForeignKey(c => c.RoleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(c => c.Team).WithMany().HasForeignKey(c => c.TeamId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ApprovalResponseMap : IEntityTypeConfiguration<ApprovalResponse>
{
    public void Configure(EntityTypeBuilder<ApprovalResponse> builder)
    {
        builder.Property(r => r.Reason).HasMaxLength(PlainText.LongLength);
        builder.HasOne(r => r.RespondedBy).WithMany().HasForeignKey(r => r.RespondedById).OnDelete(DeleteBehavior.Restrict);
        // Once per person.
        builder.HasIndex(nameof(Entity.TenantId), nameof(ApprovalResponse.RequestId), nameof(ApprovalResponse.RespondedById)).IsUnique();
    }
}

internal sealed class ApprovalContactMap : IEntityTypeConfiguration<ApprovalContact>
{
    public void Configure(EntityTypeBuilder<ApprovalContact> builder)
    {
        builder.HasOne<Contact>().WithMany().HasForeignKey(c => c.ContactId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(nameof(Entity.TenantId), nameof(ApprovalContact.ContactId), nameof(ApprovalContact.RequestId)).IsUnique();
        builder.HasIndex(nameof(Entity.TenantId), nameof(ApprovalContact.RequestId));
    }
}

internal sealed class ApprovalLinkMap : IEntityTypeConfiguration<ApprovalLink>
{
    public void Configure(EntityTypeBuilder<ApprovalLink> builder)
    {
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Hash).HasMaxLength(32);
        builder.HasOne<ApprovalRequest>().WithMany().HasForeignKey(l => l.RequestId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(l => l.Hash).IsUnique();
        builder.HasIndex(l => l.RequestId);
        builder.HasIndex(l => l.ExpiresOn);
    }
}
