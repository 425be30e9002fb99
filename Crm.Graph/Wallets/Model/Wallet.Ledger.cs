using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Wallets.Model;

// The ledger of a wallet: only a journal moves the balance. Of the credits it takes those that have been loaded: those that have
// expired, and of the balance that is posted to as many as the amount needs, in the order in which they are spent.
public sealed partial class Wallet
{
    /// <summary>Posts what a caller may post by hand.</summary>
    /// <param name="used">What of each limit rule's period was used already.</param>
    internal Result<WalletJournal> Post(NewJournal journal, CommerceBalance? pocket, Func<LimitRule, LimitUse> used, Setting here)
    {
        if (State == WalletState.Terminated)
            return WalletErrors.Terminated(this);
        Expire(here);
        var problems = new Problems();
        var posting = journal.Read(this, pocket, here, problems);
        if (problems.Any)
            return problems.All;
        return Post(posting, pocket, journal.AllowNegative, used, here);
    }

    /// <summary>Why a top-up could not be credited, to be asked before anything is charged; null when it could.</summary>
    internal DomainError? Refuses(WalletTopup topup, Func<LimitRule, LimitUse> used)
    {
        if (State == WalletState.Terminated)
            return WalletErrors.Terminated(this);
        if (Exceeded(WalletTransactionType.Topup, topup.Amount, used) is { } limit)
            return WalletErrors.Limit(this, limit);
        return Fits(topup.Amount, null) ? null : WalletErrors.BalanceTooLarge(this);
    }

    /// <summary>Credits what a payment method was charged with.</summary>
    internal Result<WalletJournal> Post(WalletTopup topup, Func<LimitRule, LimitUse> used, Setting here)
    {
        if (State == WalletState.Terminated)
            return WalletErrors.Terminated(this);
        Expire(here);
        var posting = new Posting(WalletJournalType.Credit, WalletTransactionType.Topup, topup.Amount)
        {
            TopupId = topup.Id,
            Description = topup.Kind == TopupKind.Automatic ? "Automatic top-up" : "Termed top-up",
        };
        return Post(posting, null, false, used, here);
    }

    /// <summary>
    /// Takes a journal back: what a debit took from credits returns to them with their own last days, and what a credit brought is
    /// taken from it first. What had paid a debt returns as a credit without an end.
    /// </summary>
    internal Result<WalletJournal> Reverse(WalletJournal journal, string? description, bool allowNegative, Setting here)
    {
        if (State == WalletState.Terminated)
            return WalletErrors.Terminated(this);
        if (!LimitRule.Limited.Contains(journal.TransactionType))
            return WalletErrors.NotReversible(journal);
        if (journal.ReversedBy is not null)
            return WalletErrors.IsReversed(journal);
        Expire(here);
        var isCredit = journal.Type == WalletJournalType.Credit;
        var posting = new Posting(isCredit ? WalletJournalType.Debit : WalletJournalType.Credit, WalletTransactionType.Reversal, journal.Amount)
        {
            Reverses = journal,
            Description = description,
        };
        if (!isCredit)
            return Restore(posting, journal, here);
        var own = _credits.Find(c => c.JournalId == journal.Id);
        return Debit(posting, journal.CommerceBalance, own, allowNegative, here);
    }

    /// <summary>What has not been spent in time leaves the balance, by a journal for each credit.</summary>
    internal int Expire(Setting here)
    {
        var expired = _credits.Where(c => c.IsExpired(here.Today)).OrderBy(c => c.LastDay).ThenBy(c => c.Id).ToList();
        foreach (var credit in expired)
        {
            var posting = new Posting(WalletJournalType.Debit, WalletTransactionType.Expiry, credit.Remaining) { ValidTo = credit.ValidTo };
            Add(posting, credit.CommerceBalance, here).Use(credit, credit.Remaining);
        }
        return expired.Count;
    }

    /// <summary>Ends the wallet's use. What is in it stays in the way, unless it is to be written off.</summary>
    /// <param name="pockets">The parts of the commerce balance.</param>
    internal Result<Wallet> Terminate(bool writeOff, IEnumerable<CommerceBalance> pockets, Setting here)
    {
        if (State == WalletState.Terminated)
            return WalletErrors.InvalidTransition(this);
        Expire(here);
        if ((OpenBalance != 0 || CommerceBalance != 0) && !writeOff)
            return WalletErrors.MoneyInIt(this);
        WriteOff(null, OpenBalance, here);
        foreach (var pocket in pockets.ToList())
            WriteOff(pocket, pocket.Amount, here);
        (State, EffectiveOfAccountId) = (WalletState.Terminated, null);
        Raise(WalletEvents.StateChanged);
        return this;
    }

    /// <summary>Lets it be used again; whether the account has no other one by now, the caller has seen to.</summary>
    internal Result<Wallet> Reactivate()
    {
        if (State == WalletState.Effective)
            return WalletErrors.InvalidTransition(this);
        (State, EffectiveOfAccountId) = (WalletState.Effective, AccountId);
        Raise(WalletEvents.StateChanged);
        return this;
    }

    /// <summary>Whether a debit left less than the threshold.</summary>
    internal bool NeedsTopup => State == WalletState.Effective && AutoTopup.Amount is not null && OpenBalance + CommerceBalance < AutoTopup.Threshold;

