using Bogus;
using Bogus.DataSets;
using Crm.Graph.Contacts.Model;

namespace Crm.Graph.Demo;

/// <summary>A person's name, and what goes with it.</summary>
internal sealed record DemoName(string Language, Gender Gender, string First, string? Middle, string Last, string? Title, NameDay NameDay);

/// <summary>Names of people and companies, as the library has them and as it does not: Greek women, Cypriots in Latin letters, apostrophes, ß.</summary>
internal sealed class DemoNames
{
    private static readonly string[] GreekWomen =
    [
        "Μαρία", "Ελένη", "Αικατερίνη", "Βασιλική", "Σοφία", "Αγγελική", "Γεωργία", "Δήμητρα", "Κωνσταντίνα", "Άννα", "Ευαγγελία", "Ιωάννα",
        "Χριστίνα", "Παναγιώτα", "Αναστασία", "Δέσποινα", "Φωτεινή", "Ειρήνη", "Στυλιανή", "Αθηνά", "Ζωή", "Άρτεμις", "Ανδρούλα", "Χρυστάλλα",
    ];

    private static readonly string[] CypriotWomen = ["Maria", "Eleni", "Androulla", "Despina", "Christina", "Stavroula", "Chrystalla", "Katerina", "Niki", "Zoe", "Elpida"];
    private static readonly string[] CypriotMen = ["Andreas", "Giorgos", "Marios", "Costas", "Panayiotis", "Christos", "Michalis", "Savvas", "Neophytos", "Kyriakos", "Loizos"];

    private static readonly string[] Cypriots =
    [
        "Georgiou", "Charalambous", "Christodoulou", "Ioannou", "Nicolaou", "Constantinou", "Panayiotou", "Demetriou", "Hadjigeorgiou", "Kyriacou",
        "Papadopoulos", "Savvides", "Antoniou", "Theodorou", "Loizou", "Pieri", "Economou", "Zachariou", "Smyrnios", "Stylianou",
    ];

    private static readonly string[] British = ["O'Brien", "O'Connor", "D'Arcy", "Smith", "Smyth", "Smithson", "Jones", "Taylor", "Evans-Price", "MacLeod", "St. John", "Brontë"];
    private static readonly string[] German = ["Groß", "Weiß", "Strauß", "Preuß", "Müller", "Jäger", "Schröder", "Köhler", "von Ziegler-Voß", "Heß"];
    private static readonly string[] French = ["Lefèvre", "D'Aubigné", "Gagné", "L'Hôpital", "François", "Béranger", "Noël", "d'Estaing", "Château"];

    /// <summary>Month and day on which names are celebrated.</summary>
    private static readonly Dictionary<string, NameDay> NameDays = new (int Month, int Day, string Names)[]
    {
        (4, 23, "Γιώργος Giorgos Γεωργία"),
        (5, 21, "Ελένη Eleni Costas Κώστας Κωνσταντίνα"),
        (7, 25, "Άννα"),
        (8, 15, "Μαρία Maria Παναγιώτα Παναγιώτης Panayiotis Δέσποινα Despina"),
        (10, 26, "Δημήτριος Δήμητρα"),
        (11, 8, "Michalis Μιχαήλ Αγγελική Άγγελος"),
        (11, 30, "Ανδρέας Andreas Ανδρούλα Androulla"),
        (12, 6, "Νίκος Νικόλαος Niki"),
        (12, 25, "Christos Χρήστος Χριστίνα Christina"),
    }.SelectMany(day => day.Names.Split(' '), (day, name) => (name, Day: new NameDay { Month = day.Month, Day = day.Day }))
        .ToDictionary(named => named.name, named => named.Day);

    private static readonly Dictionary<string, (string Man, string Woman)> Titles = new()
    {
        ["el"] = ("κ.", "κα"),
        ["en"] = ("Mr", "Ms"),
        ["de"] = ("Herr", "Frau"),
        ["fr"] = ("M.", "Mme"),
    };

    private static readonly string[] Places = ["Troodos", "Akamas", "Olympus", "Levant", "Kition", "Amathus", "Kourion", "Salamis", "Petra", "Aegean"];
    private static readonly string[] Trades = ["Sailing", "Outdoor Sports", "Adventure Travel", "Trading", "Hotels", "Marine Supplies", "Bicycles", "Winery", "Construction", "Consulting"];
    private static readonly string[] Greek = ["& Υιοί Λτδ", "Α.Ε.", "Ο.Ε.", "Εμπορική Λτδ", "Αφοί Ε.Π.Ε."];

