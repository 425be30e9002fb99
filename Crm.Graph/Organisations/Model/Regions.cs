using System.Collections.Frozen;
using System.Globalization;

namespace Crm.Graph.Organisations.Model;

/// <summary>The countries and currencies there are, as the platform's region data knows them.</summary>
internal static class Regions
{
    private static readonly Lazy<RegionInfo[]> All = new(
        () => [.. CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(c => new RegionInfo(c.Name))]);

    private static readonly Lazy<FrozenSet<string>> Countries = new(
        () => All.Value.Select(r => r.ThreeLetterISORegionName).Where(IsCode).ToFrozenSet());

    private static readonly Lazy<FrozenSet<string>> Currencies = new(
        () => All.Value.Select(r => r.ISOCurrencySymbol).Where(IsCode).ToFrozenSet());

    /// <summary>Whether this is a country's code in ISO 3166 alpha-3.</summary>
    public static bool IsCountry(string code) => Countries.Value.Contains(code);

    /// <summary>Whether this is a currency's code in ISO 4217.</summary>
    public static bool IsCurrency(string code) => Currencies.Value.Contains(code);

    /// <summary>The platform's regions include groups of countries, whose codes are digits, and "no currency".</summary>
    private static bool IsCode(string code) => code.Length == 3 && code.All(char.IsAsciiLetterUpper) && code != "XXX";
}
