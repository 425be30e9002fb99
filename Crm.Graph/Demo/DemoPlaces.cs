using Bogus;
using Crm.Graph.Contacts.Model;

namespace Crm.Graph.Demo;

/// <summary>A town, and what addresses and phones there look like: <c>#</c> is any digit, <c>?</c> any letter.</summary>
internal sealed record DemoPlace(
    string City, string Country, string? County, string PostalCode, string Landline, string Mobile, double Latitude, double Longitude, int Weight)
{
    public string MobileNumber(Randomizer random) => random.Replace(Mobile);

    public string LandlineNumber(Randomizer random) => random.Replace(Landline);

    public ContactAddressInput Address(Randomizer random, AddressType type)
    {
        var located = random.Bool(0.6f);
        return new(
            type,
            Street(random),
            random.Bool(0.25f) ? random.ArrayElement(DemoPlaces.Floors) : null,
            County,
            City,
            random.Bool(0.95f) ? random.Replace(PostalCode) : null,
            Country,
            located ? Math.Round(Latitude + random.Double(-0.04, 0.04), 6) : null,
            located ? Math.Round(Longitude + random.Double(-0.05, 0.05), 6) : null);
    }

    private string Street(Randomizer random)
    {
        var (street, number) = (random.ArrayElement(DemoPlaces.Streets[Country]), random.Number(1, 140));
        return Country is "GBR" or "FRA" ? $"{number} {street}" : $"{street} {number}";
    }
}

/// <summary>Where the customers live: mostly at home, else around it.</summary>
internal static class DemoPlaces
{
    public static readonly string[] Floors = ["Flat 3", "2nd floor", "Office 101", "Apartment 12B", "Block C", "c/o reception", "Ground floor"];

    public static readonly Dictionary<string, string[]> Streets = new()
    {
        ["CYP"] = ["Ledras", "Onasagorou", "Archbishop Makarios III Avenue", "Stasikratous", "Λεωφόρος Στροβόλου", "Αγίου Ανδρέου", "Anexartisias", "Georgiou Griva Digeni", "Ermou", "Finikoudes Promenade", "Poseidonos Avenue", "Κωστή Παλαμά", "Agias Fylaxeos", "Evagorou"],
        ["GRC"] = ["Ερμού", "Πανεπιστημίου", "Βασιλίσσης Σοφίας", "Τσιμισκή", "Αριστοτέλους", "Εγνατία", "Ιπποκράτους", "Λεωφόρος Κηφισίας", "25ης Αυγούστου", "Ρήγα Φεραίου", "Ακαδημίας"],
        ["GBR"] = ["High Street", "Church Lane", "Station Road", "King's Road", "Victoria Street", "Queen's Gardens", "St John's Hill", "Mill Lane", "The Green", "Abbey Road"],
        ["DEU"] = ["Hauptstraße", "Schloßallee", "Lindenstraße", "Goethestraße", "Große Bleiche", "Am Mühlgraben", "Königsallee", "Bahnhofstraße"],
        ["FRA"] = ["rue de l'Église", "avenue Victor Hugo", "boulevard Saint-Michel", "rue des Écoles", "place de la République", "allée des Châtaigniers", "quai d'Orléans"],
    };

    private static readonly DemoPlace[] All =
    [
        new("Nicosia", "CYP", null, "1###", "+35722######", "+35799######", 35.1667, 33.3667, 20),
        new("Limassol", "CYP", null, "3###", "+35725######", "+35799######", 34.6841, 33.0379, 17),
        new("Larnaca", "CYP", null, "6###", "+35724######", "+35796######", 34.9167, 33.6333, 9),
        new("Paphos", "CYP", null, "8###", "+35726######", "+35797######", 34.7720, 32.4297, 8),
        new("Ayia Napa", "CYP", "Famagusta", "53##", "+35723######", "+35796######", 34.9823, 34.0004, 2),
        new("Polis Chrysochous", "CYP", "Paphos", "88##", "+35726######", "+35799######", 35.0364, 32.4252, 1),
        new("Athens", "GRC", "Attica", "11# ##", "+30210#######", "+30694#######", 37.9838, 23.7275, 10),
        new("Thessaloniki", "GRC", "Central Macedonia", "54# ##", "+302310######", "+30697#######", 40.6401, 22.9444, 6),
        new("Patras", "GRC", null, "26# ##", "+302610######", "+30698#######", 38.2466, 21.7346, 3),
        new("Heraklion", "GRC", "Crete", "71# ##", "+302810######", "+30694#######", 35.3387, 25.1442, 3),
        new("London", "GBR", null, "NW# #??", "+44207#######", "+447400######", 51.5072, -0.1276, 8),
        new("Manchester", "GBR", "Greater Manchester", "M1# #??", "+44161#######", "+447400######", 53.4808, -2.2426, 3),
        new("Edinburgh", "GBR", null, "EH# #??", "+441314######", "+447400######", 55.9533, -3.1883, 2),
        new("Bristol", "GBR", null, "BS# #??", "+441174######", "+447400######", 51.4545, -2.5879, 2),
        new("Berlin", "DEU", null, "10###", "+49302#######", "+4915123######", 52.5200, 13.4050, 2),
        new("München", "DEU", "Bayern", "80###", "+49892#######", "+4915123######", 48.1351, 11.5820, 1),
        new("Gießen", "DEU", "Hessen", "353##", "+496412######", "+4915123######", 50.5841, 8.6784, 1),
        new("Paris", "FRA", "Île-de-France", "7501#", "+33142######", "+33612######", 48.8566, 2.3522, 1),
        new("Besançon", "FRA", null, "2500#", "+33381######", "+33612######", 47.2378, 6.0241, 1),
    ];

    /// <summary>Each place as often as it is likely, at home and elsewhere.</summary>
    private static readonly DemoPlace[] Everywhere = [.. All.SelectMany(p => Enumerable.Repeat(p, p.Weight))];

    private static readonly Dictionary<string, DemoPlace[]> ByCountry = Everywhere.GroupBy(p => p.Country).ToDictionary(g => g.Key, g => g.ToArray());

    public static DemoPlace Pick(Randomizer random, string home)
        => random.ArrayElement(random.Bool(0.4f) ? ByCountry[home] : Everywhere);
}
