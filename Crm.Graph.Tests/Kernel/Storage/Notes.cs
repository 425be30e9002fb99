using System.ComponentModel.DataAnnotations.Schema;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Kernel.Storage.PostgreSql;
using Crm.Graph.Kernel.Storage.Sqlite;
using Crm.Graph.Organisations;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Crm.Graph.Tests.Kernel.Storage;

/// <summary>A record with every kind of column.</summary>
internal sealed class Note : Record
{
    public string Title { get; internal set; } = "";

    public string? Text { get; internal set; }

    public decimal Amount { get; internal set; }

    public decimal? Limit { get; internal set; }

    public NoteKind Kind { get; internal set; }

    public NoteKind? OtherKind { get; internal set; }

    public DateOnly Day { get; internal set; }

    public DateOnly? OtherDay { get; internal set; }

    public int Count { get; internal set; }

    public long? Big { get; internal set; }

    public double Share { get; internal set; }

    public bool? Flag { get; internal set; }

    public Guid? Reference { get; internal set; }

    public NotePlace Place { get; internal set; } = new();
}

[ComplexType]
internal sealed class NotePlace
{
    public string? Town { get; internal set; }

    public decimal? Height { get; internal set; }

    public NoteKind? Kind { get; internal set; }
}

internal enum NoteKind
{
    Plain,
    StickyNote,
}

/// <summary>Something that is only ever added.</summary>
internal sealed class Line : Entity, IAppendOnly
{
    public Guid NoteId { get; internal set; }

    public string Text { get; internal set; } = "";
}

internal sealed class NoteFields : RecordCatalogue<Note>
{
    public NoteFields()
    {
        Field(n => n.Title);
        Field(n => n.Text);
        Field(n => n.OtherKind).NotLogged();
        Group(n => n.Place);
    }
}

internal sealed class NotePlaceFields : FieldCatalogue<NotePlace>
{
    public NotePlaceFields() => Field(p => p.Town);
}

/// <summary>These two beside what every model has.</summary>
internal static class NotesModel
{
    public static void Add(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Note>(n =>
        {
            n.HasKey(x => x.Id);
            n.ComplexProperty(x => x.Place);
        });
        modelBuilder.Entity<Line>().HasOne<Note>().WithMany().HasForeignKey(l => l.NoteId);
    }
}

internal sealed class SqliteNotesDb(DbContextOptions options, Catalogues catalogues) : SqliteCrmDb(options, catalogues)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        NotesModel.Add(modelBuilder);
        base.OnModelCreating(modelBuilder);
    }
}

internal sealed class PostgreSqlNotesDb(DbContextOptions options, Catalogues catalogues) : PostgreSqlCrmDb(options, catalogues)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        NotesModel.Add(modelBuilder);
        base.OnModelCreating(modelBuilder);
    }
}

/// <summary>Two organisations and their contexts, on a database of their own.</summary>
internal sealed class NotesStorage : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private NotesStorage(TestDatabase stored, DatabaseProvider provider)
    {
        var catalogues = new Catalogues();
        foreach (var catalogue in (FieldCatalogue[])[new ActorFields(), new NotePlaceFields(), new NoteFields()])
            catalogues.Add(catalogue);
        Stored = stored;
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IHostEnvironment>(new TestEnvironment(Path.GetTempPath(), "Production"))
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(catalogues)
            .AddCrmStorage(new ConfigurationBuilder().AddInMemoryCollection(stored.Settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build(), provider)
            .AddCrmEvents(new ConfigurationBuilder().Build())
            .BuildServiceProvider();
        Contexts = _services.GetRequiredService<DbContexts>();
    }

    public static async Task<NotesStorage> StartAsync(Database on)
    {
        var storage = new NotesStorage(TestDatabase.NotYet(on), on == Database.Sqlite ? new SqliteProvider<SqliteNotesDb>() : new PostgreSqlProvider<PostgreSqlNotesDb>());
        await (await storage._services.GetRequiredService<DatabaseSetup>().EnterAsync(CancellationToken.None)).DisposeAsync();
        await using var db = storage.Contexts.For(Caller(1), tracking: true);
        await db.Database.EnsureCreatedAsync();
        db.Add(Organisation.Register("A", "a@example.com", "CYP", "EUR", "Europe/Nicosia", storage.Clock.Now(), Caller(1).OrganisationId).Value);
        db.Add(new Actor(Caller(1).ActorId, Caller(1).OrganisationId, ActorKind.ApiKey, "K"));
        await db.SaveChangesAsync();
        return storage;
    }

    public TestDatabase Stored { get; }

    public WriteGate Gate => _services.GetRequiredService<WriteGate>();

    public ManualClock Clock { get; } = new();

    public DbContexts Contexts { get; }

    public static Crm.Graph.Kernel.Security.Caller Caller(int tenantId) => Crm.Graph.Kernel.Security.Caller.System(
        Guid.Parse("00000000-0000-0000-0000-000000000002"), tenantId, Guid.Parse("00000000-0000-0000-0000-000000000001"),
        TimeZoneInfo.Utc, "CYP", "EUR");

    /// <summary>A stored note of this tenant.</summary>
    public async Task<Note> AddAsync(int tenantId, string title = "A note")
    {
        await using var db = Contexts.For(Caller(tenantId), tracking: true);
        var note = new Note { Title = title };
        db.Add(note);
        await db.SaveChangesAsync();
        return note;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Stored.DisposeAsync();
    }
}
