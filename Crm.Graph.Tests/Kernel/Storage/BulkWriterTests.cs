using System.Reflection;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Storage;

public abstract class BulkWriterTests(Database on) : IAsyncLifetime
{
    public sealed class OnSqlite() : BulkWriterTests(Database.Sqlite);

    public sealed class OnPostgreSql() : BulkWriterTests(Database.PostgreSql);

    private static readonly DateTimeOffset When = new(2026, 1, 31, 23, 59, 59, 999, TimeSpan.Zero);

    private NotesStorage _storage = null!;

    public async Task InitializeAsync() => _storage = await NotesStorage.StartAsync(on);

    public async Task DisposeAsync() => await _storage.DisposeAsync();

    [Fact]
    public async Task Every_kind_of_column_is_read_as_it_was_written()
    {
        var (full, empty) = (Full(), new Note { Title = "" });

        await WriteAsync(1, [full, empty]);

        await using var db = _storage.Contexts.For(NotesStorage.Caller(1));
        var read = await db.Set<Note>().ToDictionaryAsync(n => n.Id);
        AssertSame(full, read[full.Id]);
        AssertSame(empty, read[empty.Id]);
    }

    [Fact]
    public async Task The_rows_are_those_that_saving_would_have_stored()
    {
        var (saved, written) = (Full(), Full());
        await using (var db = _storage.Contexts.For(NotesStorage.Caller(1), tracking: true))
        {
            db.Add(saved);
            await db.SaveChangesAsync();
        }
        (written.DateCreated, written.CreatedById) = (saved.DateCreated, saved.CreatedById);

        await WriteAsync(1, [written]);

        Assert.Equal(await StoredAsync(saved.Id), await StoredAsync(written.Id));
    }

    [Fact]
    public async Task The_text_is_stored_as_it_is_compared_too()
    {
        await WriteAsync(1, [Full()]);

        await using var db = _storage.Contexts.For(NotesStorage.Caller(1));
        var folded = await db.Set<Note>()
            .Select(n => new { Title = EF.Property<string?>(n, "TitleFolded"), Town = EF.Property<string?>(n, "PlaceTownFolded") }).SingleAsync();
        Assert.Equal(("ΚΑΛΗΜΈΡΑ", "LÁRNACA"), (folded.Title, folded.Town));
    }

    [Fact]
    public async Task Nothing_is_stored_unless_it_is_committed()
    {
        await using (var db = _storage.Contexts.For(NotesStorage.Caller(1)))
        await using (var bulk = await BulkWriter.BeginAsync(db, _storage.Gate, CancellationToken.None))
            bulk.Write([Full()]);

        await using var after = _storage.Contexts.For(NotesStorage.Caller(1));
        Assert.Empty(await after.Set<Note>().ToListAsync());
        using var turn = await _storage.Gate.EnterAsync(CancellationToken.None); // and the gate is free again
    }

    [Fact]
    public async Task A_row_of_another_tenant_is_refused()
    {
        var planted = Full();
        planted.TenantId = 2;

        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(1, [planted]));
    }

    [Fact]
    public async Task Rows_that_point_at_nothing_are_refused_by_the_database()
    {
        await using var db = _storage.Contexts.For(NotesStorage.Caller(1));
        await using var bulk = await BulkWriter.BeginAsync(db, _storage.Gate, CancellationToken.None);

        Assert.ThrowsAny<System.Data.Common.DbException>(() => bulk.Write([new Line { NoteId = Guid.NewGuid() }]));
    }

    private async Task WriteAsync(int tenantId, Note[] notes)
    {
        await using var db = _storage.Contexts.For(NotesStorage.Caller(tenantId));
        await using var bulk = await BulkWriter.BeginAsync(db, _storage.Gate, CancellationToken.None);
        bulk.Write(notes);
        bulk.Write(notes.Select(n => new Line { NoteId = n.Id, Text = n.Title }));
        await bulk.CommitAsync(CancellationToken.None);
    }

    private async Task<string> StoredAsync(Guid id)
    {
        await using var connection = await _storage.Stored.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM note WHERE id = '{id.ToString().ToUpperInvariant()}'";
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        return string.Join('\n', Enumerable.Range(0, reader.FieldCount).Where(i => reader.GetName(i) != "id")
            .Select(i => $"{reader.GetName(i)}={reader.GetValue(i)} ({reader.GetValue(i).GetType().Name})"));
    }

    private static Note Full() => new()
    {
        Title = "Καλημέρα",
        Text = "It's \"quoted\"",
        Amount = 12.3456m,
        Limit = -0.0001m,
        Kind = NoteKind.StickyNote,
        OtherKind = NoteKind.Plain,
        Day = new(2026, 2, 28),
        OtherDay = new(1900, 1, 1),
        Count = -7,
        Big = long.MaxValue,
        Share = 0.1,
        Flag = true,
        Reference = Guid.Parse("0193b6a0-0000-7000-8000-00000000abcd"),
        DateCreated = When,
        DateModified = When,
        CreatedById = NotesStorage.Caller(1).ActorId,
        Place = new() { Town = "Lárnaca", Height = 12.5m, Kind = NoteKind.StickyNote },
    };

    private static void AssertSame(Note expected, Note actual)
    {
        foreach (var property in typeof(Note).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(p => p.Name != nameof(Note.Place)))
            Assert.Equal(property.GetValue(expected), property.GetValue(actual));
        Assert.Equal((expected.Place.Town, expected.Place.Height, expected.Place.Kind), (actual.Place.Town, actual.Place.Height, actual.Place.Kind));
    }
}
