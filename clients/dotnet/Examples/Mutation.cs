namespace Crm.Graph.Client.Examples;

/// <summary>A mutation that is refused, and one that is not: errors of the input are data.</summary>
internal static class Mutation
{
    public static async Task RunAsync(CrmClient crm, TextWriter output)
    {
        var refused = await ContactMutations.CreateAsync(crm, new { firstName = "Ada", email = "ada@" });
        foreach (var error in refused.Errors)
            output.WriteLine($"{string.Join('.', error.Path)}: {error.Code} {error.Message}");

        var created = await ContactMutations.CreateAsync(crm, new { firstName = "Ada", lastName = "Lovelace", email = "ada@example.com" });
        output.WriteLine($"created {created.Contact!.Name}, version {created.Contact.Version}");

        var deleted = await ContactMutations.DeleteAsync(crm, created.Contact.Id);
        output.WriteLine($"deleted: {(deleted.Contact!.IsDeleted ? "true" : "false")}");
    }
}
