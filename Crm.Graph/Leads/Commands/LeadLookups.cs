using System.Globalization;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Leads.Commands;

/// <summary>What the use cases of leads look up.</summary>
internal static class LeadLookups
{
    /// <summary>A lead with what its steps look at and change, which nobody else changes until this transaction ends.</summary>
    public static Task<Result<Lead>> RequireLeadAsync(this CrmDb db, RecordId id, int? expectedVersion, CancellationToken ct)
        => db.RequireAsync<Lead>(id, expectedVersion, ct, q => q
            .Include(l => l.Stage)
            .Include(l => l.Department).ThenInclude(d => d.Pipeline!).ThenInclude(p => p.Stages).ThenInclude(s => s.Stage)
            .Include(l => l.Assignees).ThenInclude(a => a.User)
            .Include(l => l.StageHistory.Where(v => v.LeftOn == null)));

    /// <summary>A department that leads can belong to, with the stages of its pipeline.</summary>
    public static Task<Department?> DepartmentAsync(this CrmDb db, RecordId id, Problems problems, CancellationToken ct)
        => db.LiveAsync<Department>(
            id, q => q.Include(d => d.Pipeline!).ThenInclude(p => p.Stages).ThenInclude(s => s.Stage), problems, ct, "departmentId");

    public static async Task<string> NextLeadNumberAsync(this CrmDb db, CancellationToken ct)
        => "LD" + (await db.NextAsync("lead", ct)).ToString("D8", CultureInfo.InvariantCulture);
}
