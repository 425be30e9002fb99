using System.Collections.Frozen;

namespace Crm.Graph.Kernel.Domain.Values;

/// <summary>The currencies of ISO 4217 that people pay with, those withdrawn and the codes of funds and metals left out.</summary>
public static class Currencies
{
    private static readonly FrozenDictionary<string, int> Digits = Codes(None, 0).Concat(Codes(Two, 2)).Concat(Codes(Three, 3))
        .ToFrozenDictionary(c => c.Code, c => c.Digits, StringComparer.OrdinalIgnoreCase);

    /// <summary>How many decimals the smallest coin needs; null for what is no currency.</summary>
    public static int? MinorDigits(string code) => Digits.TryGetValue(code, out var digits) ? digits : null;

    /// <summary>The code of what the caller wrote, in capitals.</summary>
    public static Result<string> Parse(string text) => MinorDigits(text.Trim()) is not null
        ? text.Trim().ToUpperInvariant()
        : new DomainError(Domain.Codes.Invalid, "Expected a currency of ISO 4217 by its code, such as EUR.");

    private static IEnumerable<(string Code, int Digits)> Codes(string table, int digits)
        => table.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(code => (code, digits));

    private const string None = """
        BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF
        """;

    private const string Two = """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE
        CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR
        KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB
        PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY
        TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
        """;

    private const string Three = """
        BHD IQD JOD KWD LYD OMR TND
        """;
}
