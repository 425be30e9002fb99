using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Rewards.Model;

namespace Crm.Graph.Rewards.Commands;

/// <summary>Changes of a reward scheme: what is left out stays as it is.</summary>
/// <param name="Id">The scheme.</param>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
/// <param name="SignUpOption">Who can join it from now on; with another one the domains and the code of the one before are forgotten.</param>
/// <param name="EmailDomains">With EMAIL_DOMAIN: all the domains from now on, at most 20.</param>
/// <param name="SignUpCode">With SIGN_UP_CODE: the code from now on, at most 50 characters; its case does not matter.</param>
/// <param name="ExpectedVersion">The version of the scheme that the change was made for.</param>
public sealed record UpdateRewardSchemeInput(
    RecordId Id,
    Optional<string> Name = default,
    Optional<RewardSignUpOption?> SignUpOption = default,
    Optional<IReadOnlyList<string>> EmailDomains = default,
    Optional<string> SignUpCode = default,
    int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Changes a scheme's name, or who can join it. Who has joined stays.</summary>
internal sealed class UpdateRewardScheme : ICommand<UpdateRewardSchemeInput, RewardScheme>
{
    public async Task<Result<RewardScheme>> HandleAsync(UpdateRewardSchemeInput input, CrmDb db, CancellationToken ct)
    {
        var found = await db.RequireAsync<RewardScheme>(input.Id, input.ExpectedVersion, ct);
        if (found.Refused(out var errors))
            return errors;
        var (scheme, problems) = (found.Value, new Problems());
        var details = scheme.Details;
        var option = problems.Kept(input.SignUpOption, details.SignUpOption, "signUpOption");
        if (option != details.SignUpOption)
            details = details with { SignUpOption = option, EmailDomains = [], SignUpCode = null };
        details = details with
        {
            Name = input.Name.Or(details.Name),
            EmailDomains = input.EmailDomains.Or(details.EmailDomains) ?? [],
            SignUpCode = input.SignUpCode.Or(details.SignUpCode),
        };
        var changed = problems.Take(scheme.Change(details));
        return changed is null || problems.Any ? problems.All : await db.NamedAsync<RewardScheme>(changed, ct);
    }
}
