using Crm.Graph.Kernel.Fields;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Fields;

/// <summary>Amounts are only added within a currency, so every amount says where its currency stands.</summary>
public sealed class CurrencyTests
{
    private static readonly Catalogues Catalogues = CrmServer.Fields().Catalogues;

    /// <summary>Exact numbers that are no amounts.</summary>
    private static readonly string[] Plain = ["CustomField.min", "CustomField.max"];

    [Fact]
    public void Every_exact_number_that_can_be_added_up_is_an_amount_with_a_currency_beside_it()
        => Assert.Equal(Plain, Catalogues.All.SelectMany(c => c.Fields.Where(f => f.Type == typeof(decimal) && f.IsFilterable && f.Kind == FieldKind.Value && f.Currency is null).Select(f => $"{c.Name}.{f.Name}")));

    [Fact]
    public void The_currency_of_an_amount_is_a_text_that_can_be_grouped_by()
    {
        var amounts = Catalogues.All.SelectMany(c => c.Fields.Where(f => f.Currency is not null).Select(f => (Catalogue: c, Field: f))).ToList();
        Assert.NotEmpty(amounts);
        Assert.All(amounts, a => Assert.True(a.Catalogue.Find(a.Field.Currency!) is { Kind: FieldKind.Value, IsFilterable: true } currency && currency.Type == typeof(string), $"{a.Catalogue.Name}.{a.Field.Name}"));
    }
}
