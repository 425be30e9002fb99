using Crm.Graph.Kernel.Domain;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Domain;

public class IdsTests
{
    [Fact]
    public void Ids_sort_in_the_order_they_were_made_in()
    {
        var ids = Enumerable.Range(0, 20_000).Select(_ => Ids.Next()).ToList();
        Assert.Equal(ids, ids.Order());
        Assert.Equal(ids.Select(i => i.ToString()), ids.Select(i => i.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ids_are_uuids_of_version_7_of_this_moment()
    {
        var id = Ids.Next();
        Assert.Equal((7, 2), (id.Version, id.Variant >> 2));
        var made = DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(id.ToString("N")[..12], 16));
        Assert.InRange(made, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Fact]
    public async Task Ids_made_at_once_are_all_different()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 5_000).Select(_ => Ids.Next()).ToList())));
        Assert.Equal(40_000, all.SelectMany(ids => ids).Distinct().Count());
    }
}
