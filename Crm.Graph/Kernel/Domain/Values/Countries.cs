using System.Collections.Frozen;

namespace Crm.Graph.Kernel.Domain.Values;

/// <summary>The countries of ISO 3166-1.</summary>
public static class Countries
{
    private static readonly Country[] Rows = [.. Table.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(row => new Country(row[..2], row[3..6], row[7..]))];

    private static readonly FrozenDictionary<string, Country> ByCode = Rows.SelectMany(c => new[] { (c.Alpha2, c), (c.Alpha3, c) })
        .ToFrozenDictionary(c => c.Item1, c => c.c, StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them, in the order of their alpha-3 codes.</summary>
    public static IReadOnlyList<Country> All => Rows;

    /// <summary>The country with this alpha-3 or alpha-2 code, whatever its case.</summary>
    public static Country? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    /// <summary>The alpha-3 code of what the caller wrote.</summary>
    public static Result<string> Parse(string text) => Find(text.Trim()) is { } country
        ? country.Alpha3
        : new DomainError(Codes.Invalid, "Expected a country of ISO 3166-1 by its alpha-3 code, such as CYP.");

    private const string Table = """
        AW ABW Aruba; AF AFG Afghanistan; AO AGO Angola; AI AIA Anguilla; AX ALA Åland Islands; AL ALB Albania; AD AND Andorra;
        AE ARE United Arab Emirates; AR ARG Argentina; AM ARM Armenia; AS ASM American Samoa; AQ ATA Antarctica;
        TF ATF French Southern Territories; AG ATG Antigua and Barbuda; AU AUS Australia; AT AUT Austria; AZ AZE Azerbaijan;
        BI BDI Burundi; BE BEL Belgium; BJ BEN Benin; BQ BES Bonaire, Sint Eustatius and Saba; BF BFA Burkina Faso;
        BD BGD Bangladesh; BG BGR Bulgaria; BH BHR Bahrain; BS BHS Bahamas; BA BIH Bosnia and Herzegovina;
        BL BLM Saint Barthélemy; BY BLR Belarus; BZ BLZ Belize; BM BMU Bermuda; BO BOL Bolivia; BR BRA Brazil; BB BRB Barbados;
        BN BRN Brunei Darussalam; BT BTN Bhutan; BV BVT Bouvet Island; BW BWA Botswana; CF CAF Central African Republic;
        CA CAN Canada; CC CCK Cocos (Keeling) Islands; CH CHE Switzerland; CL CHL Chile; CN CHN China; CI CIV Côte d'Ivoire;
        CM CMR Cameroon; CD COD Congo (Democratic Republic); CG COG Congo; CK COK Cook Islands; CO COL Colombia; KM COM Comoros;
        CV CPV Cabo Verde; CR CRI Costa Rica; CU CUB Cuba; CW CUW Curaçao; CX CXR Christmas Island; KY CYM Cayman Islands;
        CY CYP Cyprus; CZ CZE Czechia; DE DEU Germany; DJ DJI Djibouti; DM DMA Dominica; DK DNK Denmark;
        DO DOM Dominican Republic; DZ DZA Algeria; EC ECU Ecuador; EG EGY Egypt; ER ERI Eritrea; EH ESH Western Sahara;
        ES ESP Spain; EE EST Estonia; ET ETH Ethiopia; FI FIN Finland; FJ FJI Fiji; FK FLK Falkland Islands (Malvinas);
        FR FRA France; FO FRO Faroe Islands; FM FSM Micronesia; GA GAB Gabon; GB GBR United Kingdom; GE GEO Georgia;
        GG GGY Guernsey; GH GHA Ghana; GI GIB Gibraltar; GN GIN Guinea; GP GLP Guadeloupe; GM GMB Gambia; GW GNB Guinea-Bissau;
        GQ GNQ Equatorial Guinea; GR GRC Greece; GD GRD Grenada; GL GRL Greenland; GT GTM Guatemala; GF GUF French Guiana;
        GU GUM Guam; GY GUY Guyana; HK HKG Hong Kong; HM HMD Heard Island and McDonald Islands; HN HND Honduras; HR HRV Croatia;
        HT HTI Haiti; HU HUN Hungary; ID IDN Indonesia; IM IMN Isle of Man; IN IND India; IO IOT British Indian Ocean Territory;
        IE IRL Ireland; IR IRN Iran; IQ IRQ Iraq; IS ISL Iceland; IL ISR Israel; IT ITA Italy; JM JAM Jamaica; JE JEY Jersey;
        JO JOR Jordan; JP JPN Japan; KZ KAZ Kazakhstan; KE KEN Kenya; KG KGZ Kyrgyzstan; KH KHM Cambodia; KI KIR Kiribati;
        KN KNA Saint Kitts and Nevis; KR KOR South Korea; KW KWT Kuwait; LA LAO Laos; LB LBN Lebanon; LR LBR Liberia;
        LY LBY Libya; LC LCA Saint Lucia; LI LIE Liechtenstein; LK LKA Sri Lanka; LS LSO Lesotho; LT LTU Lithuania;
        LU LUX Luxembourg; LV LVA Latvia; MO MAC Macao; MF MAF Saint Martin (French part); MA MAR Morocco; MC MCO Monaco;
        MD MDA Moldova; MG MDG Madagascar; MV MDV Maldives; MX MEX Mexico; MH MHL Marshall Islands; MK MKD North Macedonia;
        ML MLI Mali; MT MLT Malta; MM MMR Myanmar; ME MNE Montenegro; MN MNG Mongolia; MP MNP Northern Mariana Islands;
        MZ MOZ Mozambique; MR MRT Mauritania; MS MSR Montserrat; MQ MTQ Martinique; MU MUS Mauritius; MW MWI Malawi;
        MY MYS Malaysia; YT MYT Mayotte; NA NAM Namibia; NC NCL New Caledonia; NE NER Niger; NF NFK Norfolk Island;
        NG NGA Nigeria; NI NIC Nicaragua; NU NIU Niue; NL NLD Netherlands; NO NOR Norway; NP NPL Nepal; NR NRU Nauru;
        NZ NZL New Zealand; OM OMN Oman; PK PAK Pakistan; PA PAN Panama; PN PCN Pitcairn; PE PER Peru; PH PHL Philippines;
        PW PLW Palau; PG PNG Papua New Guinea; PL POL Poland; PR PRI Puerto Rico; KP PRK North Korea; PT PRT Portugal;
        PY PRY Paraguay; PS PSE Palestine; PF PYF French Polynesia; QA QAT Qatar; RE REU Réunion; RO ROU Romania;
        RU RUS Russian Federation; RW RWA Rwanda; SA SAU Saudi Arabia; SD SDN Sudan; SN SEN Senegal; SG SGP Singapore;
        GS SGS South Georgia and the South Sandwich Islands; SH SHN Saint Helena, Ascension and Tristan da Cunha;
        SJ SJM Svalbard and Jan Mayen; SB SLB Solomon Islands; SL SLE Sierra Leone; SV SLV El Salvador; SM SMR San Marino;
        SO SOM Somalia; PM SPM Saint Pierre and Miquelon; RS SRB Serbia; SS SSD South Sudan; ST STP Sao Tome and Principe;
        SR SUR Suriname; SK SVK Slovakia; SI SVN Slovenia; SE SWE Sweden; SZ SWZ Eswatini; SX SXM Sint Maarten (Dutch part);
        SC SYC Seychelles; SY SYR Syria; TC TCA Turks and Caicos Islands; TD TCD Chad; TG TGO Togo; TH THA Thailand;
        TJ TJK Tajikistan; TK TKL Tokelau; TM TKM Turkmenistan; TL TLS Timor-Leste; TO TON Tonga; TT TTO Trinidad and Tobago;
        TN TUN Tunisia; TR TUR Türkiye; TV TUV Tuvalu; TW TWN Taiwan; TZ TZA Tanzania; UG UGA Uganda; UA UKR Ukraine;
        UM UMI United States Minor Outlying Islands; UY URY Uruguay; US USA United States; UZ UZB Uzbekistan;
        VA VAT Holy See (Vatican City State); VC VCT Saint Vincent and the Grenadines; VE VEN Venezuela;
        VG VGB British Virgin Islands; VI VIR United States Virgin Islands; VN VNM Vietnam; VU VUT Vanuatu;
        WF WLF Wallis and Futuna; WS WSM Samoa; YE YEM Yemen; ZA ZAF South Africa; ZM ZMB Zambia; ZW ZWE Zimbabwe;
        """;
}

/// <summary>A country.</summary>
/// <param name="Alpha2">Its code of two letters.</param>
/// <param name="Alpha3">Its code of three letters, by which it is stored and answered.</param>
/// <param name="Name">Its English name.</param>
public sealed record Country(string Alpha2, string Alpha3, string Name);
