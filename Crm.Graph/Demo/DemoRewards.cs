using Bogus;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Rewards.Model;

namespace Crm.Graph.Demo;

/// <summary>Tiers, schemes, and rewards for some of the customers: what they joined and what they earned.</summary>
internal sealed class DemoRewards
{
    private static readonly string[] Reasons = ["Purchase", "Purchase", "Purchase", "Review of a product", "Recommended us to a friend", "Birthday"];

    // Ids and luck of its own: all else is the same with and without rewards.
    private readonly DemoIds _ids;
    private readonly DemoTime _time;
    private readonly Caller _caller;
    private readonly int _seed;

    public DemoRewards(Caller caller, int seed)
    {
        (_ids, _caller, _seed) = (new DemoIds(seed + 700), caller, seed);
        _time = new DemoTime(caller, _ids);
    }

    public List<RewardTier> Tiers { get; } = [];

    public List<RewardScheme> Schemes { get; } = [];

    public void MakeLookups(DateTimeOffset at)
    {
        using var ids = Ids.From(_ids.Next);
        _time.At(at);
        foreach (var (name, colour, threshold) in new[] { ("Bronze", "#CD7F32", 0), ("Silver", "#C0C0C0", 500), ("Gold", "#D4AF37", 1000), ("Platinum", "#E5E4E2", 2000) })
            Tiers.Add(_time.Made(RewardTier.Create(new(name, colour, threshold)).Value, at));
        Schemes.Add(_time.Made(RewardScheme.Create(new("Regulars", RewardSignUpOption.Open, [], null)).Value, at));
        Schemes.Add(_time.Made(RewardScheme.Create(new("Neighbours", RewardSignUpOption.SignUpCode, [], "NEXT-DOOR")).Value, at));
    }

    /// <summary>The rewards that an account shows; null for those that have none.</summary>
    public DemoAccountRewards? Of(Account account, int index)
    {
        var random = new Randomizer((int)DemoIds.Scatter((ulong)_seed << 44 | (ulong)index << 1 | 1));
        if (!account.IsPrimary || account.State != AccountState.Active || !random.Bool(0.4f))
            return null;
        using var ids = Ids.From(_ids.Next);
        var at = DemoTime.After(account.DateCreated, random, 0.3);
        var here = _time.At(at);
        var made = new DemoAccountRewards(new AccountRewards(account));
        var by = new SigningOrganisation(_caller.OrganisationId, DemoOrganisations.NameOf(_caller.OrganisationId));
        foreach (var scheme in Schemes.Where((_, i) => i == 0 || random.Bool(0.1f)))
            _ = made.Rewards.Join(scheme, new(null, scheme.SignUpCode, null), by, here).Value;
        if (random.Bool(0.3f))
            _ = made.Rewards.AddMerchants([new(_caller.OrganisationId, random.Bool(0.2f))]).Value;
        if (random.Bool(0.1f))
            _ = made.Rewards.Change(made.Rewards.Details with { SpendingBlocked = true }, here).Value;
        Earn(made, at, random);
        return made;
    }

    private void Earn(DemoAccountRewards made, DateTimeOffset at, Randomizer random)
    {
        var count = random.Number(0, 6);
        for (var i = 0; i < count; i++)
        {
            at = DemoTime.After(at, random, 0.9 / (count - i));
            made.Entries.Add(made.Rewards.Post(random.Number(1, 60) * 10, random.ArrayElement(Reasons), _time.At(at)).Value);
        }
    }
}

/// <summary>Rewards with what was earned.</summary>
internal sealed class DemoAccountRewards(AccountRewards rewards)
{
    public AccountRewards Rewards => rewards;

    public List<RewardEntry> Entries { get; } = [];
}
