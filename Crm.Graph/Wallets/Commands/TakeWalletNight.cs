using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Wallets.Model;
using Microsoft.EntityFrameworkCore;

namespace Crm.Graph.Wallets.Commands;

/// <summary>Takes the books of a day to be looked at; false when another server has. The day's row is unique.</summary>
internal sealed class TakeWalletNight : ICommand<DateOnly, bool>
{
    public async Task<Result<bool>> HandleAsync(DateOnly input, CrmDb db, CancellationToken ct)
    {
        if (await db.Set<WalletNight>().AnyAsync(n => n.Day == input, ct))
            return false;
        db.Add(new WalletNight(input));
        return true;
    }
}
