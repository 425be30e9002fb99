using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Rewards.Model;

namespace Crm.Graph.Rewards.Commands;

/// <summary>A new reward scheme.</summary>
/// <param name="Name">The name, at most 100 characters, unique whatever its case.</param>
/// <param name="SignUpOption">Who can join it.</param>
/// <param name="EmailDomains">With EMAIL_DOMAIN: the domains of the e-mail addresses that it is for, such as example.com, at most 20.</param>
/// <param name="SignUpCode">With SIGN_UP_CODE: the code, at most 50 characters; its case does not matter.</param>
public sealed record CreateRewardSchemeInput(
    string Name, RewardSignUpOption SignUpOption, IReadOnlyList<string>? EmailDomains = null, string? SignUpCode = null);

/// <summary>Creates a scheme that customers can join.</summary>
internal sealed class CreateRewardScheme : ICommand<CreateRewardSchemeInput, RewardScheme>
{
    public Task<Result<RewardScheme>> HandleAsync(CreateRewardSchemeInput input, CrmDb db, CancellationToken ct)
        => db.AddNamedAsync(RewardScheme.Create(new(input.Name, input.SignUpOption, input.EmailDomains ?? [], input.SignUpCode)), ct);
}