    private readonly Dictionary<string, Name> _library = new() { ["el"] = new("el"), ["en"] = new("en"), ["de"] = new("de"), ["fr"] = new("fr") };

    public DemoName Person(Randomizer random, DemoPlace place)
    {
        var gender = random.Bool() ? Gender.Female : Gender.Male;
        var (language, first, middle, last) = place.Country switch
        {
            "GRC" => GreekName(random, gender),
            "GBR" => FromLibrary(random, "en", gender, British, 0.15f),
            "DEU" => FromLibrary(random, "de", gender, German, 0.3f),
            "FRA" => FromLibrary(random, "fr", gender, French, 0.3f),
            _ => random.Number(99) switch
            {
                < 45 => GreekName(random, gender),
                < 75 => ("en", random.ArrayElement(gender == Gender.Female ? CypriotWomen : CypriotMen), null, random.ArrayElement(Cypriots)),
                < 95 => FromLibrary(random, "en", gender, British, 0.15f),
                < 98 => FromLibrary(random, "de", gender, German, 0.3f),
                _ => FromLibrary(random, "fr", gender, French, 0.3f),
            },
        };
        var title = random.Number(99) switch
        {
            < 25 => gender == Gender.Female ? Titles[language].Woman : Titles[language].Man,
            < 29 => "Dr",
            _ => null,
        };
        var said = random.Bool(0.02f) ? Gender.Other : gender;
        return new(language, said, first, middle, last, title, NameDays.GetValueOrDefault(first) ?? new());
    }

    public string Company(Randomizer random, DemoPlace place)
    {
        var name = $"{random.ArrayElement(Places)} {random.ArrayElement(Trades)}";
        return place.Country switch
        {
            "GRC" => $"{GreekName(random, Gender.Male).Last} {random.ArrayElement(Greek)}",
            "GBR" => random.Bool() ? $"{Last(random, "en")} & {Last(random, "en")} LLP" : $"{Last(random, "en")}'s {random.ArrayElement(Trades)} Ltd",
            "DEU" => random.Bool() ? $"{random.ArrayElement(German)} & Söhne GmbH" : $"{Last(random, "de")} Großhandel AG",
            "FRA" => random.Bool() ? $"Établissements {random.ArrayElement(French)} SARL" : $"{Last(random, "fr")} et Frères",
            _ => random.Number(2) switch
            {
                0 => $"{name} Ltd",
                1 => $"{random.ArrayElement(Cypriots)} {random.ArrayElement(Trades)} Ltd",
                _ => $"{GreekName(random, Gender.Male).Last} {random.ArrayElement(Greek)}",
            },
        };
    }

    private (string Language, string First, string? Middle, string Last) GreekName(Randomizer random, Gender gender)
    {
        var last = Last(random, "el");
        return gender == Gender.Female
            ? ("el", random.ArrayElement(GreekWomen), null, Feminine(last))
            : ("el", Library(random, "el").FirstName(), null, last);
    }

    private (string Language, string First, string? Middle, string Last) FromLibrary(
        Randomizer random, string locale, Gender gender, string[] others, float share)
    {
        var first = Library(random, locale).FirstName(Of(gender));
        var middle = random.Bool(0.2f) ? Library(random, locale).FirstName(Of(gender)) : null;
        return (locale, first, middle, random.Bool(share) ? random.ArrayElement(others) : Last(random, locale));
    }

    private string Last(Randomizer random, string locale) => Library(random, locale).LastName();

    private Name Library(Randomizer random, string locale)
    {
        var names = _library[locale];
        names.Random = random;
        return names;
    }

    private static Name.Gender Of(Gender gender) => gender == Gender.Female ? Name.Gender.Female : Name.Gender.Male;

    /// <summary>A Greek woman's last name is the genitive of the man's.</summary>
    private static string Feminine(string last)
        => last.EndsWith("όπουλος", StringComparison.Ordinal) ? last[..^7] + "οπούλου"
            : last.EndsWith("ος", StringComparison.Ordinal) ? last[..^2] + "ου"
            : last.EndsWith("ός", StringComparison.Ordinal) ? last[..^2] + "ού"
            : last.EndsWith('ς') ? last[..^1]
            : last;
}
