using Crm.Graph.Identity.Model;
using Xunit;

namespace Crm.Graph.Tests.Identity.Model;

public sealed class PasswordRulesTests
{
    private static readonly string?[] About = ["anna.konstantinou@example.com", "Anna", null];

    [Theory]
    [InlineData("four calling birds at dusk")]
    [InlineData("correcthorsebatterystaple")]
    [InlineData("fifteen exactly")]
    [InlineData("ένα μακρύ συνθηματικό")]
    [InlineData("🐢🐇🐕🐈🐎🐖🐄🐓🦆🦉🐝🐞🐙🐬🐳")]
    [InlineData("               x  y   z      ")]
    public void Anything_long_enough_will_do(string password) => Assert.Null(Said(password));

    [Theory]
    [InlineData("")]
    [InlineData("fourteen chars")]
    [InlineData("Tr0ub4dor&3")]
    [InlineData("🐢🐇🐕🐈🐎🐖🐄")]
    public void A_short_one_will_not_however_odd(string password) => Assert.Equal("length", Said(password));

    [Fact]
    public void The_longest_has_256_characters_and_none_is_cut_off()
    {
        var longest = string.Concat(Enumerable.Range(0, 256).Select(i => (char)('a' + i * i % 23)));
        Assert.Null(Said(longest));
        Assert.Equal("length", Said(longest + "x"));
    }

    [Theory]
    [InlineData("password1234567")]
    [InlineData("PasswordPassword")]
    [InlineData("qwertyuiop12345")]
    [InlineData("123456789012345")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("abcabcabcabcabcabc")]
    [InlineData("konstantinou1990")]
    [InlineData("crmgraphcrmgraph1")]
    [InlineData("a\ud800bcdefgh ijklmnop")]
    public void What_is_tried_first_will_not_however_long(string password) => Assert.NotNull(Said(password));

    private static string? Said(string password)
    {
        var error = PasswordRules.Check(password, 15, About, "password");
        Assert.True(error is null || error.Code == "WEAK_PASSWORD" && error.Path.SequenceEqual(["password"]));
        return error?.Parameters[0];
    }
}
