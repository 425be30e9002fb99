using System.Security.Cryptography;
using System.Text;
using Crm.Graph.Identity.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Identity.Commands;

/// <summary>Somebody tries a password or a token.</summary>
/// <param name="Login">For whom: the name of a login, which may not exist; null where a token says it.</param>
/// <param name="Address">From which network address; null when it is the machine's own.</param>
internal sealed record Attempt(string? Login, string? Address);

/// <summary>Counts an attempt before it is known how it ends, the same for addresses that exist and that do not; refuses it when there were too many.</summary>
internal sealed class CountAttempt(TimeProvider clock, IOptions<IdentityOptions> options) : ICommand<Attempt, Done>
{
    public async Task<Result<Done>> HandleAsync(Attempt input, CrmDb db, CancellationToken ct)
    {
        var (now, limits) = (clock.Now(), options.Value);
        foreach (var (key, most) in new[] { (KeyOf("login", input.Login), limits.AttemptsPerUser), (KeyOf("address", input.Address), limits.AttemptsPerAddress) })
        {
            if (key is null)
                continue;
            var attempts = await db.Set<Attempts>().SingleOrDefaultAsync(a => a.Key == key, ct) ?? db.Add(new Attempts(key)).Entity;
            if (!attempts.Try(most, now, limits.AttemptsWindow))
                return IdentityErrors.TooManyAttempts(attempts.Until - now);
        }
        return Done.Ok;
    }

    /// <summary>The person was who she said: her attempts are forgotten. Those of the network address go on.</summary>
    public static async Task ForgetAsync(CrmDb db, string login, CancellationToken ct)
    {
        var key = KeyOf("login", login);
        (await db.Set<Attempts>().SingleOrDefaultAsync(a => a.Key == key, ct))?.Clear();
    }

    /// <summary>Writes the attempts of a name as they are.</summary>
    public static async Task TouchAsync(CrmDb db, string login, CancellationToken ct)
    {
        var key = KeyOf("login", login);
        await db.Set<Attempts>().Where(a => a.Key == key).ExecuteUpdateAsync(set => set.SetProperty(a => a.Until, a => a.Until), ct);
    }

    private static string? KeyOf(string kind, string? who)
        => who is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}:{who}")));
}
