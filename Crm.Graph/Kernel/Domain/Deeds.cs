namespace Crm.Graph.Kernel.Domain;

/// <summary>
/// Something that is stored and is no record of an organisation's (a session, a password), but whose doings are: each is told in the audit
/// log when it is saved.
/// </summary>
public abstract class Accountable
{
    private List<Deed>? _deeds;

    /// <summary>What was done since it was last saved, in order.</summary>
    internal IReadOnlyList<Deed> Deeds => _deeds ?? [];

    /// <summary>Has the audit log tell what was done.</summary>
    protected void Tell(Deed deed) => (_deeds ??= []).Add(deed);

    internal void ForgetDeeds() => _deeds = null;
}

/// <summary>Something that was done about a user, which is no change of a record.</summary>
/// <param name="Action">What was done: <c>SIGNED_IN</c>.</param>
/// <param name="OrganisationId">Whose user it is.</param>
/// <param name="UserId">The user.</param>
/// <param name="SessionId">The session that it was done to.</param>
/// <param name="TenantId">The live or test data that it was about.</param>
/// <param name="IsOwn">Whether it was the user who did it, where nobody of the organisation was signed in to say.</param>
/// <param name="ToOrganisationId">The organisation that it was done to, where it was not done to the user.</param>
public sealed record Deed(
    string Action, Guid OrganisationId, Guid UserId, Guid? SessionId = null, int? TenantId = null, bool IsOwn = false, Guid? ToOrganisationId = null);
