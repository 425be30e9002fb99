using Crm.Graph.Kernel.Filtering;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Filtering;

public sealed class NearestTests
{
    private static readonly string[] Names = ["firstName", "lastName", "companyName", "city", "category.name", "email"];

    [Theory]
    [InlineData("lastname", "lastName, firstName, companyName")]
    [InlineData("citty", "city, email, firstName")]
    [InlineData("first", "firstName, city, email")]
    [InlineData("", "city, email, firstName")]
    public void The_names_most_like_it_come_first(string name, string nearest) => Assert.Equal(nearest, Nearest.Of(name, Names));

    [Fact]
    public void A_name_of_any_length_is_answered_at_once() => Assert.Equal("companyName", Nearest.Of("companyName" + new string('x', 10_000_000), Names, most: 1));
}
