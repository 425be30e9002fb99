using System.Globalization;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Commands;
using Crm.Graph.Wallets.Model;

namespace Crm.Graph.Wallets.Commands;

/// <summary>What the use cases of spend conditions look up.</summary>
internal static class SpendConditionLookups
{
    public static async Task<SpendConditionDetails> ConditionDetailsAsync(
        this CrmDb db, Optional<string> name, Optional<string> description, IReadOnlyList<RecordId>? organisations,
        IReadOnlyList<SpendConditionProductInput>? products, IReadOnlyList<SpendConditionTimingInput>? timings, Problems problems, CancellationToken ct)
    {
        var ids = new List<Guid>();
        for (var i = 0; i < organisations?.Count; i++)
        {
            if (await db.OrganisationAsync(organisations[i], problems, ct, "organisations", i.ToString(CultureInfo.InvariantCulture)) is { } organisation)
                ids.Add(organisation.Id);
        }
        return new(
            name, description, organisations is null ? null : ids,
            products?.Select(p => new NewProduct(p.IdType, p.ProductId, p.Name, p.Description)).ToList(),
            timings?.Select(t => new NewTiming(t.Month, t.Day, t.StartTime, t.EndTime)).ToList());
    }
}
