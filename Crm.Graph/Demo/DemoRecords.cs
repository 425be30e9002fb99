using System.Diagnostics;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Demo;

/// <summary>Fills the demo organisations that have no contacts yet, each in one transaction: a start that is killed leaves nothing half-done.</summary>
internal sealed class DemoRecords(DbContexts contexts, WriteGate gate, IOptions<DemoOptions> options, ILogger<DemoRecords> log)
{
    /// <summary>How many contacts the other organisation has: enough to see that nobody sees them.</summary>
    public const int OthersContacts = 25;

    public async Task FillAsync(Caller main, Caller other, CancellationToken ct)
    {
        if (options.Value.Contacts == 0)
            return;
        await FillAsync(other, seed: 2, OthersContacts, ct);
        await FillAsync(main, seed: 1, options.Value.Contacts, ct);
    }

    private async Task FillAsync(Caller caller, int seed, int count, CancellationToken ct)
    {
        await using var db = contexts.For(caller);
        if (await db.Set<Contact>().AnyAsync(ct))
            return;
        var watch = Stopwatch.StartNew();
        var sellers = options.Value.Scope == DemoScope.Everything ? await SellersAsync(caller, seed, ct) : null;
        var organisation = new DemoOrganisation(caller, seed, count, sellers);
        await using (var writer = await BulkWriter.BeginAsync(db, gate, ct))
        {
            await organisation.WriteAsync(writer, ct);
            await writer.CommitAsync(ct);
        }
        log.LogInformation(
            "Demo data: {Contacts} contacts and {Accounts} accounts made up in {Seconds:0.0} s", count, organisation.Accounts, watch.Elapsed.TotalSeconds);
    }

    private async Task<DemoSellers> SellersAsync(Caller caller, int seed, CancellationToken ct)
    {
        using var turn = await gate.EnterAsync(ct);
        await using var db = contexts.For(caller, tracking: true);
        return await DemoSellers.PrepareAsync(db, seed, ct);
    }
}
