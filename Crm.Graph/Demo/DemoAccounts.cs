using System.Globalization;
using Bogus;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Demo;

/// <summary>Makes up accounts for contacts: about one for each, some have none and some have several, in other currencies.</summary>
internal sealed class DemoAccounts(DemoTime time, DemoLedgers ledgers, string homeCurrency)
{
    /// <summary>How many accounts one contact after the other has: as many as there are contacts.</summary>
    private static readonly int[] Each = [2, 1, 1, 0, 1, 1, 3, 1, 0, 1, 1, 2, 1, 0, 1, 1, 1, 0, 1, 1];

    private static readonly string[] Currencies = ["EUR", "USD", "GBP"];
    private static readonly decimal[] Limits = [500, 1_000, 2_500, 5_000, 10_000, 50_000];

    private readonly List<AccountClassification> _classifications = [];
    private readonly List<PaymentTerms> _terms = [];

    /// <summary>Whence the numbers come; it is stored, so that new accounts get free ones.</summary>
    public Counter? Numbers { get; private set; }

    /// <summary>How many accounts there are for the contact of this index.</summary>
    public static int CountOf(int index) => Each[index % Each.Length];

    public (IReadOnlyList<AccountClassification> Classifications, IReadOnlyList<PaymentTerms> Terms) MakeLookups(DateTimeOffset at)
    {
        time.At(at);
        Numbers = new Counter("account");
        _classifications.AddRange(from name in (string[])["Standard", "Preferred", "Key account", "Cash only"]
                                  select time.Made(AccountClassification.Create(name).Value, at));
        _terms.AddRange(from days in (int[])[7, 14, 30]
                        select time.Made(PaymentTerms.Create(string.Create(CultureInfo.InvariantCulture, $"Net {days}"), days).Value, at));
        return (_classifications, _terms);
    }

    /// <param name="contact">The primary contact.</param>
    /// <param name="other">Somebody who may have to do with the account as well.</param>
    /// <param name="which">The how manieth of the contact's accounts it is, from 0.</param>
    public Account Make(Contact contact, Contact? other, int which, Randomizer random)
    {
        var opened = DemoTime.After(contact.DateCreated, random, 0.1 + 0.1 * which);
        var here = time.At(opened);
        var number = string.Create(CultureInfo.InvariantCulture, $"AC{Numbers!.Next():D8}");
        var others = other is not null && random.Bool(0.1f) ? new[] { other } : [];
        var account = Account.Open(number, Currency(random, which), Details(contact, random), contact, others, here).Value;
        account.Classify(random.Bool(0.8f) ? random.ListItem(_classifications) : null);
        account.Agree(random.Bool(0.75f) ? random.ListItem(_terms) : null);
        account.BillTo(contact.Addresses.FirstOrDefault(a => a.Type == AddressType.Billing) ?? contact.Addresses.FirstOrDefault(a => a.IsPrimary));
        if (which == 0)
            account.MakePrimary(null);
        time.Made(account, opened);
        ledgers.Fill(account, opened, random);
        return account;
    }

    private string Currency(Randomizer random, int which)
        => which == 0 && random.Bool(0.85f) ? homeCurrency : random.ArrayElement(Currencies);

    private static AccountDetails Details(Contact contact, Randomizer random) => new()
    {
        Name = random.Bool(0.15f) ? $"{contact.Name} – {random.ArrayElement(Purposes)}" : null,
        CreditLimit = random.Bool(0.6f) ? random.ArrayElement(Limits) : null,
        Email = random.Bool(0.3f) ? contact.Email : null,
        Phone = random.Bool(0.2f) ? contact.Phone : null,
        Website = contact.Type == ContactType.Company && random.Bool(0.5f) ? $"https://www.{DemoLatin.Of(contact.Name).Replace(".", "")}.example.com" : null,
        Description = random.Bool(0.1f) ? random.ArrayElement(Descriptions) : null,
    };

    private static readonly string[] Purposes = ["project", "export", "winter season", "summer season", "deposit"];

    private static readonly string[] Descriptions =
    [
        "Ask for Androulla when ordering.",
        "Pays at the end of the season.\nInvoices by post, please.",
        "Προτιμά επικοινωνία στα ελληνικά.",
        "Deliveries only before noon; the street is closed to traffic afterwards.",
    ];
}
