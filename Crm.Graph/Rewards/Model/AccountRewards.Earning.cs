using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.Rewards.Model;

// How customers join schemes, and what they earn by it.
public sealed partial class AccountRewards
{
    /// <summary>Joins a scheme that lets the customer in. The first one says when the customer signed up, and with whom.</summary>
    /// <param name="by">The organisation that signs the customer up.</param>
    internal Result<AccountRewards> Join(RewardScheme scheme, NewMembership asked, SigningOrganisation by, Setting here)
    {
        if (RefusesMore() is { } refused)
            return refused;
        if (_schemes.Exists(m => m.SchemeId == scheme.Id))
            return RewardErrors.JoinedAlready(scheme);
        var problems = new Problems();
        var email = problems.Written(asked.EmailAddress, "emailAddress", EmailAddress.Parse);
        if (asked.SignedUpOn > here.Now)
            problems.Add(RewardErrors.NotYet("signedUpOn"));
        if (problems.Any)
            return problems.All;
        var admitted = scheme.Admit(Contact, email, asked.SignUpCode);
        if (admitted.Refused(out var errors))
            return errors;
        var on = asked.SignedUpOn ?? here.Now;
        _schemes.Add(new RewardMembership(this, Account, scheme, on, admitted.Value));
        if (SignedUpOn is null)
        {
            SignedUpOn = on;
            SignedUpBy(by);
        }
        return this;
    }

    /// <summary>Leaves a scheme. What was earned stays.</summary>
    internal Result<AccountRewards> Leave(RewardScheme scheme)
    {
        if (_schemes.RemoveAll(m => m.SchemeId == scheme.Id) == 0)
            return RewardErrors.NotJoined(scheme);
        return this;
    }

    /// <summary>Earns value units, or takes some back; never more than there are.</summary>
    internal Result<RewardEntry> Post(int valueUnits, string? reason, Setting here)
    {
        if (valueUnits > 0 && RefusesMore() is { } refused)
            return refused;
        var problems = new Problems();
        if (valueUnits == 0)
            problems.Add(RewardErrors.NothingEarned());
        problems.Within<int>(valueUnits, -RewardEntry.Largest, RewardEntry.Largest, "valueUnits");
        var read = problems.Required(reason, "reason");
        if (problems.Any)
            return problems.All;
        if (LifetimeValueUnits + valueUnits < 0)
            return RewardErrors.NotEnough(Account, LifetimeValueUnits);
        if (LifetimeValueUnits + valueUnits > MostValueUnits)
            return RewardErrors.TooManyValueUnits(Account);
        LifetimeValueUnits += valueUnits;
        return new RewardEntry(this, valueUnits, read, here);
    }
}

/// <summary>How somebody asks to join a scheme.</summary>
internal sealed record NewMembership(string? EmailAddress, string? SignUpCode, DateTimeOffset? SignedUpOn);
