using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Rewards.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Rewards.Storage;

internal sealed class RewardTierMap : IEntityTypeConfiguration<RewardTier>
{
    public void Configure(EntityTypeBuilder<RewardTier> builder)
    {
        builder.IsNamed();
        builder.Property(t => t.Colour).HasMaxLength(Colours.Length);
        builder.HasIndex(nameof(Entity.TenantId), nameof(RewardTier.LiveThreshold)).IsUnique();
    }
}

internal sealed class RewardSchemeMap : IEntityTypeConfiguration<RewardScheme>
{
    public void Configure(EntityTypeBuilder<RewardScheme> builder)
    {
        builder.IsNamed();
        // As many domains as a scheme may have, each as long as one may be.
        builder.Property(s => s.AcceptedDomains).HasMaxLength(5100);
        builder.Property(s => s.SignUpCode).HasMaxLength(RewardScheme.CodeLength);
    }
}

internal sealed class AccountRewardsMap : IEntityTypeConfiguration<AccountRewards>
{
    public void Configure(EntityTypeBuilder<AccountRewards> builder)
    {
        builder.ComplexProperty(r => r.AutomaticSpendSettings);
        builder.ComplexProperty(r => r.PreferredPaymentMethod, m => m.Property(x => x.Id).HasMaxLength(100));
        builder.Property(r => r.SignedUpOrganisationName).HasMaxLength(Organisations.Model.Organisation.NameLength);
        builder.HasOne<Contact>().WithMany().HasForeignKey(r => r.ContactId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(r => r.SpendingStatusChangedBy).WithMany().HasForeignKey(r => r.SpendingStatusChangedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Schemes).WithOne().HasForeignKey(m => m.RewardsId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(r => r.Merchants).WithOne().HasForeignKey(m => m.RewardsId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(nameof(Entity.TenantId), nameof(AccountRewards.ContactId)).IsUnique();
    }
}

internal sealed class RewardMembershipMap : IEntityTypeConfiguration<RewardMembership>
{
    public void Configure(EntityTypeBuilder<RewardMembership> builder)
    {
        builder.Property(m => m.EmailAddress).HasMaxLength(EmailAddress.MaxLength);
        builder.HasOne(m => m.Scheme).WithMany().HasForeignKey(m => m.SchemeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(nameof(Entity.TenantId), nameof(RewardMembership.RewardsId), nameof(RewardMembership.SchemeId)).IsUnique();
        builder.HasIndex(nameof(Entity.TenantId), nameof(RewardMembership.SchemeId), nameof(RewardMembership.RewardsId));
    }
}

internal sealed class AccountMerchantMap : IEntityTypeConfiguration<AccountMerchant>
{
    public void Configure(EntityTypeBuilder<AccountMerchant> builder)
    {
        builder.HasOne(m => m.Organisation).WithMany().HasForeignKey(m => m.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(nameof(Entity.TenantId), nameof(AccountMerchant.RewardsId), nameof(AccountMerchant.OrganisationId)).IsUnique();
    }
}

internal sealed class RewardEntryMap : IEntityTypeConfiguration<RewardEntry>
{
    public void Configure(EntityTypeBuilder<RewardEntry> builder)
    {
        builder.HasOne<AccountRewards>().WithMany().HasForeignKey(e => e.RewardsId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(e => e.CreatedBy).WithMany().HasForeignKey(e => e.CreatedById).OnDelete(DeleteBehavior.Restrict);
        // What of somebody's counts towards tiers, with what is added up: the index alone answers it.
        builder.HasIndex(nameof(Entity.TenantId), nameof(RewardEntry.RewardsId), nameof(RewardEntry.CountsUntil), nameof(RewardEntry.ValueUnits));
        builder.HasIndex(nameof(Entity.TenantId), nameof(RewardEntry.RewardsId), nameof(Entity.Id));
    }
}

internal sealed class RewardProgressMap : IEntityTypeConfiguration<RewardProgress>
{
    public void Configure(EntityTypeBuilder<RewardProgress> builder)
    {
        builder.HasOne(p => p.Tier).WithMany().HasForeignKey(p => p.TierId);
        builder.ToSqlQuery("""
            SELECT tier.id, tier.tenant_id, rewards.id AS rewards_id, tier.id AS tier_id, tier.threshold_value_units
            FROM account_rewards AS rewards
            JOIN reward_tier AS tier ON tier.tenant_id = rewards.tenant_id AND tier.live_threshold IS NOT NULL
            """);
    }
}
