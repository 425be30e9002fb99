namespace Crm.Graph.Client.Examples;

/// <summary>A filter that is kept under a name, and used by its id.</summary>
internal static class SavedFilter
{
    public static async Task RunAsync(CrmClient crm, TextWriter output)
    {
        var value = RuleGroup.And(new Rule("city", "in", "Paphos, Limassol"));
        var saved = (await crm.AskAsync<Saved>(
            """
            mutation($input: CreateSavedFilterInput!) {
              createSavedFilter(input: $input) {
                savedFilter { id name }
                errors { code message path }
              }
            }
            """, new { input = new { name = "The south-west", module = "contacts", value } })).CreateSavedFilter.SavedFilter!;
        output.WriteLine($"saved {saved.Name}");
        output.WriteLine($"{await CountAsync(crm, saved.Id, null)} contacts");
        // With rules beside it, both must hold.
        output.WriteLine($"{await CountAsync(crm, saved.Id, RuleGroup.And(new Rule("type", "=", "COMPANY")))} of them companies");

        var deleted = (await crm.AskAsync<Deleted>(
            """
            mutation($input: DeleteSavedFilterInput!) {
              deleteSavedFilter(input: $input) { errors { code message path } }
            }
            """, new { input = new { id = saved.Id } })).DeleteSavedFilter;
        output.WriteLine($"deleted, {deleted.Errors.Count} errors");
    }

    private static async Task<int> CountAsync(CrmClient crm, Guid savedFilter, RuleGroup? where) => (await crm.AskAsync<Answer>(
        """
        query($savedFilter: ID, $where: RuleGroup) {
          contacts(savedFilter: $savedFilter, where: $where, first: 1) { totalCount }
        }
        """, new { savedFilter, where })).Contacts.TotalCount;

    private sealed record Answer(Connection<Contact> Contacts);

    private sealed record Filter(Guid Id, string Name);

    private sealed record Payload(Filter? SavedFilter, IReadOnlyList<UserError> Errors);

    private sealed record Saved(Payload CreateSavedFilter);

    private sealed record Deleted(Payload DeleteSavedFilter);
}
