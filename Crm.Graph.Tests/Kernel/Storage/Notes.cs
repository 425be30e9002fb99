using System.ComponentModel.DataAnnotations.Schema;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations;
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

/// <summary>The embedded database with these two beside what every model has.</summary>
internal sealed class NotesDb(DbContextOptions options, Catalogues catalogues) : SqliteCrmDb(options, catalogues)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Note>(n =>
        {
            n.HasKey(x => x.Id);
            n.ComplexProperty(x => x.Place);
        });
        modelBuilder.Entity<Line>().HasOne<Note>().WithMany().HasForeignKey(l => l.NoteId);
        base.OnModelCreating(modelBuilder);
    }
}

/// <summary>Two organisations and their contexts, on a file of their own.</summary>
internal sealed class NotesStorage : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services;

    public NotesStorage()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.Database)!);
        var catalogues = new Catalogues();
        foreach (var catalogue in (FieldCatalogue[])[new ActorFields(), new NotePlaceFields(), new NoteFields()])
            catalogues.Add(catalogue);
        _services = new ServiceCollection()
            .AddSingleton<IHostEnvironment>(new TestEnvironment(_folder.Path, "Production"))
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(catalogues)
            .AddSqlite<NotesDb>(new ConfigurationBuilder().Build())
            .AddCrmEvents(new ConfigurationBuilder().Build())
            .BuildServiceProvider();
        Contexts = _services.GetRequiredService<DbContexts>();
        using var db = Contexts.ForNobody();
        db.Database.EnsureCreated();
        db.Database.ExecuteSqlRaw("""
            INSERT INTO organisation (id, name, owner_email, country, currency, time_zone, date_created)
              VALUES ('00000000-0000-0000-0000-000000000001', 'A', 'a@a', 'CYP', 'EUR', 'UTC', 0);
            INSERT INTO actor (id, organisation_id, kind, name) VALUES
              ('00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001', 'API_KEY', 'K');
            """);
    }

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

    public void Dispose()
    {
        _services.Dispose();
        _folder.Dispose();
    }
}
