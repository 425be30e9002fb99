using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Tasks.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Task = Crm.Graph.Tasks.Model.Task;

namespace Crm.Graph.Tasks.Storage;

/// <summary>What tasks and appointments are stored alike.</summary>
internal static class PlannedMap
{
    public static void IsPlanned<T>(this EntityTypeBuilder<T> builder) where T : Planned
    {
        builder.Property(p => p.Note).HasMaxLength(PlainText.LongLength);
        builder.HasOne(p => p.Assignee).WithMany().HasForeignKey(p => p.AssigneeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(p => p.Contact).WithMany().HasForeignKey(p => p.ContactId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(p => p.Account).WithMany().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(p => p.Lead).WithMany().HasForeignKey(p => p.LeadId).OnDelete(DeleteBehavior.Restrict);

        builder.HasIndex(nameof(Entity.TenantId), nameof(Planned.ContactId), nameof(Entity.Id));
        builder.HasIndex(nameof(Entity.TenantId), nameof(Planned.AccountId), nameof(Entity.Id));
        builder.HasIndex(nameof(Entity.TenantId), nameof(Planned.LeadId), nameof(Entity.Id));
        builder.HasIndex(nameof(Entity.TenantId), nameof(Record.DateCreated), nameof(Entity.Id));
        // Whom to remind, of all tenants.
        builder.HasIndex(nameof(Planned.PendingReminderOn), nameof(Entity.TenantId));
    }
}

internal sealed class TaskMap : IEntityTypeConfiguration<Task>
{
    public void Configure(EntityTypeBuilder<Task> builder)
    {
        builder.IsPlanned();
        builder.Ignore(t => t.Phase);
        builder.HasOne(t => t.CompletedBy).WithMany().HasForeignKey(t => t.CompletedById).OnDelete(DeleteBehavior.Restrict);
        // Somebody's open tasks, and which of them are late.
        builder.HasIndex(nameof(Entity.TenantId), nameof(Planned.AssigneeId), nameof(Task.State), nameof(Task.End), nameof(Entity.Id));
    }
}

internal sealed class AppointmentMap : IEntityTypeConfiguration<Appointment>
{
    public void Configure(EntityTypeBuilder<Appointment> builder)
    {
        builder.IsPlanned();
        builder.Property(a => a.Type).HasMaxLength(50);
        builder.Property(a => a.Url).HasMaxLength(WebAddress.MaxLength);
        builder.Property(a => a.CancelReason).HasMaxLength(PlainText.LongLength);
        builder.HasOne(a => a.CancelledBy).WithMany().HasForeignKey(a => a.CancelledById).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Steps).WithOne().HasForeignKey(s => s.AppointmentId).OnDelete(DeleteBehavior.Cascade);
        // Somebody's calendar.
        builder.HasIndex(nameof(Entity.TenantId), nameof(Planned.AssigneeId), nameof(Appointment.Start), nameof(Entity.Id));
    }
}

internal sealed class AppointmentStepMap : IEntityTypeConfiguration<AppointmentStep>
{
    public void Configure(EntityTypeBuilder<AppointmentStep> builder)
    {
        builder.Property(s => s.Note).HasMaxLength(PlainText.LongLength);
        builder.HasOne(s => s.TakenBy).WithMany().HasForeignKey(s => s.TakenById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AppointmentOverlapMap : IEntityTypeConfiguration<AppointmentOverlap>
{
    public void Configure(EntityTypeBuilder<AppointmentOverlap> builder)
    {
        builder.HasOne(o => o.Other).WithMany().HasForeignKey(o => o.OtherId);
        builder.ToSqlQuery("""
            SELECT other.id, other.tenant_id, own.id AS appointment_id, other.id AS other_id
            FROM appointment AS own
            JOIN appointment AS other ON other.tenant_id = own.tenant_id AND other.assignee_id = own.assignee_id
                AND other."start" < own."end" AND other."end" > own."start" AND other.id <> own.id
            WHERE own.state <> 'CANCELLED' AND other.state <> 'CANCELLED'
            """);
    }
}
