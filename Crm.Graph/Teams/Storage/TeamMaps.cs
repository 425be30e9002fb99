using Crm.Graph.Kernel.Domain;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Teams.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Teams.Storage;

internal sealed class TeamMap : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> builder)
    {
        builder.Property(t => t.Name).HasMaxLength(100);
        builder.Property<string?>("NameFolded");
        builder.HasOne<Organisation>().WithMany().HasForeignKey(t => t.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(t => t.Members).WithOne(m => m.Team).HasForeignKey(m => m.TeamId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<TeamTurn>().WithOne().HasForeignKey<TeamTurn>(t => t.Id).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(nameof(IOfOrganisation.OrganisationId), "NameFolded").IsUnique();
    }
}

internal sealed class TeamMemberMap : IEntityTypeConfiguration<TeamMember>
{
    public void Configure(EntityTypeBuilder<TeamMember> builder)
    {
        builder.HasOne(m => m.User).WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.OrganisationId, m.TeamId, m.UserId }).IsUnique();
        builder.HasIndex(m => new { m.OrganisationId, m.UserId, m.TeamId });
    }
}
