using Crm.Graph.Kernel.Domain;
using Crm.Graph.Organisations.Model;

namespace Crm.Graph.Identity.Model;

/// <summary>That a user has signed in: what access tokens stand on. It ends by signing out, by its time, or when something is wrong with it.</summary>
public sealed class Session : Accountable
{
    /// <summary>What a user needs at home to work in an organisation below with her role.</summary>
    internal const string MasqueradePermission = "masquerades:write";

    private readonly List<RefreshToken> _tokens = [];

    private Session() { } // EF

    internal static Session Open(Membership membership, int tenantId, byte[] refreshHash, string? address, DateTimeOffset now, TimeSpan lifetime)
    {
        var session = new Session
        {
            MembershipId = membership.Id,
            Membership = membership,
            OrganisationId = membership.OrganisationId,
            UserId = membership.UserId,
            TenantId = tenantId,
            Address = address,
            DateCreated = now,
            ExpiresOn = now + lifetime,
        };
        session._tokens.Add(new RefreshToken(session.Id, refreshHash, now));
        session.Tell(session.Deed(UserDeeds.SignedIn, isOwn: true));
        return session;
    }

    /// <summary>The same person goes on in another organisation, where she is a user too. It lasts no longer than this one would.</summary>
    internal Session Switch(Membership membership, int tenantId, byte[] refreshHash, string? address, DateTimeOffset now)
    {
        var session = Open(membership, tenantId, refreshHash, address, now, ExpiresOn - now);
        session.ForgetDeeds();
        Tell(new Deed(OrganisationEvents.Switched, OrganisationId, UserId, Id, TenantId, IsOwn: true, ToOrganisationId: session.OrganisationId));
        session.Tell(new Deed(OrganisationEvents.Switched, session.OrganisationId, session.UserId, session.Id, tenantId, IsOwn: true, ToOrganisationId: session.OrganisationId));
        return session;
    }

    /// <summary>
    /// The user works in an organisation below with the role that she has in her own. It ends with this session, and when she loses the
    /// permission for it.
    /// </summary>
    internal Session Masquerade(NetworkGuest guest, int tenantId, byte[] refreshHash, string? address, DateTimeOffset now)
    {
        var session = new Session
        {
            MembershipId = MembershipId,
            OrganisationId = guest.OrganisationId,
            UserId = UserId,
            TenantId = tenantId,
            GuestId = guest.Id,
            FromId = Id,
            Address = address,
            DateCreated = now,
            ExpiresOn = ExpiresOn,
        };
        session._tokens.Add(new RefreshToken(session.Id, refreshHash, now));
        guest.TellAtHome(OrganisationEvents.Masqueraded, TenantId, Id);
        guest.TellThere(OrganisationEvents.Masqueraded, tenantId, session.Id);
        return session;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid MembershipId { get; private set; }

    public Membership? Membership { get; private set; }

    public Guid OrganisationId { get; private set; }

    public Guid UserId { get; private set; }

    /// <summary>The live or test data that the session works with.</summary>
    public int TenantId { get; private set; }

    /// <summary>Who the user is in an organisation that she masquerades into; null at home.</summary>
    public Guid? GuestId { get; private set; }

    /// <summary>The session at home that a masquerade was begun in, and ends with.</summary>
    public Guid? FromId { get; private set; }

    /// <summary>The network address that signed in.</summary>
    public string? Address { get; private set; }

    public DateTimeOffset DateCreated { get; private set; }

    /// <summary>When it ends at the latest, however often it is refreshed.</summary>
    public DateTimeOffset ExpiresOn { get; private set; }

    public DateTimeOffset? DateEnded { get; private set; }

    public SessionEnd? End { get; private set; }

    internal IReadOnlyList<RefreshToken> Tokens => _tokens;

    internal bool IsOpen(DateTimeOffset now) => DateEnded is null && now < ExpiresOn;

    /// <summary>The next refresh token in place of the one that was used.</summary>
    internal void Refresh(RefreshToken used, byte[] nextHash, DateTimeOffset now)
    {
        used.Use(now);
        _tokens.Add(new RefreshToken(Id, nextHash, now));
    }

    /// <summary>Ends it, once; what ended it first stands.</summary>
    internal void Finish(SessionEnd why, DateTimeOffset now)
    {
        if (DateEnded is not null)
            return;
        (DateEnded, End) = (now, why);
        Tell(why switch
        {
            SessionEnd.SignedOut => Deed(UserDeeds.SignedOut, isOwn: true),
            SessionEnd.TokenReused => Deed(UserDeeds.TokenReused, isOwn: false),
            _ => Deed(UserDeeds.SessionEnded, isOwn: why == SessionEnd.PasswordChanged),
        });
    }

    private Deed Deed(string action, bool isOwn) => new(action, OrganisationId, GuestId ?? UserId, Id, TenantId, isOwn, GuestId is null ? null : OrganisationId);
}

/// <summary>Why a session ended.</summary>
public enum SessionEnd
{
    SignedOut,
    /// <summary>A refresh token came a second time: two hold it, and one of them is a thief.</summary>
    TokenReused,
    PasswordChanged,
    Suspended,
}

/// <summary>A refresh token of a session: good once. Used ones are kept while the session lasts, to be recognised. Only the hash is stored.</summary>
public sealed class RefreshToken
{
    private RefreshToken() { } // EF

    internal RefreshToken(Guid sessionId, byte[] hash, DateTimeOffset now) => (SessionId, Hash, DateCreated) = (sessionId, hash, now);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid SessionId { get; private set; }

    public Session? Session { get; private set; }

    public byte[] Hash { get; private set; } = [];

    public DateTimeOffset DateCreated { get; private set; }

    public DateTimeOffset? DateUsed { get; private set; }

    internal void Use(DateTimeOffset now) => DateUsed = now;
}
