namespace Crm.Graph.Client.Examples;

/// <summary>Two people read the same version; the first change is stored, the second is not.</summary>
internal static class Conflict
{
    public static async Task RunAsync(CrmClient crm, TextWriter output)
    {
        var contact = (await ContactMutations.CreateAsync(crm, new { firstName = "Grace", lastName = "Hopper" })).Contact!;
        foreach (var title in (string[])["Dr", "Admiral"])
        {
            var updated = await ContactMutations.UpdateAsync(crm, new { id = contact.Id, title, expectedVersion = contact.Version });
            output.WriteLine(updated.Contact is { } stored ? $"{title}: stored as version {stored.Version}" : $"{title}: {updated.Errors[0].Code}");
        }

        var deleted = await ContactMutations.DeleteAsync(crm, contact.Id);
        output.WriteLine($"deleted: {(deleted.Contact!.IsDeleted ? "true" : "false")}");
    }
}
