using System.Globalization;
using System.Text.Json.Nodes;

namespace Crm.Graph.Bench.Money;

/// <summary>Compares the books with what was accepted, and with what a plain model makes of the same operations one after another.</summary>
/// <param name="operations">All operations, with what became of them.</param>
/// <param name="today">The last day.</param>
internal sealed class BooksCheck(IReadOnlyCollection<Operation> operations, Books books, DateOnly today, Func<string, WalletModel> model)
{
    private readonly Dictionary<string, Operation> _accepted = operations.Where(o => o.Id is not null).ToDictionary(o => o.Reference);
    private readonly List<string> _faults = [];

    /// <summary>What differs; empty when all is well.</summary>
    public IReadOnlyList<string> Run()
    {
        Check(books.Differences == 0, $"{books.Differences} balances are not the sums of their journals");
        Once();
        foreach (var (code, wallet) in books.Wallets)
            Try(code, () => Wallet(code, wallet));
        foreach (var (number, account) in books.Accounts)
            Try(number, () => Account(number, account));
        Transfers();
        return _faults;
    }

    /// <summary>What was accepted is there once under the id that was answered, and nothing else is but what the server posts by rule.</summary>
    private void Once()
    {
        var byHand = books.Journals.Where(j => Type(j) is "CREDIT" or "DEBIT" or "REVERSAL").Select(j => (Of(j)!, Text(j, "id")!))
            .Concat(books.Entries.Where(e => Text(e, "type") is "INVOICE" or "PAYMENT").Select(e => (Of(e)!, Text(e, "id")!))).ToList();
        var expected = _accepted.Values.Where(o => o.Answers is "walletJournal" or "entry").Select(o => (o.Reference, o.Id!)).ToHashSet();
        Check(byHand.Count == byHand.Distinct().Count(), "something is there twice");
        foreach (var (reference, _) in expected.Except(byHand))
            _faults.Add($"{reference} was accepted and is not there");
        foreach (var (reference, _) in byHand.Except(expected))
            _faults.Add($"{reference} is there and was {operations.FirstOrDefault(o => o.Reference == reference)?.Refusal ?? "answered by another id"}");
    }

    private void Wallet(string code, JsonNode state)
    {
        var (wallet, creditIds) = (model(code), books.Credits[code].ToDictionary(c => Text(c["journal"]!, "id")!, c => Text(c, "id")!));
        var journals = books.Journals.Where(j => Text(j["wallet"]!, "code") == code).OrderBy(j => (int)j["number"]!).ToList();
        var before = DateOnly.MinValue;
        for (var i = 0; i < journals.Count; i++)
        {
            var (journal, day) = (journals[i], Day(journals[i], "postedDay")!.Value);
            Require((int)journal["number"]! == i + 1, "a number is missing");
            Require(day >= before, $"journal {i + 1} is of a day before that of the one before it");
            before = day;
            var movement = Replay(wallet, journal, day, creditIds);
            Require((movement, wallet.Open, wallet.Commerce, wallet.Open + wallet.Commerce)
                == (Amount(journal, "movement"), Amount(journal, "openBalanceAfter"), Amount(journal, "commerceBalanceAfter"), Amount(journal, "balanceAfter")),
                $"after {journal.ToJsonString()} there should be {wallet.Open} and {wallet.Commerce}, moved by {movement}");
        }
        Final(code, state, wallet);
    }

    private decimal Replay(WalletModel wallet, JsonNode journal, DateOnly day, IReadOnlyDictionary<string, string> creditIds)
    {
        var (type, id) = (Type(journal), Text(journal, "id")!);
        if (type == "EXPIRY")
            return wallet.Expire(day);
        Require(!wallet.Expired(day).Any(), $"what has expired was there when {journal.ToJsonString()} was posted");
        if (type == "WRITE_OFF")
            return wallet.WrittenOff(Text(journal["spendCondition"], "id"));
        var operation = _accepted[Of(journal)!];
        return type switch
        {
            "CREDIT" => wallet.Credited(id, operation, day, creditIds),
            "DEBIT" => wallet.Debited(id, operation, day),
            _ => wallet.Reversed(id, operation, day, creditIds),
        };
    }

