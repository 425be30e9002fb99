using Crm.Graph.Identity.Commands;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Commands;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Organisations.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Demo;

/// <summary>
/// Two organisations to try the server with, and keys that are good in Development only: they are public knowledge, so that any
/// other start takes them away again.
/// </summary>
internal sealed class DemoOrganisations(
    DbContexts contexts, WriteGate gate, TimeProvider clock, IHostEnvironment environment, IOptions<DemoOptions> options)
{
    internal static readonly Guid Main = Id(1);
    private static readonly Guid Other = Id(2);
    private const string MainName = "Aphrodite Outdoors";
    private const string OtherName = "Meridian Teas";
    private static readonly Guid[] KeyIds = [Id(11), Id(12), Id(13)];

    private readonly bool _wanted = environment.IsDevelopment() && options.Value.Enabled;

    /// <summary>Callers for the test data of both organisations, for what else is made up; null where no demo is wanted.</summary>
    public async Task<(Caller Main, Caller Other)?> PrepareAsync(CancellationToken ct)
    {
        using var turn = await gate.EnterAsync(ct);
        await using var db = contexts.ForNobody(tracking: true);
        var stored = await db.Set<ApiKey>().IgnoreQueryFilters().Where(k => KeyIds.Contains(k.Id)).ToListAsync(ct);
        if (!_wanted)
        {
            await RemoveAsync(db, KeyIds, ct);
            return null;
        }
        var now = clock.Now();
        var main = await OrganisationAsync(db, Main, MainName, "CYP", "EUR", "Europe/Nicosia", now, ct);
        var other = await OrganisationAsync(db, Other, OtherName, "GBR", "GBP", "Europe/London", now, ct);
        var keys = options.Value;
        db.Caller = CallerOf(main, Id(21));
        await KeyAsync(db, stored, KeyIds[0], main, "Demo secret key", ApiKeyKind.Secret, keys.SecretKey, now, ct);
        await KeyAsync(db, stored, KeyIds[1], main, "Demo publishable key", ApiKeyKind.Publishable, keys.PublishableKey, now, ct);
        await db.SaveChangesAsync(ct);
        db.Caller = CallerOf(other, Id(22));
        await KeyAsync(db, stored, KeyIds[2], other, "Demo secret key", ApiKeyKind.Secret, keys.OtherSecretKey, now, ct);
        await db.SaveChangesAsync(ct);
        return (CallerOf(main, Id(21)), CallerOf(other, Id(22)));
    }

    /// <summary>What one of the two organisations is called.</summary>
    internal static string NameOf(Guid id) => id == Main ? MainName : OtherName;

    private static async Task<Organisation> OrganisationAsync(
        CrmDb db, Guid id, string name, string country, string currency, string timeZone, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.AnyOrganisations().Include(o => o.Tenants).SingleOrDefaultAsync(o => o.Id == id, ct) is { } known)
            return known;
        var organisation = Organisation.Register(name, "owner@example.com", country, currency, timeZone, now, id).Value;
        // Nobody of it can call for it yet.
        db.ForgetCaller();
        db.Add(organisation);
        db.Add(new Actor(id == Main ? Id(21) : Id(22), id, ActorKind.System, "Demo data"));
        // Saved one by one, so that the tenants' numbers are the same in every new database.
        await db.SaveChangesAsync(ct);
        db.Caller = CallerOf(organisation, id == Main ? Id(21) : Id(22));
        _ = (await RegisterFirstOrganisation.AddOwnerAsync(db, organisation.OwnerEmail, ct)).Value;
        await db.SaveChangesAsync(ct);
        return organisation;
    }

    /// <summary>The key as the settings have it today.</summary>
    private static async Task KeyAsync(
        CrmDb db, List<ApiKey> stored, Guid id, Organisation organisation, string name, ApiKeyKind kind, string text, DateTimeOffset now, CancellationToken ct)
    {
        var before = stored.Find(k => k.Id == id);
        if (before is not null && before.Hash.AsSpan().SequenceEqual(KeyText.Hash(text)))
            return;
        if (before is not null)
        {
            db.Entry(before).State = EntityState.Detached;
            await RemoveAsync(db, [id], ct);
        }
        var key = ApiKey.Issue(organisation, TenantMode.Test, name, kind, text, now, id: id);
        db.Add(key);
        if (!await db.Set<Actor>().IgnoreQueryFilters().AnyAsync(a => a.Id == id, ct))
            db.Add(key.ToActor());
    }

    /// <summary>Keys that everybody knows are taken away and not revoked: the next start in Development puts them back.</summary>
    private static Task<int> RemoveAsync(CrmDb db, Guid[] ids, CancellationToken ct)
        => db.Set<ApiKey>().IgnoreQueryFilters().Where(k => ids.Contains(k.Id)).ExecuteDeleteAsync(ct);

    private static Caller CallerOf(Organisation organisation, Guid actor) => SystemCaller.Of(organisation, actor, TenantMode.Test);

    /// <summary>Ids that are the same in every database, in the form of version 7.</summary>
    private static Guid Id(int number) => Guid.Parse($"01900000-0000-7000-8000-{number:D12}");
}
