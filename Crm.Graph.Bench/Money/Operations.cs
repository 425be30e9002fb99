using System.Collections.Concurrent;
using System.Globalization;

namespace Crm.Graph.Bench.Money;

/// <summary>What one caller does: whatever comes to its mind, with wallets and accounts that everybody shares.</summary>
/// <param name="caller">Its number: each has a sequence of its own.</param>
/// <param name="wallets">How many wallets there are, each of an account.</param>
/// <param name="conditions">The ids of the spend conditions.</param>
/// <param name="posted">The ids of the journals that all have posted, for taking them back.</param>
internal sealed class Operations(int caller, int wallets, IReadOnlyList<string> conditions, ConcurrentQueue<string> posted, TimeProvider clock)
{
    private const int Currencies = 3;

    private readonly Random _random = new(caller);

    /// <summary>What makes good what was done before: an account or a wallet that was terminated is used again.</summary>
    private readonly Queue<Func<int, Operation>> _next = [];

    public static string Wallet(int number) => number.ToString("'W-'00", CultureInfo.InvariantCulture);

    public static string Account(int number) => number.ToString("'A-'00", CultureInfo.InvariantCulture);

    /// <summary>Of no, two and three minor digits.</summary>
    public static string Currency(int number) => (number % Currencies) switch { 0 => "EUR", 1 => "JPY", _ => "KWD" };

    public Operation Next(int number)
    {
        if (_next.TryDequeue(out var next))
            return next(number);
        return _random.Next(100) switch
        {
            < 36 => Credit(number),
            < 68 => Debit(number),
            < 78 when posted.TryDequeue(out var journal) => Reverse(number, journal),
            < 94 => Entry(number),
            < 98 => Transfer(number),
            _ => Terminate(number),
        };
    }

    private Operation Credit(int number)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        DateOnly? from = _random.Next(8) == 0 ? today.AddDays(2) : null;
        DateOnly? to = _random.Next(2) == 0 ? (from ?? today).AddDays(_random.Next(1, 4)) : null;
        return Journal(number, "CREDIT", from, to, allowNegative: false);
    }

    private Operation Debit(int number) => Journal(number, "DEBIT", null, null, allowNegative: _random.Next(10) == 0);

    private Operation Journal(int number, string type, DateOnly? validFrom, DateOnly? validTo, bool allowNegative)
    {
        var amount = _random.Next(1, 300_000) / 10_000m;
        var condition = _random.Next(3) == 0 ? conditions[_random.Next(conditions.Count)] : null;
        var (from, to) = (Text(validFrom), Text(validTo));
        var input = new
        {
            walletId = Wallet(_random.Next(wallets)),
            type,
            amount,
            spendConditionId = condition,
            validFrom = from,
            validTo = to,
            allowNegative,
            reference = Operation.ReferenceOf(number),
        };
        return new(number, "createWalletJournal", "walletJournal", input)
        {
            Amount = amount,
            AllowNegative = allowNegative,
            ValidFrom = validFrom,
            ValidTo = validTo,
            Condition = condition,
        };
    }

    private Operation Reverse(int number, string journal)
    {
        // Sometimes it stays there for another who takes it back a second time.
        if (_random.Next(4) == 0)
            posted.Enqueue(journal);
        var allowNegative = _random.Next(2) == 0;
        return new(number, "reverseWalletJournal", "walletJournal", new { id = journal, description = Operation.ReferenceOf(number), allowNegative })
        {
            Target = journal,
            AllowNegative = allowNegative,
        };
    }

    private Operation Entry(int number)
    {
        var (type, amount) = (_random.Next(2) == 0 ? "INVOICE" : "PAYMENT", _random.Next(1, 300_000) / 10_000m);
        var input = new { accountId = Account(_random.Next(wallets)), type, amount, reference = Operation.ReferenceOf(number) };
        return new(number, "postAccountEntry", "entry", input) { Amount = type == "PAYMENT" ? -amount : amount };
    }

    private Operation Transfer(int number)
    {
        var (from, to) = (_random.Next(wallets), _random.Next(wallets));
        // Mostly of the same currency.
        if (_random.Next(8) > 0)
            to = (to - to % Currencies + from % Currencies) % wallets;
        _next.Enqueue(again => new(again, "setAccountState", "account", new { id = Account(from), state = "ACTIVE" }));
        return new(number, "setAccountState", "account", new { id = Account(from), state = "TERMINATED", transferToAccountId = Account(to) })
        {
            Transfer = (Account(from), Account(to)),
        };
    }

    private Operation Terminate(int number)
    {
        var wallet = Wallet(_random.Next(wallets));
        _next.Enqueue(again => new(again, "performWalletAction", "wallet", new { id = wallet, action = "REACTIVATE" }));
        return new(number, "performWalletAction", "wallet", new { id = wallet, action = "TERMINATE", writeOff = _random.Next(4) > 0 });
    }

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
