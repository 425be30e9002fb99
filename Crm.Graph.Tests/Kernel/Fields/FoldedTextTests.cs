using Crm.Graph.Kernel.Fields;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Fields;

public sealed class FoldedTextTests
{
    [Fact]
    public void A_text_that_two_fields_show_has_one_folded_column()
    {
        var catalogues = CrmServer.Fields().Catalogues;

        foreach (var catalogue in catalogues.All)
        {
            var names = FoldedText.Of(catalogue, catalogues).Select(f => f.Name).ToList();
            Assert.Equal(names.Distinct(), names); // accounts show their currency among the financials too
        }
    }
}
