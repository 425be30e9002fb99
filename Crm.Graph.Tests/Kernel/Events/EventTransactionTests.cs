using System.Data.Common;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Tests.Support;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Events;

/// <summary>Saves that begin no transaction get one for their events.</summary>
public sealed class EventTransactionTests
{
    [Fact]
    public async Task A_save_that_is_cancelled_leaves_neither_a_transaction_nor_an_event()
    {
        var cancels = new Cancels();
        await using var server = await TestStorage.StartAsync(configure: services => services.AddSingleton<IInterceptor>(cancels));
        var caller = await server.CallerAsync((await server.RegisterAsync()).LiveKey);
        await using var db = server.Contexts.For(caller, tracking: true);
        db.Add(AccountClassification.Create("Gold").Value);
        cancels.IsOn = true;
        await Assert.ThrowsAsync<OperationCanceledException>(() => db.SaveChangesAsync());

        Assert.Null(db.Database.CurrentTransaction);
        Assert.Equal(new LogBounds(1, 0), await server.Get<EventLog>().BoundsAsync(caller.TenantId, CancellationToken.None));
        cancels.IsOn = false;
        await db.SaveChangesAsync();
        Assert.Equal(new LogBounds(1, 1), await server.Get<EventLog>().BoundsAsync(caller.TenantId, CancellationToken.None));
    }

    [Fact]
    public async Task Several_saves_of_one_transaction_are_heard_of_together_at_its_end()
    {
        await using var server = await TestStorage.StartAsync();
        var caller = await server.CallerAsync((await server.RegisterAsync()).LiveKey);
        await using var db = server.Contexts.For(caller, tracking: true);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var record = AccountClassification.Create("Gold").Value;
        db.Add(record);
        await db.SaveChangesAsync();
        record.IsDeleted = true;
        await db.SaveChangesAsync();
        Assert.Empty(await server.Get<EventLog>().ReadAsync(caller.TenantId, 0, 10, CancellationToken.None));

        await transaction.CommitAsync();

        var events = await server.Get<EventLog>().ReadAsync(caller.TenantId, 0, 10, CancellationToken.None);
        Assert.Equal([(1L, "CREATED", 1), (2L, "DELETED", 2)], events.Select(e => (e.Sequence, e.Event, e.Version)));
    }

    /// <summary>A caller who goes away in the middle of a statement.</summary>
    private sealed class Cancels : DbCommandInterceptor
    {
        public bool IsOn { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
            => IsOn && eventData.CommandSource == CommandSource.SaveChanges ? throw new OperationCanceledException() : ValueTask.FromResult(result);

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
            => IsOn && eventData.CommandSource == CommandSource.SaveChanges ? throw new OperationCanceledException() : ValueTask.FromResult(result);
    }
}
