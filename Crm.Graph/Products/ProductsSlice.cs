using Crm.Graph.Kernel.Schema;
using Crm.Graph.Products.Commands;
using Crm.Graph.Products.Model;
using Crm.Graph.ThirdParties.Commands;
using Crm.Graph.ThirdParties.Model;

namespace Crm.Graph.Products;

/// <summary>What an organisation sells, and what it offers and asks along with it.</summary>
internal sealed class ProductsSlice : ISlice
{
    private const string Read = "products:read";
    private const string Write = "products:write";

    public static void AddServices(IServiceCollection services) => services
        .AddSingleton<CreateProduct>()
        .AddSingleton<UpdateProduct>()
        .AddSingleton<CreateProductGroup>()
        .AddSingleton<CreateIncentive>()
        .AddSingleton<CreatePackage>()
        .AddSingleton<CreateSurvey>()
        .AddSingleton<ThirdPartyTarget>(new ThirdPartyTarget<Product>(ThirdPartyRecordKind.Product, Write));

    public static void AddFields(RootFields root) => root
        .Catalogue<ProductFields>()
        .Catalogue<ProductGroupFields>()
        .Catalogue<IncentiveFields>()
        .Catalogue<SurveyFields>()
        .Catalogue<PackageFields>()
        .Catalogue<PackageItemFields>()
        .Catalogue<PackagePriceFields>()
        .List<Product>("products", Read, "The products that the organisation sells.")
        .List<ProductGroup>("productGroups", Read, "The groups that products are in.")
        .List<Incentive>("incentives", Read, "The incentives that leads are offered.")
        .List<Package>("packages", Read, "The packages that leads are offered.")
        .List<Survey>("surveys", Read, "The surveys that the customers of leads are asked.")
        .Mutation<CreateProduct>("createProduct", Write, answers: "product")
        .Mutation<UpdateProduct>("updateProduct", Write, answers: "product")
        .Mutation<CreateProductGroup>("createProductGroup", Write, answers: "productGroup")
        .Mutation<CreateIncentive>("createIncentive", Write, answers: "incentive")
        .Mutation<CreatePackage>("createPackage", Write, answers: "package")
        .Mutation<CreateSurvey>("createSurvey", Write, answers: "survey");
}
