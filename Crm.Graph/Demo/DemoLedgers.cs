using System.Globalization;
using Bogus;
using Crm.Graph.Accounts.Model;

namespace Crm.Graph.Demo;

/// <summary>Makes up what happened on accounts: invoices, payments, now and then a correction; and what became of a few.</summary>
internal sealed class DemoLedgers(DemoTime time)
{
    /// <summary>How many entries an account has.</summary>
    private static readonly int[] Lengths = [0, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 6, 7, 8];

    private static readonly string[] Goods = ["Climbing ropes", "Bicycle hire", "Guided tour, Troodos", "Tents and sleeping bags", "Kayaks", "Annual service", "Hiking boots", "Σκοινιά αναρρίχησης"];

    public void Fill(Account account, DateTimeOffset opened, Randomizer random)
    {
        var entries = random.ArrayElement(Lengths);
        var at = opened;
        for (var i = 0; i < entries; i++)
        {
            // Each in its own part of the time that there is, so that none is before another.
            at = DemoTime.After(at, random, 0.8 / (entries - i));
            Post(account, Entry(account, i, random), at);
        }
        var changes = entries + Settle(account, ref at, random);
        if (changes > 0)
            time.Changed(account, at, changes);
    }

    private static NewEntry Entry(Account account, int index, Randomizer random)
    {
        if (account.Balance > 0 && random.Bool(0.5f))
        {
            var amount = random.Bool(0.7f) ? account.Balance : Money(random, 1m, account.Balance);
            return new(AccountEntryType.Payment, amount, Description: random.Bool(0.5f) ? "Bank transfer" : null);
        }
        if (account.Balance > 20 && random.Bool(0.1f))
            return new(AccountEntryType.Adjustment, Money(random, -15m, -1m), Description: "Goodwill");
        return new(
            AccountEntryType.Invoice, Money(random, 12m, random.Bool(0.05f) ? 25_000m : 1_500m),
            Description: random.Bool(0.7f) ? random.ArrayElement(Goods) : null,
            Reference: random.Bool(0.8f) ? string.Create(CultureInfo.InvariantCulture, $"INV-{account.Number[2..]}-{index + 1}") : null);
    }

    /// <summary>A few accounts are suspended or terminated in the end. Answers how many changes that was.</summary>
    private int Settle(Account account, ref DateTimeOffset at, Randomizer random)
    {
        AccountState? state = random.Number(99) switch { < 5 => AccountState.Suspended, < 8 => AccountState.Terminated, _ => null };
        if (state is not { } to)
            return 0;
        at = DemoTime.After(at, random);
        _ = account.MoveTo(to, null, time.At(at)).Value;
        return 1;
    }

    private void Post(Account account, NewEntry entry, DateTimeOffset at) => _ = account.Post(entry, time.At(at)).Value;

    private static decimal Money(Randomizer random, decimal least, decimal most) => Math.Round(random.Decimal(least, most), 2);
}
