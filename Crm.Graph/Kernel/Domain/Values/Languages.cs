using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Crm.Graph.Kernel.Domain.Values;

/// <summary>Languages: read as BCP 47 tags or by their codes of ISO 639-2, kept as BCP 47 tags.</summary>
public static partial class Languages
{
    /// <summary>The subtag of each language by each of its codes: BCP 47 wants the shortest one.</summary>
    private static readonly FrozenDictionary<string, string> Subtags = Words(Short).Select(pair => (Code: pair[..3], Subtag: pair[4..]))
        .SelectMany(l => new[] { l, (Code: l.Subtag, l.Subtag) })
        .Concat(Words(Long).Select(code => (Code: code, Subtag: code)))
        .DistinctBy(l => l.Code)
        .ToFrozenDictionary(l => l.Code, l => l.Subtag);

    /// <summary>The tag of what the caller wrote: <c>ENG</c> becomes <c>en</c>, <c>fr_ca</c> becomes <c>fr-CA</c>.</summary>
    public static Result<string> Parse(string text)
    {
        var match = Tag().Match(text.Trim().Replace('_', '-').ToLowerInvariant());
        var (language, script, region) = (match.Groups["language"].Value, match.Groups["script"].Value, match.Groups["region"].Value);
        if (!match.Success || !Subtags.TryGetValue(language, out var tag) || region.Length == 2 && Countries.Find(region) is null)
            return new DomainError(Domain.Codes.Invalid, "Expected a language as a BCP 47 tag, such as en or fr-CA, or by its code of ISO 639-2.");
        if (script.Length > 0)
            tag += "-" + char.ToUpperInvariant(script[0]) + script[1..];
        if (region.Length > 0)
            tag += "-" + region.ToUpperInvariant();
        return tag + match.Groups["variants"].Value;
    }

    private static string[] Words(string table) => table.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("^(?<language>[a-z]{2,3})(-(?<script>[a-z]{4}))?(-(?<region>[a-z]{2}|[0-9]{3}))?(?<variants>(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3})){0,3})$")]
    private static partial Regex Tag();

    /// <summary>Codes of ISO 639-2, both terminological and bibliographic, with their codes of ISO 639-1.</summary>
    private const string Short = """
        aar:aa abk:ab afr:af aka:ak amh:am ara:ar arg:an asm:as ava:av ave:ae aym:ay aze:az bak:ba bam:bm bel:be ben:bn
        bih:bh bis:bi bod:bo tib:bo bos:bs bre:br bul:bg cat:ca ces:cs cze:cs cha:ch che:ce chu:cu chv:cv cor:kw cos:co
        cre:cr cym:cy wel:cy dan:da deu:de ger:de div:dv dzo:dz ell:el gre:el eng:en epo:eo est:et eus:eu baq:eu ewe:ee
        fao:fo fas:fa per:fa fij:fj fin:fi fra:fr fre:fr fry:fy ful:ff gla:gd gle:ga glg:gl glv:gv grn:gn guj:gu hat:ht
        hau:ha heb:he her:hz hin:hi hmo:ho hrv:hr hun:hu hye:hy arm:hy ibo:ig ido:io iii:ii iku:iu ile:ie ina:ia ind:id
        ipk:ik isl:is ice:is ita:it jav:jv jpn:ja kal:kl kan:kn kas:ks kat:ka geo:ka kau:kr kaz:kk khm:km kik:ki kin:rw
        kir:ky kom:kv kon:kg kor:ko kua:kj kur:ku lao:lo lat:la lav:lv lim:li lin:ln lit:lt ltz:lb lub:lu lug:lg mah:mh
        mal:ml mar:mr mkd:mk mac:mk mlg:mg mlt:mt mon:mn mri:mi mao:mi msa:ms may:ms mya:my bur:my nau:na nav:nv nbl:nr
        nde:nd ndo:ng nep:ne nld:nl dut:nl nno:nn nob:nb nor:no nya:ny oci:oc oji:oj ori:or orm:om oss:os pan:pa pli:pi
        pol:pl por:pt pus:ps que:qu roh:rm ron:ro rum:ro run:rn rus:ru sag:sg san:sa sin:si slk:sk slo:sk slv:sl sme:se
        smo:sm sna:sn snd:sd som:so sot:st spa:es sqi:sq alb:sq srd:sc srp:sr ssw:ss sun:su swa:sw swe:sv tah:ty tam:ta
        tat:tt tel:te tgk:tg tgl:tl tha:th tir:ti ton:to tsn:tn tso:ts tuk:tk tur:tr twi:tw uig:ug ukr:uk urd:ur uzb:uz
        ven:ve vie:vi vol:vo wln:wa wol:wo xho:xh yid:yi yor:yo zha:za zho:zh chi:zh zul:zu
        """;

    /// <summary>Codes of ISO 639-2 of languages that have none of two letters.</summary>
    private const string Long = """
        ace ach ada ady afa afh ain akk ale alg alt ang anp apa arc arn arp art arw ast ath aus awa bad bai bal ban bas bat
        bej bem ber bho bik bin bla bnt bra btk bua bug byn cad cai car cau ceb cel chb chg chk chm chn cho chp chr chy cmc
        cnr cop cpe cpf cpp crh crp csb cus dak dar day del den dgr din doi dra dsb dua dum dyu efi egy eka elx enm ewo fan
        fat fil fiu fon frm fro frr frs fur gaa gay gba gem gez gil gmh goh gon gor got grb grc gsw gwi hai haw hil him hit
        hmn hsb hup iba ijo ilo inc ine inh ira iro jbo jpr jrb kaa kab kac kam kar kaw kbd kha khi kho kmb kok kos kpe krc
        krl kro kru kum kut lad lah lam lez lol loz lua lui lun luo lus mad mag mai mak man map mas mdf mdr men mga mic min
        mis mkh mnc mni mno moh mos mul mun mus mwl mwr myn myv nah nai nap nds new nia nic niu nog non nqo nso nub nwc nym
        nyn nyo nzi osa ota oto paa pag pal pam pap pau peo phi phn pon pra pro raj rap rar roa rom rup sad sah sai sal sam
        sas sat scn sco sel sem sga sgn shn sid sio sit sla sma smi smj smn sms snk sog son srn srr ssa suk sus sux syc syr
        tai tem ter tet tig tiv tkl tlh tli tmh tog tpi tsi tum tup tut tvl tyv udm uga umb und vai vot wak wal war was wen
        xal yao yap ypk zap zbl zen zgh znd zun zxx zza
        """;
}
