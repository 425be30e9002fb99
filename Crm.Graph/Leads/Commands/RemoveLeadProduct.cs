using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Leads.Commands;

/// <summary>What the customer of a lead will not buy.</summary>
/// <param name="Id">The id of the product on the lead, not of the product itself.</param>
public sealed record RemoveLeadProductInput(RecordId Id);

/// <summary>Takes a product from an open lead.</summary>
internal sealed class RemoveLeadProduct(TimeProvider clock) : ICommand<RemoveLeadProductInput, Lead>
{
    public async Task<Result<Lead>> HandleAsync(RemoveLeadProductInput input, CrmDb db, CancellationToken ct)
    {
        var leadId = Guid.TryParse(input.Id.Value, out var id)
            ? await db.Set<LeadProduct>().Where(p => p.Id == id).Select(p => (Guid?)p.LeadId).SingleOrDefaultAsync(ct)
            : null;
        if (leadId is null)
            return LeadErrors.ProductNotOnLead(input.Id);
        var lead = await db.RequireAsync<Lead>(leadId.Value, null, ct, q => q.Include(l => l.Products));
        if (lead.Refused(out var errors))
            return errors;
        // Behind the lock on the lead: somebody else may have taken it meanwhile.
        var product = lead.Value.Products.FirstOrDefault(p => p.Id == id);
        return product is null ? LeadErrors.ProductNotOnLead(input.Id) : lead.Value.Remove(product, db.Setting(clock));
    }
}
