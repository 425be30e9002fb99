using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Organisations.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Identity.Storage;

internal sealed class RoleMap : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.Property(r => r.Name).HasMaxLength(100);
        builder.Property(r => r.Granted).HasMaxLength(JsonText.MaxLength);
        builder.Property<string?>("NameFolded");
        builder.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(nameof(IOfOrganisation.OrganisationId), "NameFolded").IsUnique();
    }
}

internal sealed class UserMap : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.Property(u => u.Email).HasMaxLength(254);
        builder.Property(u => u.FirstName).HasMaxLength(100);
        builder.Property(u => u.LastName).HasMaxLength(100);
        builder.Property(u => u.Name).HasMaxLength(254);
        builder.Property(u => u.Settings).HasMaxLength(JsonText.MaxLength);
        builder.Property<string?>("EmailFolded");
        builder.HasOne<Organisation>().WithMany().HasForeignKey(u => u.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(u => u.Role).WithMany().HasForeignKey(u => u.RoleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(nameof(IOfOrganisation.OrganisationId), "EmailFolded").IsUnique();
        builder.HasIndex(u => new { u.OrganisationId, u.RoleId });
    }
}

internal sealed class LoginMap : IEntityTypeConfiguration<Login>
{
    public void Configure(EntityTypeBuilder<Login> builder)
    {
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Name).HasMaxLength(254);
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.HasIndex(l => l.Name).IsUnique();
    }
}

internal sealed class MembershipMap : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasOne(m => m.Login).WithMany().HasForeignKey(m => m.LoginId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(m => m.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.LoginId, m.OrganisationId }).IsUnique();
        builder.HasIndex(m => m.UserId).IsUnique();
    }
}

internal sealed class EntraIdentityMap : IEntityTypeConfiguration<EntraIdentity>
{
    public void Configure(EntityTypeBuilder<EntraIdentity> builder)
    {
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.HasOne(i => i.Membership).WithMany().HasForeignKey(i => i.MembershipId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => new { i.OrganisationId, i.DirectoryId, i.ObjectId }).IsUnique();
        builder.HasIndex(i => new { i.MembershipId, i.DirectoryId }).IsUnique();
    }
}

internal sealed class InvitationMap : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Hash).HasMaxLength(32);
        builder.HasOne(i => i.Membership).WithMany().HasForeignKey(i => i.MembershipId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => i.Hash).IsUnique();
        builder.HasIndex(i => i.MembershipId);
    }
}

internal sealed class SessionMap : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Address).HasMaxLength(64);
        builder.HasOne(s => s.Membership).WithMany().HasForeignKey(s => s.MembershipId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Tenant>().WithMany().HasForeignKey(s => s.TenantId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<NetworkGuest>().WithMany().HasForeignKey(s => s.GuestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(s => s.Tokens).WithOne(t => t.Session).HasForeignKey(t => t.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => s.MembershipId);
        builder.HasIndex(s => s.ExpiresOn);
        builder.HasIndex(s => s.FromId);
        builder.HasIndex(s => s.OrganisationId);
    }
}

internal sealed class RefreshTokenMap : IEntityTypeConfiguration<RefreshToken>
{
    public void Configure(EntityTypeBuilder<RefreshToken> builder)
    {
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Hash).HasMaxLength(32);
        // Of two that use the same token at once, the later to be saved looks again, and finds it used.
        builder.Property(t => t.DateUsed).IsConcurrencyToken();
        builder.HasIndex(t => t.Hash).IsUnique();
        builder.HasIndex(t => t.SessionId);
    }
}

internal sealed class AttemptsMap : IEntityTypeConfiguration<Attempts>
{
    public void Configure(EntityTypeBuilder<Attempts> builder)
    {
        builder.HasKey(a => a.Key);
        builder.Property(a => a.Key).HasMaxLength(64);
        builder.Property(a => a.Count).IsConcurrencyToken();
        builder.HasIndex(a => a.Until);
    }
}

internal sealed class SigningKeyMap : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> builder)
    {
        builder.Property(k => k.Id).HasMaxLength(64);
        builder.Property(k => k.PublicKey).HasMaxLength(2000);
        builder.Property(k => k.ProtectedPrivateKey).HasMaxLength(8000);
    }
}
