using Crm.Graph.Activities.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Graph.Activities.Storage;

internal sealed class TagMap : IEntityTypeConfiguration<Tag>
{
    public void Configure(EntityTypeBuilder<Tag> builder)
    {
        builder.IsNamed();
        builder.Property(t => t.Colour).HasMaxLength(Colours.Length);
    }
}

internal sealed class ActivityTypeMap : IEntityTypeConfiguration<ActivityType>
{
    public void Configure(EntityTypeBuilder<ActivityType> builder)
    {
        builder.IsNamed();
        builder.Property(t => t.Colour).HasMaxLength(Colours.Length);
    }
}

internal sealed class ActivityMap : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> builder)
    {
        builder.Property(a => a.Number).HasMaxLength(50);
        builder.Property(a => a.Description).HasMaxLength(PlainText.LongLength);
        builder.Ignore(a => a.Phase);
        builder.HasOne(a => a.Type).WithMany().HasForeignKey(a => a.TypeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(a => a.Contact).WithMany().HasForeignKey(a => a.ContactId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(a => a.Lead).WithMany().HasForeignKey(a => a.LeadId).OnDelete(DeleteBehavior.Restrict);
        // Contacts do not know of activities: an address that is removed there just stops being one here.
        builder.HasOne(a => a.Address).WithMany().HasForeignKey(a => a.AddressId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(a => a.AssignedToUser).WithMany().HasForeignKey(a => a.AssignedToUserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(a => a.AssignedToTeam).WithMany().HasForeignKey(a => a.AssignedToTeamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Tags).WithOne().HasForeignKey(t => t.ActivityId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(a => a.States).WithOne().HasForeignKey(s => s.ActivityId).OnDelete(DeleteBehavior.Cascade);

        builder.HasIndex(nameof(Entity.TenantId), nameof(Activity.State), nameof(Activity.ScheduledFrom), nameof(Entity.Id));
        builder.HasIndex(nameof(Entity.TenantId), nameof(Activity.LeadId), nameof(Entity.Id));
        builder.HasIndex(nameof(Entity.TenantId), nameof(Activity.AddressId));
        builder.HasIndex(nameof(Entity.TenantId), nameof(Activity.AssignedToUserId), nameof(Entity.Id));
        builder.HasIndex(nameof(Entity.TenantId), nameof(Activity.AssignedToTeamId), nameof(Entity.Id));
        builder.HasIndex(nameof(Entity.TenantId), nameof(Record.DateCreated), nameof(Entity.Id));
    }
}

internal sealed class ActivityTagMap : IEntityTypeConfiguration<ActivityTag>
{
    public void Configure(EntityTypeBuilder<ActivityTag> builder)
    {
        builder.HasOne(t => t.Tag).WithMany().HasForeignKey(t => t.TagId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(nameof(Entity.TenantId), nameof(ActivityTag.ActivityId), nameof(ActivityTag.TagId)).IsUnique();
        builder.HasIndex(nameof(Entity.TenantId), nameof(ActivityTag.TagId), nameof(ActivityTag.ActivityId));
    }
}

internal sealed class ActivityStateChangeMap : IEntityTypeConfiguration<ActivityStateChange>
{
    public void Configure(EntityTypeBuilder<ActivityStateChange> builder)
        => builder.HasOne(s => s.ChangedBy).WithMany().HasForeignKey(s => s.ChangedById).OnDelete(DeleteBehavior.Restrict);
}
