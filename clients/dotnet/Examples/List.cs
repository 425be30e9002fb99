namespace Crm.Graph.Client.Examples;

/// <summary>A list by rules, sorted.</summary>
internal static class List
{
    public static async Task RunAsync(CrmClient crm, TextWriter output)
    {
        var where = RuleGroup.And(new Rule("city", "=", "Paphos"), new Rule("accounts.balance", ">", 1000));
        var data = await crm.AskAsync<Answer>(
            """
            query($where: RuleGroup) {
              contacts(where: $where, orderBy: [{ field: "lastName" }], first: 3) {
                totalCount
                nodes { name city }
              }
            }
            """, new { where });
        output.WriteLine($"{data.Contacts.TotalCount} contacts");
        foreach (var contact in data.Contacts.Nodes)
            output.WriteLine($"{contact.Name}, {contact.City}");
    }

    private sealed record Answer(Connection<Contact> Contacts);
}
