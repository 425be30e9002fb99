using System.Text;
using Crm.Graph.Kernel.Filtering;
using CsCheck;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Filtering;

public sealed class TextFoldTests
{
    /// <summary>Random text without halves of surrogate pairs, rich in letters that fold and in the ends of the code points' ranges.</summary>
    private static readonly Gen<string> Texts = Gen.Frequency(
            (5, Gen.OneOf("a", "B", "σ", "ς", "Σ", "ß", "ẞ", "é", "E\u0301", "İ", "ı", "K", "Ω", "ᾳ", "\u0345", "\u0301", "ǆ", "Dž")),
            (2, Gen.OneOf("\uD7FF", "\uE000", "\uFFFF", "\U00010000", "\U0010FFFF", "\U0001F642", "\u007F", "\u0080")),
            (1, Gen.Int[1, 0x10FFFF].Where(i => i is < 0xD800 or > 0xDFFF).Select(char.ConvertFromUtf32)))
        .Array[0, 6].Select(parts => string.Concat(parts));

    [Theory]
    [InlineData("ΣΊΣΥΦΟΣ", "Σίσυφος")]
    [InlineData("σ", "ς")]
    [InlineData("ß", "ẞ")]
    [InlineData("É", "é")]
    [InlineData("É", "e\u0301")]
    [InlineData("Å", "\u212B")]
    [InlineData("straße", "STRAẞE")]
    public void Equal_whatever_the_case_and_the_composition(string a, string b) => Assert.Equal(TextFold.Fold(a), TextFold.Fold(b));

    [Theory]
    [InlineData("E", "É")]
    [InlineData("ß", "SS")]
    [InlineData("i", "ı")]
    [InlineData("a", " a")]
    public void Accents_and_spelling_count(string a, string b) => Assert.NotEqual(TextFold.Fold(a), TextFold.Fold(b));

    [Fact]
    public void Folding_twice_changes_nothing() => Texts.Sample(text => TextFold.Fold(TextFold.Fold(text)) == TextFold.Fold(text), iter: 20_000);

    [Fact]
    public void The_composition_of_text_does_not_matter()
        => Texts.Sample(text => TextFold.Fold(text.Normalize(NormalizationForm.FormD)) == TextFold.Fold(text.Normalize(NormalizationForm.FormC)), iter: 20_000);

    [Fact]
    public void After_is_above_all_that_begins_so()
        => Gen.Select(Texts, Texts).Sample((prefix, rest) => prefix.Length == 0 || TextFold.After(prefix) is not { } after || Order(prefix + rest, after) < 0, iter: 20_000);

    [Fact]
    public void Nothing_between_a_prefix_and_its_after_begins_otherwise()
        => Gen.Select(Texts.Where(t => t.Length > 0), Texts, Gen.Int[0, 6]).Sample((prefix, other, cut) =>
        {
            var near = prefix[..Math.Min(cut, prefix.Length)] + other;
            if (!RuleValues.IsStorable(near))
                return true;
            var within = Order(near, prefix) >= 0 && (TextFold.After(prefix) is not { } after || Order(near, after) < 0);
            return within == near.StartsWith(prefix, StringComparison.Ordinal);
        }, iter: 50_000);

    [Theory]
    [InlineData("A", "B")]
    [InlineData("A\uD7FF", "A\uE000")]
    [InlineData("A\uFFFF", "A\U00010000")]
    [InlineData("A\U0001F642", "A\U0001F643")]
    [InlineData("A\U0010FFFF", "B")]
    [InlineData("\U0010FFFF\U0010FFFF", null)]
    [InlineData("", null)]
    public void After_is_the_next_code_point(string prefix, string? after) => Assert.Equal(after, TextFold.After(prefix));

    private static int Order(string a, string b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b));
}
