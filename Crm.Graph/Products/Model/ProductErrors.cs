using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Products.Model;

/// <summary>Why something about products is refused.</summary>
internal static class ProductErrors
{
    public const int MostPackageParts = 50;

    public static DomainError SkuTaken(string sku)
        => new DomainError(Codes.Taken, "Another product has this number.", "sku").With("product", sku);

    public static DomainError SkuLooksLikeAnId() => new(Codes.Invalid, "Expected a number that is not a UUID.", "sku");

    public static DomainError TooMany(string field) => new(Codes.Invalid, $"Expected at most {MostPackageParts}.", field);
}
