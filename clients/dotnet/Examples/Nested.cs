namespace Crm.Graph.Client.Examples;

/// <summary>Lists inside a list, with a filter of their own.</summary>
internal static class Nested
{
    public static async Task RunAsync(CrmClient crm, TextWriter output)
    {
        var where = RuleGroup.And(new Rule("city", "=", "Paphos"), new Rule("accounts.balance", ">", 1000));
        var debts = RuleGroup.And(new Rule("balance", ">", 0));
        var data = await crm.AskAsync<Answer>(
            """
            query($where: RuleGroup, $debts: RuleGroup) {
              contacts(where: $where, orderBy: [{ field: "lastName" }], first: 2) {
                nodes {
                  name
                  accounts(where: $debts, orderBy: [{ field: "balance", direction: DESC }], first: 1) {
                    nodes { number balance currency }
                  }
                }
              }
            }
            """, new { where, debts });
        foreach (var contact in data.Contacts.Nodes)
        {
            var largest = contact.Accounts!.Nodes[0];
            output.WriteLine(FormattableString.Invariant($"{contact.Name}: {largest.Number}, {largest.Balance} {largest.Currency}"));
        }
    }

    private sealed record Answer(Connection<Contact> Contacts);
}
