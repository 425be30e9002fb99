using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Storage.Trimming;

namespace Crm.Graph.Identity.Storage;

/// <summary>What of signing in is not kept: used refresh tokens as long as their session only, in which a thief would show by them.</summary>
internal static class IdentityTrim
{
    public static IServiceCollection AddIdentityTrim(this IServiceCollection services) => services
        .AddTrim("refresh tokens", (db, now) => db.Set<RefreshToken>().Where(t => t.Session!.DateEnded != null || t.Session.ExpiresOn <= now).OrderBy(t => t.Id))
        .AddTrim("sessions", (db, now) => db.Set<Session>().Where(s => s.DateEnded != null || s.ExpiresOn <= now).OrderBy(s => s.Id))
        .AddTrim("invitations", (db, now) => db.Set<Invitation>().Where(i => i.ExpiresOn <= now).OrderBy(i => i.Id))
        .AddTrim("counts of attempts", (db, now) => db.Set<Attempts>().Where(a => a.Until <= now).OrderBy(a => a.Key));
}
