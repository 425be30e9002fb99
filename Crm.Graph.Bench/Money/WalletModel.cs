namespace Crm.Graph.Bench.Money;

/// <summary>
/// A wallet as plain as it can be: one list of credits, one thing after another, no database. What it says of a posting is what the
/// server has to have done. It knows nothing of the server's code.
/// </summary>
/// <param name="minimum">What a debit has to leave.</param>
/// <param name="weekly">What debits may be in a week from Monday on; null where there is no limit.</param>
internal sealed class WalletModel(decimal minimum, decimal? weekly)
{
    private readonly List<Credit> _credits = [];
    private readonly Dictionary<string, Posted> _posted = [];

    public decimal Open { get; private set; }

    public Dictionary<string, decimal> Pockets { get; } = [];

    public decimal Commerce => Pockets.Values.Sum();

    public IReadOnlyList<Credit> Credits => _credits;

    /// <summary>What has expired by a day, in the order in which that is posted.</summary>
    public IEnumerable<Credit> Expired(DateOnly day) => _credits.Where(c => c.Left > 0 && c.Last < day).OrderBy(c => c.Last).ThenBy(c => c.Id, StringComparer.Ordinal);

    public decimal Expire(DateOnly day)
    {
        var credit = Expired(day).FirstOrDefault() ?? throw new MoneyFault("nothing has expired");
        var left = credit.Left;
        credit.Left = 0;
        Move(credit.Condition, -left);
        return -left;
    }

    /// <param name="id">The journal.</param>
    /// <param name="creditIds">The ids of the credits by their journals: of those that end on the same day the elder is taken first.</param>
    public decimal Credited(string id, Operation operation, DateOnly day, IReadOnlyDictionary<string, string> creditIds)
    {
        var debt = operation.Condition is null ? Math.Max(-Open, 0) : 0;
        var credit = new Credit(creditIds[id], operation.Condition, operation.ValidFrom ?? day, operation.ValidTo ?? DateOnly.MaxValue)
        {
            Left = operation.Amount - Math.Min(debt, operation.Amount),
        };
        _credits.Add(credit);
        _posted[id] = new(operation.Amount, operation.Condition, day, credit, []);
        Move(operation.Condition, operation.Amount);
        return operation.Amount;
    }

    public decimal Debited(string id, Operation operation, DateOnly day)
    {
        var uses = Take(operation.Amount, operation.Condition, day, null, operation.AllowNegative);
        _posted[id] = new(-operation.Amount, operation.Condition, day, null, uses);
        Move(operation.Condition, -operation.Amount);
        if (_posted.Values.Where(p => p.Movement < 0 && !p.IsReversed && Monday(p.Day) == Monday(day)).Sum(p => -p.Movement) > weekly)
            throw new MoneyFault("the limit is exceeded");
        return -operation.Amount;
    }

    public decimal Reversed(string id, Operation operation, DateOnly day, IReadOnlyDictionary<string, string> creditIds)
    {
        var posted = _posted[operation.Target!];
        if (posted.IsReversed)
            throw new MoneyFault("it is reversed twice");
        posted.IsReversed = true;
        if (posted.Movement > 0)
            Take(posted.Movement, posted.Condition, day, posted.Credit, operation.AllowNegative);
        else
            GiveBack(id, posted, day, creditIds);
        Move(posted.Condition, -posted.Movement);
        return -posted.Movement;
    }

    /// <summary>All of a part of the balance goes, a debt too.</summary>
    public decimal WrittenOff(string? condition)
    {
        var balance = condition is null ? Open : Pockets.GetValueOrDefault(condition);
        if (balance == 0)
            throw new MoneyFault("there was nothing to write off");
        foreach (var credit in _credits.Where(c => c.Condition == condition))
            credit.Left = 0;
        Move(condition, -balance);
        return -balance;
    }

    private List<(Credit Credit, decimal Amount)> Take(decimal amount, string? condition, DateOnly day, Credit? own, bool allowNegative)
    {
        var left = _credits.Where(c => c.Left > 0 && c != own && c.Condition == condition).OrderBy(c => c.Last).ThenBy(c => c.Id, StringComparer.Ordinal).ToList();
        var order = left.Where(c => c.First <= day).ToList();
        if (own is { Left: > 0 })
            order.Insert(0, own);
        if (order.Sum(c => c.Left) < amount && !(allowNegative && condition is null))
            throw new MoneyFault("there was not enough that is valid");
        if (Open + Commerce - amount < minimum && !allowNegative)
            throw new MoneyFault("the minimum is not left");
        if (allowNegative && condition is null)
            order.AddRange(left.Where(c => c.First > day));
        var uses = new List<(Credit, decimal)>();
        foreach (var credit in order)
        {
            var taken = Math.Min(credit.Left, amount);
            if (taken > 0)
                uses.Add((credit, taken));
            credit.Left -= taken;
            amount -= taken;
        }
        return uses;
    }

    private void GiveBack(string id, Posted debit, DateOnly day, IReadOnlyDictionary<string, string> creditIds)
    {
        var rest = -debit.Movement - (debit.Condition is null ? Math.Clamp(-Open, 0, -debit.Movement) : 0);
        foreach (var (credit, amount) in debit.Uses.OrderByDescending(u => u.Credit.Last).ThenByDescending(u => u.Credit.Id, StringComparer.Ordinal))
        {
            var back = Math.Min(amount, rest);
            credit.Left += back;
            rest -= back;
        }
        if (rest > 0)
            _credits.Add(new(creditIds[id], debit.Condition, day, DateOnly.MaxValue) { Left = rest });
    }

    private void Move(string? condition, decimal movement)
    {
        if (condition is null)
            Open += movement;
        else
            Pockets[condition] = Pockets.GetValueOrDefault(condition) + movement;
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    internal sealed record Credit(string Id, string? Condition, DateOnly First, DateOnly Last)
    {
        public decimal Left { get; set; }
    }

    private sealed record Posted(decimal Movement, string? Condition, DateOnly Day, Credit? Credit, List<(Credit Credit, decimal Amount)> Uses)
    {
        public bool IsReversed { get; set; }
    }
}

/// <summary>What is not as it has to be.</summary>
internal sealed class MoneyFault(string message) : Exception(message);
