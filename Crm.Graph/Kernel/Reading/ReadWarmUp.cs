using System.Collections.Frozen;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Paging;
using Crm.Graph.Kernel.Security;

namespace Crm.Graph.Kernel.Reading;

/// <summary>Plans and runs a read of each kind of record for nobody, so that the first caller does not wait for code to be compiled.</summary>
internal sealed class ReadWarmUp(RecordReader reader, Catalogues catalogues) : IWarmUp
{
    private static readonly Caller Nobody = new(Guid.Empty, 0, Guid.Empty, FrozenSet<string>.Empty, TimeZoneInfo.Utc, "", "");

    public async Task WarmUpAsync(CancellationToken ct)
    {
        foreach (var catalogue in catalogues.All.Where(c => typeof(Record).IsAssignableFrom(c.Entity)))
        {
            var values = catalogue.Fields.Where(f => f is { Kind: FieldKind.Value, Permission: null });
            var selection = new Selection(catalogue, [.. values.Select(f => new SelectedValue(f.Name, f))]);
            var id = RuleGroup.Of("id", RuleOperator.Equal, Guid.Empty);
            await reader.ReadAsync(new ReadOne(selection, id), Nobody, ct);
            var page = new ListArguments(id, [new Order("dateCreated", OrderDirection.Desc)], PageRequest.From(1, null, null, null, null, null));
            await reader.ReadAsync(new ReadList(new ConnectionSelection(catalogue, [new SelectedNodes("nodes", selection)]), page), Nobody, ct);
        }
    }
}
