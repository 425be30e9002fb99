namespace Crm.Graph.Client.Examples;

/// <summary>Mutations of contacts, with the records that they answer.</summary>
internal static class ContactMutations
{
    public static async Task<Payload> CreateAsync(CrmClient crm, object input) => (await crm.AskAsync<Created>(
        """
        mutation($input: CreateContactInput!) {
          createContact(input: $input) {
            contact { id name version }
            errors { code message path }
          }
        }
        """, new { input })).CreateContact;

    public static async Task<Payload> UpdateAsync(CrmClient crm, object input) => (await crm.AskAsync<Updated>(
        """
        mutation($input: UpdateContactInput!) {
          updateContact(input: $input) {
            contact { id name version }
            errors { code message path }
          }
        }
        """, new { input })).UpdateContact;

    public static async Task<Payload> DeleteAsync(CrmClient crm, Guid id) => (await crm.AskAsync<Deleted>(
        """
        mutation($input: DeleteContactInput!) {
          deleteContact(input: $input) {
            contact { id isDeleted }
            errors { code message path }
          }
        }
        """, new { input = new { id } })).DeleteContact;

    /// <summary>The outcome, or errors and then nothing was stored.</summary>
    internal sealed record Payload(Contact? Contact, IReadOnlyList<UserError> Errors);

    private sealed record Created(Payload CreateContact);

    private sealed record Updated(Payload UpdateContact);

    private sealed record Deleted(Payload DeleteContact);
}