    /// <summary>The top-up that is due, with which the next one is set; null when none is.</summary>
    internal WalletTopup? TakeDueTopup(Setting here)
    {
        if (State == WalletState.Terminated || TermedTopup.NextOn is not { } day || day > here.Today)
            return null;
        var topup = WalletTopup.On(day, this, here);
        var next = TermedTopup.After(day);
        // Of what was missed while no server ran, one is made up for.
        while (next <= here.Today)
            next = TermedTopup.After(next);
        TermedTopup = TermedTopup with { NextOn = next };
        return topup;
    }

    internal void ReportDifference() => Raise(WalletEvents.BooksDiffer);

    private Result<WalletJournal> Post(Posting posting, CommerceBalance? pocket, bool allowNegative, Func<LimitRule, LimitUse> used, Setting here)
    {
        if (Exceeded(posting.TransactionType, posting.Amount, used) is { } limit)
            return WalletErrors.Limit(this, limit);
        return posting.Type == WalletJournalType.Credit ? Credit(posting, pocket, here) : Debit(posting, pocket, null, allowNegative, here);
    }

    private LimitRule? Exceeded(WalletTransactionType type, decimal amount, Func<LimitRule, LimitUse> used)
        => _limitRules.Where(r => r.Types.Contains(type)).OrderBy(r => r.Position).FirstOrDefault(r => !r.Takes(amount, used(r)));

    private Result<WalletJournal> Credit(Posting posting, CommerceBalance? pocket, Setting here)
    {
        if (!Fits(posting.Movement, pocket))
            return WalletErrors.BalanceTooLarge(this);
        var debt = pocket is null ? Math.Max(-OpenBalance, 0) : 0;
        var journal = Add(posting, pocket, here);
        _credits.Add(new WalletCredit(journal, posting.Amount - Math.Min(debt, posting.Amount), here.Today));
        return journal;
    }

    /// <param name="first">The credit to take from before all others, whether it is valid yet or not.</param>
    private Result<WalletJournal> Debit(Posting posting, CommerceBalance? pocket, WalletCredit? first, bool allowNegative, Setting here)
    {
        var left = _credits.Where(c => !c.IsSpent && c != first && c.CommerceBalanceId == pocket?.Id).OrderBy(c => c.LastDay).ThenBy(c => c.Id);
        var usable = (first is null or { IsSpent: true } ? [] : new[] { first }).Concat(left.Where(c => c.IsValid(here.Today))).ToList();
        var available = usable.Sum(c => c.Remaining);
        if (!allowNegative)
            available = Math.Min(available, OpenBalance + CommerceBalance - MinimumBalance);
        if (posting.Amount > available && !(allowNegative && pocket is null))
            return WalletErrors.Insufficient(this, Math.Max(available, 0));
        if (!Fits(posting.Movement, pocket))
            return WalletErrors.BalanceTooLarge(this);
        // What goes below zero takes what is not valid yet along: so there is never a debt beside money.
        if (allowNegative && pocket is null)
            usable.AddRange(left.Where(c => !c.IsValid(here.Today)));
        var journal = Add(posting, pocket, here);
        Take(journal, usable, posting.Amount);
        return journal;
    }

    private Result<WalletJournal> Restore(Posting posting, WalletJournal debit, Setting here)
    {
        if (!Fits(posting.Movement, debit.CommerceBalance))
            return WalletErrors.BalanceTooLarge(this);
        var debt = debit.CommerceBalanceId is null ? Math.Max(-OpenBalance, 0) : 0;
        var journal = Add(posting, debit.CommerceBalance, here);
        var rest = posting.Amount - Math.Min(debt, posting.Amount);
        // Those that last longest first: what a debt keeps back is what would expire soonest.
        foreach (var use in debit.Uses.OrderByDescending(u => u.Credit.LastDay).ThenByDescending(u => u.CreditId))
        {
            var back = Math.Min(use.Amount, rest);
            if (back > 0)
                journal.Use(use.Credit, -back);
            rest -= back;
        }
        if (rest > 0)
            _credits.Add(new WalletCredit(journal, rest, here.Today));
        Expire(here);
        return journal;
    }

    private void WriteOff(CommerceBalance? pocket, decimal balance, Setting here)
    {
        if (balance == 0)
            return;
        var type = balance > 0 ? WalletJournalType.Debit : WalletJournalType.Credit;
        var journal = Add(new(type, WalletTransactionType.WriteOff, Math.Abs(balance)) { Description = "Written off on termination" }, pocket, here);
        if (balance > 0)
            Take(journal, [.. _credits.Where(c => !c.IsSpent && c.CommerceBalanceId == pocket?.Id).OrderBy(c => c.LastDay).ThenBy(c => c.Id)], balance);
    }

    private static void Take(WalletJournal journal, List<WalletCredit> credits, decimal amount)
    {
        foreach (var credit in credits)
        {
            var taken = Math.Min(credit.Remaining, amount);
            if (taken > 0)
                journal.Use(credit, taken);
            amount -= taken;
        }
    }

    private bool Fits(decimal movement, CommerceBalance? pocket)
    {
        var open = OpenBalance + (pocket is null ? movement : 0);
        var commerce = CommerceBalance + (pocket is null ? 0 : movement);
        return Math.Abs(open) <= Money.Largest && commerce <= Money.Largest && Math.Abs(open + commerce) <= Money.Largest;
    }

    private WalletJournal Add(Posting posting, CommerceBalance? pocket, Setting here)
    {
        if (pocket is null)
            OpenBalance += posting.Movement;
        else
            CommerceBalance += posting.Movement;
        pocket?.Move(posting.Movement);
        LastJournalNumber++;
        var journal = new WalletJournal(this, pocket, posting, here);
        _journals.Add(journal);
        Raise(WalletEvents.JournalPosted);
        return journal;
    }
}
