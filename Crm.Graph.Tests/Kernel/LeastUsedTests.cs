using Crm.Graph.Kernel;
using Xunit;

namespace Crm.Graph.Tests.Kernel;

public sealed class LeastUsedTests
{
    [Fact]
    public void What_is_used_stays_and_what_is_not_goes()
    {
        var kept = new LeastUsed<string, int>(capacity: 3, maxSize: 100);
        kept.Add("a", 1, 1);
        kept.Add("b", 2, 1);
        kept.Add("c", 3, 1);
        Assert.True(kept.TryGet("a", out _));
        kept.Add("d", 4, 1);
        Assert.True(kept.TryGet("a", out var a));
        Assert.Equal(1, a);
        Assert.False(kept.TryGet("b", out _));
        Assert.Equal(3, kept.Count);
    }

    [Fact]
    public void A_giant_pushes_others_out_only_as_far_as_it_fits_and_not_at_all_when_it_never_would()
    {
        var kept = new LeastUsed<string, int>(capacity: 10, maxSize: 100);
        kept.Add("a", 1, 40);
        kept.Add("b", 2, 40);
        kept.Add("giant", 3, 101);
        Assert.Equal(2, kept.Count);
        kept.Add("c", 4, 50);
        Assert.Equal(2, kept.Count);
        Assert.False(kept.TryGet("a", out _));
    }

    [Fact]
    public void It_stays_within_its_bounds_under_many_hands()
    {
        var kept = new LeastUsed<int, int>(capacity: 50, maxSize: 1_000);
        Parallel.For(0, 10_000, i =>
        {
            kept.Add(i % 300, i, 1 + (i % 7));
            _ = kept.TryGet(i % 13, out _);
        });
        Assert.InRange(kept.Count, 1, 50);
    }
}
