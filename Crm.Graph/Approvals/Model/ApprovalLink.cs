namespace Crm.Graph.Approvals.Model;

/// <summary>
/// A link by which one user or contact can respond to a request, once and for some time. Only the hash of its token is stored. It says itself whose
/// data it is of: whoever comes with one is known by nothing else.
/// </summary>
public sealed class ApprovalLink
{
    private ApprovalLink() { } // EF

    internal ApprovalLink(ApprovalRequest request, Guid? userId, Guid? contactId, byte[] hash, DateTimeOffset now, DateTimeOffset expiresOn)
    {
        (TenantId, RequestId, UserId, ContactId) = (request.TenantId, request.Id, userId, contactId);
        (Hash, DateCreated, ExpiresOn) = (hash, now, expiresOn);
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public int TenantId { get; private set; }

    public Guid RequestId { get; private set; }

    public Guid? UserId { get; private set; }

    public Guid? ContactId { get; private set; }

    public byte[] Hash { get; private set; } = [];

    public DateTimeOffset DateCreated { get; private set; }

    public DateTimeOffset ExpiresOn { get; private set; }

    public DateTimeOffset? DateUsed { get; private set; }

    internal bool IsGood(DateTimeOffset now) => DateUsed is null && now < ExpiresOn;

    internal void Use(DateTimeOffset now) => DateUsed = now;
}
