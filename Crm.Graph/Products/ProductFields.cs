using Crm.Graph.Kernel.Fields;
using Crm.Graph.Products.Model;
using Crm.Graph.ThirdParties.Model;

namespace Crm.Graph.Products;

internal sealed class ProductFields : RecordCatalogue<Product>
{
    public ProductFields()
    {
        Field(p => p.Sku).AsKey().Searchable();
        Field(p => p.Name).Searchable();
        Field(p => p.Description);
        Money(p => p.DefaultCost, p => p.Currency);
        Money(p => p.DefaultSalesPrice, p => p.Currency);
        Field("defaultMargin", p => p.DefaultSalesPrice - p.DefaultCost).In("currency").Describe("What is earned with one: the sales price less the cost.");
        Field(p => p.Currency);
        One(p => p.ProductGroup);
        Parts<ThirdPartyId>("thirdPartyIds", t => t.RecordId).Describe("The ids by which other systems know the product, at most one of each.");
    }
}

internal sealed class ProductGroupFields : RecordCatalogue<ProductGroup>
{
    public ProductGroupFields()
    {
        Field(g => g.Name);
        One(g => g.Parent);
        Many<ProductGroup>("productGroups", g => g.ParentId!.Value).Describe("The groups that are part of this one.");
        Many<Product>("products", p => p.ProductGroupId!.Value).Describe("The products that are in this very group.");
    }
}

internal sealed class IncentiveFields : RecordCatalogue<Incentive>
{
    public IncentiveFields()
    {
        Field(i => i.IncentiveId);
        Field(i => i.Name);
        Field(i => i.Source);
        Field(i => i.Description);
    }
}

internal sealed class SurveyFields : RecordCatalogue<Survey>
{
    public SurveyFields()
    {
        Field(s => s.Name);
        Field(s => s.Description);
    }
}

internal sealed class PackageFields : RecordCatalogue<Package>
{
    public PackageFields()
    {
        Field(p => p.Type);
        Field(p => p.TermMonths);
        Field(p => p.Name);
        Parts<PackageItem>("items", i => i.PackageId);
        Parts<PackagePrice>("prices", p => p.PackageId);
    }
}

internal sealed class PackageItemFields : FieldCatalogue<PackageItem>
{
    public PackageItemFields()
    {
        Field(i => i.Id);
        One(i => i.Product);
        Field(i => i.Quantity);
    }
}

internal sealed class PackagePriceFields : FieldCatalogue<PackagePrice>
{
    public PackagePriceFields()
    {
        Field(p => p.Id);
        Field(p => p.Type);
        Money(p => p.Value, p => p.Currency);
        Field(p => p.Currency);
        Field(p => p.Source);
    }
}
