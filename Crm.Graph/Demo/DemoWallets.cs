using System.Globalization;
using Bogus;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Wallets.Model;

namespace Crm.Graph.Demo;

/// <summary>Wallets for a good part of the accounts, with what was credited, spent, and not spent in time.</summary>
internal sealed class DemoWallets
{
    /// <summary>How many journals a wallet has.</summary>
    private static readonly int[] Lengths = [0, 1, 2, 3, 4, 6];

    private static readonly string[] Gifts = ["Welcome present", "Birthday present", "For a recommendation", "Season's greetings"];

    // Ids and luck of its own: all else is the same with and without wallets.
    private readonly DemoIds _ids;
    private readonly DemoTime _time;
    private readonly Caller _caller;
    private readonly int _seed;
    private readonly Counter _codes;

    public DemoWallets(Caller caller, int seed)
    {
        (_ids, _caller, _seed) = (new DemoIds(seed + 200), caller, seed);
        _time = new DemoTime(caller, _ids);
        using var ids = Ids.From(_ids.Next);
        _codes = new Counter("wallet");
    }

    /// <summary>Whence the codes come; it is stored, so that new wallets get free ones.</summary>
    public Counter Codes => _codes;

    public List<SpendCondition> Conditions { get; } = [];

    public void MakeConditions(DateTimeOffset at)
    {
        using var ids = Ids.From(_ids.Next);
        _time.At(at);
        Make("Happy hour", [], [new(null, null, "17:00", "19:00")], at);
        Make("Coffee", [new(ProductIdType.Category, "coffee", "Coffee", "Whatever the machine makes")], [], at);
        Make("Weekend", [], [new(null, 7, null, null), new(null, 1, null, null)], at);
    }

    /// <summary>The wallet of an account; null for those that have none.</summary>
    public DemoWallet? Of(Account account, int index, int which)
    {
        var random = new Randomizer((int)DemoIds.Scatter((ulong)_seed << 40 | (ulong)(index * 4 + which) << 1 | 1));
        if (account.IsDeleted || account.State == AccountState.Terminated || !random.Bool(0.6f))
            return null;
        using var ids = Ids.From(_ids.Next);
        var opened = DemoTime.After(account.DateCreated, random, 0.2);
        var details = new WalletDetails(random.Bool(0.1f) ? 5 : 0, random.Bool(0.1f) ? [new("Daily", 500, null, LimitPeriod.Daily, [WalletTransactionType.Debit])] : null);
        var here = _time.At(opened);
        var code = string.Create(CultureInfo.InvariantCulture, $"WA{_codes.Next():D8}");
        var wallet = _time.Made(Wallet.Open(code, account, details, here).Value, opened);
        var made = new DemoWallet(wallet);
        Fill(made, opened, random);
        return made;
    }

    private void Fill(DemoWallet made, DateTimeOffset at, Randomizer random)
    {
        var count = random.ArrayElement(Lengths);
        for (var i = 0; i < count; i++)
        {
            at = DemoTime.After(at, random, 0.8 / (count - i));
            Post(made, at, random);
        }
        if (made.Wallet.Journals.Count > 0)
            _time.Changed(made.Wallet, at, made.Wallet.Journals.Count);
    }

    private void Post(DemoWallet made, DateTimeOffset at, Randomizer random)
    {
        var (wallet, here) = (made.Wallet, _time.At(at));
        wallet.Expire(here);
        if (wallet.OpenBalance > wallet.MinimumBalance + 1 && random.Bool(0.45f))
        {
            var amount = Math.Round(random.Decimal(0.5m, wallet.OpenBalance - wallet.MinimumBalance), 2);
            // Refused where a limit is in the way: then it was not bought.
            wallet.Post(new(WalletJournalType.Debit, amount) { Description = "Purchase" }, null, _ => default, here);
            return;
        }
        var gift = random.Bool(0.4f);
        var credit = new NewJournal(WalletJournalType.Credit, gift ? random.Number(1, 20) : random.Number(2, 40) * 5)
        {
            Description = gift ? random.ArrayElement(Gifts) : "Paid in",
            ValidTo = gift ? here.Today.AddDays(random.Number(30, 700)) : null,
        };
        _ = wallet.Post(credit, gift ? made.Pocket(random.ListItem(Conditions)) : null, _ => default, here).Value;
    }

    private void Make(string name, IReadOnlyList<NewProduct> products, IReadOnlyList<NewTiming> timings, DateTimeOffset at)
        => Conditions.Add(_time.Made(SpendCondition.Create(new(name, default, [_caller.OrganisationId], products, timings)).Value, at));
}

/// <summary>A wallet with the parts of its commerce balance.</summary>
internal sealed class DemoWallet(Wallet wallet)
{
    public Wallet Wallet => wallet;

    public List<CommerceBalance> Pockets { get; } = [];

    public CommerceBalance Pocket(SpendCondition condition)
    {
        if (Pockets.Find(p => p.SpendConditionId == condition.Id) is not { } pocket)
            Pockets.Add(pocket = new CommerceBalance(wallet, condition));
        return pocket;
    }
}
