using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Storage;

namespace Crm.Graph.Contacts.Commands;

/// <summary>What a contact answered when asked for its consent.</summary>
/// <param name="Id">The contact, by its id or code.</param>
/// <param name="ConsentState">The answer.</param>
/// <param name="ExpectedVersion">The version of the contact that the change was made for.</param>
public sealed record SetContactConsentInput(RecordId Id, ConsentState ConsentState, int? ExpectedVersion = null) : IExpectsVersion;

/// <summary>Records whether a contact agrees to its data being processed, and when that changed; the same answer again keeps its time.</summary>
public sealed class SetContactConsent(TimeProvider clock) : ICommand<SetContactConsentInput, Contact>
{
    public async Task<Result<Contact>> HandleAsync(SetContactConsentInput input, CrmDb db, CancellationToken ct)
    {
        var contact = await db.RequireAsync<Contact>(input.Id, input.ExpectedVersion, ct);
        return contact.Succeeded ? contact.Value.SetConsent(input.ConsentState, clock.Now()) : contact;
    }
}
