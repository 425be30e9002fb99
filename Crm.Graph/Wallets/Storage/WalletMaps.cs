using Crm.Graph.Kernel.Domain;
using Crm.Graph.Wallets.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Wallets.Storage;

internal sealed class WalletMap : IEntityTypeConfiguration<Wallet>
{
    public void Configure(EntityTypeBuilder<Wallet> builder)
    {
        builder.Property(w => w.Code).HasMaxLength(50);
        builder.Property(w => w.Currency).HasMaxLength(3);
        builder.ComplexProperty(w => w.AutoTopup, t => t.ComplexProperty(x => x.PaymentMethod, m => m.Property(x => x.Id).HasMaxLength(100)));
        builder.ComplexProperty(w => w.TermedTopup, t => t.ComplexProperty(x => x.PaymentMethod, m => m.Property(x => x.Id).HasMaxLength(100)));
        builder.HasOne(w => w.Account).WithMany().HasForeignKey(w => w.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(w => w.LimitRules).WithOne().HasForeignKey(r => r.WalletId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(nameof(Entity.TenantId), nameof(Wallet.AccountId), nameof(Entity.Id));
        builder.HasIndex(nameof(Entity.TenantId), nameof(Wallet.EffectiveOfAccountId)).IsUnique();
    }
}

internal sealed class LimitRuleMap : IEntityTypeConfiguration<LimitRule>
{
    public void Configure(EntityTypeBuilder<LimitRule> builder)
    {
        builder.Property(r => r.Name).HasMaxLength(100);
        builder.Property(r => r.Counted).HasMaxLength(100);
    }
}

internal sealed class WalletJournalMap : IEntityTypeConfiguration<WalletJournal>
{
    public void Configure(EntityTypeBuilder<WalletJournal> builder)
    {
        builder.Property(j => j.Currency).HasMaxLength(3);
        builder.Property(j => j.Reference).HasMaxLength(100);
        builder.HasOne(j => j.Wallet).WithMany(w => w.Journals).HasForeignKey(j => j.WalletId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(j => j.CommerceBalance).WithMany().HasForeignKey(j => j.CommerceBalanceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(j => j.SpendCondition).WithMany().HasForeignKey(j => j.SpendConditionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(j => j.Reverses).WithOne(j => j.ReversedBy).HasForeignKey<WalletJournal>(j => j.ReversesId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(j => j.Topup).WithMany().HasForeignKey(j => j.TopupId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(j => j.CreatedBy).WithMany().HasForeignKey(j => j.CreatedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(j => j.Uses).WithOne().HasForeignKey(u => u.JournalId).OnDelete(DeleteBehavior.Restrict);

        builder.HasIndex(nameof(Entity.TenantId), nameof(WalletJournal.WalletId), nameof(WalletJournal.Number)).IsUnique();
        builder.Property<string?>("ReferenceFolded");
        builder.HasIndex(nameof(Entity.TenantId), nameof(WalletJournal.WalletId), "ReferenceFolded").IsUnique();
        builder.HasIndex(nameof(Entity.TenantId), nameof(WalletJournal.ReversesId)).IsUnique();
        builder.HasIndex(nameof(Entity.TenantId), nameof(WalletJournal.TopupId)).IsUnique();
        // Limits are counted along it.
        builder.HasIndex(nameof(Entity.TenantId), nameof(WalletJournal.WalletId), nameof(WalletJournal.PostedDay));
        builder.HasIndex(nameof(Entity.TenantId), nameof(WalletJournal.CommerceBalanceId));
        builder.HasIndex(nameof(Entity.TenantId), nameof(WalletJournal.PostedOn), nameof(Entity.Id));
        builder.HasIndex(nameof(Entity.TenantId), nameof(Entity.Id));
    }
}

internal sealed class WalletCreditMap : IEntityTypeConfiguration<WalletCredit>
{
    public void Configure(EntityTypeBuilder<WalletCredit> builder)
    {
        builder.Property(c => c.Currency).HasMaxLength(3);
        builder.HasOne(c => c.Wallet).WithMany(w => w.Credits).HasForeignKey(c => c.WalletId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(c => c.Journal).WithMany().HasForeignKey(c => c.JournalId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(c => c.CommerceBalance).WithMany(b => b.Credits).HasForeignKey(c => c.CommerceBalanceId).OnDelete(DeleteBehavior.Restrict);
        // What is not spent, in the order in which it is.
        builder.HasIndex(nameof(Entity.TenantId), nameof(WalletCredit.WalletId), nameof(WalletCredit.IsSpent), nameof(WalletCredit.LastDay), nameof(Entity.Id));
        builder.HasIndex(nameof(Entity.TenantId), nameof(WalletCredit.CommerceBalanceId), nameof(WalletCredit.IsSpent), nameof(WalletCredit.LastDay));
        // What expires, of all tenants.
        builder.HasIndex(nameof(WalletCredit.IsSpent), nameof(WalletCredit.LastDay), nameof(Entity.TenantId));
        builder.HasIndex(nameof(Entity.TenantId), nameof(WalletCredit.JournalId));
    }
}

internal sealed class CreditUseMap : IEntityTypeConfiguration<CreditUse>
{
    public void Configure(EntityTypeBuilder<CreditUse> builder)
    {
        builder.HasOne(u => u.Credit).WithMany().HasForeignKey(u => u.CreditId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(nameof(Entity.TenantId), nameof(CreditUse.JournalId));
        builder.HasIndex(nameof(Entity.TenantId), nameof(CreditUse.CreditId));
    }
}

internal sealed class CommerceBalanceMap : IEntityTypeConfiguration<CommerceBalance>
{
    public void Configure(EntityTypeBuilder<CommerceBalance> builder)
    {
        builder.Property(b => b.Currency).HasMaxLength(3);
        builder.HasOne(b => b.Wallet).WithMany().HasForeignKey(b => b.WalletId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(b => b.SpendCondition).WithMany().HasForeignKey(b => b.SpendConditionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(nameof(Entity.TenantId), nameof(CommerceBalance.WalletId), nameof(CommerceBalance.SpendConditionId)).IsUnique();
    }
}

internal sealed class WalletTopupMap : IEntityTypeConfiguration<WalletTopup>
{
    public void Configure(EntityTypeBuilder<WalletTopup> builder)
    {
        builder.Property(t => t.Currency).HasMaxLength(3);
        builder.Property(t => t.Occasion).HasMaxLength(40);
        builder.Property(t => t.LastError).HasMaxLength(400);
        builder.Property(t => t.PaymentId).HasMaxLength(100);
        builder.ComplexProperty(t => t.PaymentMethod, m => m.Property(x => x.Id).HasMaxLength(100));
        builder.HasOne(t => t.Wallet).WithMany().HasForeignKey(t => t.WalletId).OnDelete(DeleteBehavior.Restrict);
        // However many servers notice that it is due.
        builder.HasIndex(nameof(Entity.TenantId), nameof(WalletTopup.WalletId), nameof(WalletTopup.Occasion)).IsUnique();
        builder.HasIndex(nameof(WalletTopup.State), nameof(WalletTopup.NextTryOn));
    }
}
