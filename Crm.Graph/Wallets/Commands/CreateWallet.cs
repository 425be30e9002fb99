using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Wallets.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Wallets.Commands;

/// <summary>A new wallet of an account.</summary>
/// <param name="AccountId">The account, by its id or number.</param>
/// <param name="Code">The code, at most 50 characters, unique whatever its case, no UUID; WA and eight digits when left out.</param>
/// <param name="MinimumBalance">How much a debit has to leave in the wallet; not negative.</param>
/// <param name="LimitRules">How much, or how often, may be moved in a period, at most 20 rules.</param>
/// <param name="AutoTopup">How it is topped up by itself when little is left in it.</param>
/// <param name="TermedTopup">How it is topped up on certain days.</param>
public sealed record CreateWalletInput(
    RecordId AccountId,
    string? Code = null,
    decimal? MinimumBalance = null,
    IReadOnlyList<LimitRuleInput>? LimitRules = null,
    AutoTopupInput? AutoTopup = null,
    TermedTopupInput? TermedTopup = null);

/// <summary>Gives an account a wallet in its currency. An account has one effective wallet at most.</summary>
internal sealed class CreateWallet(TimeProvider clock) : ICommand<CreateWalletInput, Wallet>
{
    public async Task<Result<Wallet>> HandleAsync(CreateWalletInput input, CrmDb db, CancellationToken ct)
    {
        var problems = new Problems();
        var account = problems.Take(await db.RequireAsync<Account>(input.AccountId, null, ct, path: "accountId"));
        var code = Wallet.ReadCode(input.Code, problems);
        if (code is not null && await db.IsTakenAsync<Wallet>(nameof(Wallet.Code), code, Guid.Empty, ct))
            problems.Add(WalletErrors.CodeTaken(code));
        if (account is not null && await db.Set<Wallet>().AnyAsync(w => w.EffectiveOfAccountId == account.Id, ct))
            problems.Add(WalletErrors.HasOne(account, "accountId"));
        if (account is null || problems.Any)
            return problems.All;
        var details = new WalletDetails(
            input.MinimumBalance, LimitRuleInput.Read(input.LimitRules), AutoTopupInput.Read(new(input.AutoTopup)), TermedTopupInput.Read(new(input.TermedTopup)));
        var wallet = Wallet.Open(code ?? await db.NextWalletCodeAsync(ct), account, details, db.Setting(clock));
        if (wallet.Succeeded)
            db.Add(wallet.Value);
        return wallet;
    }
}
