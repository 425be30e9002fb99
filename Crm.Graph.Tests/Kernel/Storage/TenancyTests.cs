using Crm.Graph.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Storage;

public abstract class TenancyTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : TenancyTests(Database.Sqlite);

    public sealed class OnPostgreSql() : TenancyTests(Database.PostgreSql);

    private NotesStorage _storage = null!;

    public async Task InitializeAsync() => _storage = await NotesStorage.StartAsync(on);

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task What_is_stored_is_seen_by_its_own_tenant_only()
    {
        var note = await _storage.AddAsync(1);

        Assert.Equal(1, note.TenantId);
        Assert.Equal([note.Id], await IdsAsync(1));
        Assert.Empty(await IdsAsync(2));
    }

    [Fact]
    public async Task A_context_without_a_caller_sees_nothing_of_any_tenant()
    {
        await _storage.AddAsync(1);

        await using var db = _storage.Contexts.ForNobody();

        Assert.False(db.HasCaller);
        Assert.Empty(await db.Set<Note>().ToListAsync());
        Assert.Empty(await db.Set<Crm.Graph.Kernel.Domain.Actor>().ToListAsync());
        Assert.Throws<InvalidOperationException>(() => db.Caller);
    }

    [Fact]
    public async Task A_context_without_a_caller_stores_nothing()
    {
        await using var db = _storage.Contexts.ForNobody(tracking: true);
        db.Add(new Note { Title = "Whose?" });

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        Assert.Empty(await IdsAsync(1));
    }

    [Fact]
    public async Task A_context_never_sees_the_caller_before_it()
    {
        await _storage.AddAsync(1);
        for (var i = 0; i < 10; i++)
        {
            object before;
            await using (var used = _storage.Contexts.For(NotesStorage.Caller(1), tracking: true))
            {
                before = used;
                Assert.Single(await used.Set<Note>().ToListAsync());
            }
            await using var next = _storage.Contexts.ForNobody();
            Assert.Same(before, next); // contexts are pooled
            Assert.False(next.HasCaller);
            Assert.Empty(next.ChangeTracker.Entries());
            Assert.Equal(QueryTrackingBehavior.NoTracking, next.ChangeTracker.QueryTrackingBehavior);
            Assert.Empty(await next.Set<Note>().ToListAsync());
        }
    }

    [Fact]
    public async Task A_row_cannot_be_added_to_another_tenant()
    {
        await using var db = _storage.Contexts.For(NotesStorage.Caller(1), tracking: true);
        db.Add(new Note { Title = "Planted", TenantId = 2 });

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());

        Assert.EndsWith("is not of the caller's tenant", refusal.Message);
        Assert.Empty(await IdsAsync(2));
    }

    [Theory]
    [InlineData(EntityState.Modified)]
    [InlineData(EntityState.Deleted)]
    public async Task A_row_of_another_tenant_cannot_be_changed(EntityState state)
    {
        var note = await _storage.AddAsync(2);
        await using var db = _storage.Contexts.For(NotesStorage.Caller(1), tracking: true);
        db.Attach(note).State = state;

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        Assert.Equal([note.Id], await IdsAsync(2));
    }

    [Theory]
    [InlineData(EntityState.Modified)]
    [InlineData(EntityState.Deleted)]
    public async Task What_is_only_added_is_neither_changed_nor_deleted(EntityState state)
    {
        var note = await _storage.AddAsync(1);
        var line = new Line { NoteId = note.Id, Text = "First" };
        await using (var db = _storage.Contexts.For(NotesStorage.Caller(1), tracking: true))
        {
            db.Add(line);
            await db.SaveChangesAsync();
        }

        await using (var db = _storage.Contexts.For(NotesStorage.Caller(1), tracking: true))
        {
            db.Attach(line).State = state;
            var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
            Assert.Equal("Line is only ever added", refusal.Message);
        }
        await using var after = _storage.Contexts.For(NotesStorage.Caller(1));
        Assert.Equal("First", (await after.Set<Line>().SingleAsync()).Text);
    }

    [Fact]
    public async Task A_record_is_never_deleted_for_good()
    {
        var note = await _storage.AddAsync(1);
        await using var db = _storage.Contexts.For(NotesStorage.Caller(1), tracking: true);
        db.Remove(await db.Set<Note>().SingleAsync());

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        Assert.Equal([note.Id], await IdsAsync(1));
    }

    [Fact]
    public async Task Saving_says_who_and_when_and_counts_the_version()
    {
        var created = _storage.Clock.GetUtcNow();
        await _storage.AddAsync(1);
        _storage.Clock.Advance(TimeSpan.FromMinutes(1));

        await using (var db = _storage.Contexts.For(NotesStorage.Caller(1), tracking: true))
        {
            (await db.Set<Note>().SingleAsync()).Text = "More";
            await db.SaveChangesAsync();
        }

        await using var after = _storage.Contexts.For(NotesStorage.Caller(1));
        var note = await after.Set<Note>().Include(n => n.CreatedBy).SingleAsync();
        Assert.Equal((2, created, created.AddMinutes(1)), (note.Version, note.DateCreated, note.DateModified!.Value));
        Assert.Equal("K", note.CreatedBy!.Name);
    }

    [Fact]
    public async Task Saving_without_waiting_is_refused()
    {
        await using var db = _storage.Contexts.For(NotesStorage.Caller(1), tracking: true);
        db.Add(new Note());

        Assert.Throws<NotSupportedException>(() => db.SaveChanges());
    }

    private async Task<List<Guid>> IdsAsync(int tenantId)
    {
        await using var db = _storage.Contexts.For(NotesStorage.Caller(tenantId));
        return await db.Set<Note>().Select(n => n.Id).ToListAsync();
    }
}
