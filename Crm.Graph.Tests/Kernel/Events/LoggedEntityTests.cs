using Crm.Graph.Kernel.Events;
using Crm.Graph.Tests.Kernel.Storage;
using Crm.Graph.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Events;

public abstract class LoggedEntityTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : LoggedEntityTests(Database.Sqlite);

    public sealed class OnPostgreSql() : LoggedEntityTests(Database.PostgreSql);

    private NotesStorage _storage = null!;

    public async Task InitializeAsync() => _storage = await NotesStorage.StartAsync(on);

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task A_field_that_is_not_logged_is_neither_in_the_state_nor_in_the_changes_and_that_the_record_changed_is_said()
    {
        await _storage.AddAsync(1);
        await using (var db = _storage.Contexts.For(NotesStorage.Caller(1), tracking: true))
        {
            (await db.Set<Note>().SingleAsync()).OtherKind = NoteKind.StickyNote;
            await db.SaveChangesAsync();
        }

        var happened = (await EventsAsync())[^1];

        Assert.Equal((2L, "UPDATED"), (happened.Sequence, happened.Event));
        Assert.Empty(happened.Lines());
        Assert.DoesNotContain("STICKY_NOTE", happened.State.Value + happened.Changes.Value);
        Assert.DoesNotContain("otherKind", happened.State.Value);
    }

    [Fact]
    public async Task What_has_no_catalogue_is_not_in_the_log()
    {
        var note = await _storage.AddAsync(1);
        await using (var db = _storage.Contexts.For(NotesStorage.Caller(1), tracking: true))
        {
            db.Add(new Line { NoteId = note.Id, Text = "First" });
            await db.SaveChangesAsync();
        }

        Assert.Equal(["Note"], (await EventsAsync()).Select(e => e.Entity));
    }

    [Fact]
    public async Task A_save_that_fails_leaves_nothing_behind_for_the_next()
    {
        await using var db = _storage.Contexts.For(NotesStorage.Caller(1), tracking: true);
        var line = new Line { NoteId = Guid.NewGuid(), Text = "Of no note" };
        db.Add(new Note { Title = "A note" });
        db.Add(line);
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        Assert.Empty(await EventsAsync());

        db.Remove(line);
        await db.SaveChangesAsync();

        Assert.Equal([1L], (await EventsAsync()).Select(e => e.Sequence));
    }

    private Task<IReadOnlyList<LogEvent>> EventsAsync() => new EventLog(_storage.Contexts).ReadAsync(1, 0, 100, CancellationToken.None);
}
