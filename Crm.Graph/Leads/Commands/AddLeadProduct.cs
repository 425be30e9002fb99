using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Leads.Model;
using Crm.Graph.Products.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Leads.Commands;

/// <summary>What the customer of a lead may buy.</summary>
/// <param name="LeadId">The lead, by its id or number.</param>
/// <param name="ProductId">The product, by its id or sku: one in the lead's currency, unless both amounts are given.</param>
/// <param name="Quantity">How many of it, from 1 to 1000000.</param>
/// <param name="Cost">What one costs the organisation, in the lead's currency; the product's own cost when left out.</param>
/// <param name="SalesPrice">What the customer pays for one, in the lead's currency; the product's own price when left out.</param>
public sealed record AddLeadProductInput(RecordId LeadId, RecordId ProductId, int Quantity = 1, decimal? Cost = null, decimal? SalesPrice = null);

/// <summary>Adds a product to an open lead. Margins, and what the lead is worth, follow from the amounts.</summary>
internal sealed class AddLeadProduct(TimeProvider clock) : ICommand<AddLeadProductInput, LeadProduct>
{
    public async Task<Result<LeadProduct>> HandleAsync(AddLeadProductInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var lead = problems.Take(await db.RequireAsync<Lead>(input.LeadId, null, ct, q => q.Include(l => l.Products), "leadId"));
        var product = await db.LiveAsync<Product>(input.ProductId, problems, ct, "productId");
        return lead is null || product is null ? problems.All : lead.Add(product, input.Quantity, input.Cost, input.SalesPrice, db.Setting(clock));
    }
}
