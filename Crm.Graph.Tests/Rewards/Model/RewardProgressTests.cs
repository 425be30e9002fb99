using Crm.Graph.Rewards.Model;
using Xunit;

namespace Crm.Graph.Tests.Rewards.Model;

public sealed class RewardProgressTests
{
    [Theory]
    [InlineData(0, 0, 100, 0)]
    [InlineData(-5, 0, 100, 0)]
    [InlineData(-5, 10, 0, 15)]
    [InlineData(0, 10, 0, 10)]
    [InlineData(1, 3, 33.33, 2)]
    [InlineData(2, 3, 66.66, 1)]
    [InlineData(999_999_999, 1_000_000_000, 99.99, 1)]
    [InlineData(3, 3, 100, 0)]
    [InlineData(7, 3, 100, 0)]
    public void A8_Progress_is_in_per_cent_and_100_only_where_the_tier_is_reached(int valueUnits, int threshold, double percentage, int remaining)
        => Assert.Equal(((decimal)percentage, remaining), (RewardProgress.Percentage(valueUnits, threshold), RewardProgress.Remaining(valueUnits, threshold)));
}