    /// <summary>What is shown in the end is what the model has.</summary>
    private void Final(string code, JsonNode state, WalletModel wallet)
    {
        var expired = wallet.Expired(today).ToList();
        var (open, commerce) = (wallet.Open - expired.Where(c => c.Condition is null).Sum(c => c.Left), wallet.Commerce - expired.Where(c => c.Condition is not null).Sum(c => c.Left));
        Require((open, commerce, open + commerce) == (Amount(state, "openBalance"), Amount(state, "commerceBalance"), Amount(state, "balance")),
            $"there should be {open} and {commerce}: {state.ToJsonString()}");
        Require(Text(state, "state") == "EFFECTIVE" || open == 0 && commerce == 0, "there is money in a terminated wallet");
        var stored = books.Credits[code].Where(c => !(bool)c["isSpent"]!).Select(c => (Text(c, "id")!, Amount(c, "remaining"), Day(c, "validFrom")!.Value, Day(c, "validTo") ?? DateOnly.MaxValue)).Order().ToList();
        Require(stored.SequenceEqual(wallet.Credits.Where(c => c.Left > 0).Select(c => (c.Id, c.Left, c.First, c.Last)).Order()), "other credits are left");
        Require(Amount(state, "pendingBalance") == wallet.Credits.Where(c => c.First > today).Sum(c => c.Left), "another part of it is not valid yet");
        foreach (var pocket in state["commerceBalances"]!["nodes"]!.AsArray())
        {
            var left = wallet.Credits.Where(c => c.Left > 0 && c.Last >= today && c.Condition == Text(pocket!["spendCondition"], "id")).ToList();
            Require(Amount(pocket!, "amount") == left.Sum(c => c.Left), "another amount can be spent under a condition");
            Require(pocket!["expiration"]!.AsObject().Sum(b => (decimal)b.Value!) == left.Where(c => c.Last < DateOnly.MaxValue).Sum(c => c.Left), "the buckets are not what can expire");
        }
    }

    private void Account(string number, JsonNode account)
    {
        var balance = 0m;
        var entries = books.Entries.Where(e => Text(e["account"]!, "number") == number).OrderBy(e => (int)e["number"]!).ToList();
        for (var i = 0; i < entries.Count; i++)
        {
            var (entry, amount) = (entries[i], Amount(entries[i], "amount"));
            Require((int)entry["number"]! == i + 1, "a number is missing");
            if (Text(entry, "type") is "INVOICE" or "PAYMENT")
                Require(amount == _accepted[Of(entry)!].Amount, $"another amount was asked for: {entry.ToJsonString()}");
            else
                Require(Text(entry, "description")!.StartsWith("From ", StringComparison.Ordinal) || amount == -balance, $"not all of {balance} was moved: {entry.ToJsonString()}");
            balance += amount;
            Require(balance == Amount(entry, "balanceAfter"), $"there should be {balance}: {entry.ToJsonString()}");
        }
        Require(balance == Amount(account, "balance") && balance == Amount(account["financials"]!, "balance"), $"there should be {balance}: {account.ToJsonString()}");
        Require(Text(account, "state") != "TERMINATED" || balance == 0, "there is money on a terminated account");
    }

    /// <summary>What left one account arrived at the other, and somebody was told that it did.</summary>
    private void Transfers()
    {
        var sides = books.Entries.Where(e => Text(e, "type") is not ("INVOICE" or "PAYMENT")).Select(e => (
            IsFrom: Text(e, "description")!.StartsWith("To ", StringComparison.Ordinal), Own: Text(e["account"], "number")!, Other: Text(e["transferAccount"], "number")!, Amount: Amount(e, "amount"))).ToList();
        var left = sides.Where(s => s.IsFrom).Select(s => (From: s.Own, To: s.Other, Amount: -s.Amount)).Order().ToList();
        Check(left.SequenceEqual(sides.Where(s => !s.IsFrom).Select(s => (From: s.Other, To: s.Own, s.Amount)).Order()), "what left accounts is not what arrived");
        var accepted = _accepted.Values.Select(o => o.Transfer).OfType<(string, string)>().ToLookup(t => t);
        foreach (var pair in left.GroupBy(t => (t.From, t.To)))
            Check(pair.Count() <= accepted[pair.Key].Count(), $"{pair.Count()} transfers {pair.Key}, {accepted[pair.Key].Count()} accepted");
        Check(books.Entries.Sum(e => Amount(e, "amount")) == _accepted.Values.Where(o => o.Answers == "entry").Sum(o => o.Amount), "money was lost or made between accounts");
    }

    private void Try(string what, Action check)
    {
        try
        {
            check();
        }
        catch (Exception e) when (e is MoneyFault or KeyNotFoundException)
        {
            _faults.Add($"{what}: {e.Message}");
        }
    }

    private void Check(bool holds, string fault)
    {
        if (!holds)
            _faults.Add(fault);
    }

    private static void Require(bool holds, string fault)
    {
        if (!holds)
            throw new MoneyFault(fault);
    }

    private static string? Type(JsonNode journal) => Text(journal, "transactionType");

    /// <summary>The operation that a journal or an entry is of.</summary>
    private static string? Of(JsonNode posted) => Text(posted, "reference") ?? Text(posted, "description");

    private static string? Text(JsonNode? node, string field) => (string?)node?[field];

    private static decimal Amount(JsonNode node, string field) => (decimal)node[field]!;

    private static DateOnly? Day(JsonNode node, string field) => Text(node, field) is { } text ? DateOnly.Parse(text, CultureInfo.InvariantCulture) : null;
}
