namespace Crm.Graph.Client.Examples;

/// <summary>Errors, told apart by their code.</summary>
internal static class Errors
{
    private const string Count = "query($where: RuleGroup) { contacts(where: $where, first: 1) { totalCount } }";

    public static async Task RunAsync(CrmClient crm, CrmClient stranger, TextWriter output)
    {
        await ReportAsync(() => crm.AskAsync<Answer>(Count, new { where = RuleGroup.And(new Rule("lastNam", "=", "x")) }), output);
        await ReportAsync(() => stranger.AskAsync<Answer>(Count), output);
    }

    private static async Task ReportAsync(Func<Task> ask, TextWriter output)
    {
        try
        {
            await ask();
        }
        catch (CrmException refused)
        {
            foreach (var (message, extensions) in refused.Errors)
                output.WriteLine($"{extensions.Code} {extensions.Status}: {message}");
        }
    }

    private sealed record Answer(Connection<Contact> Contacts);
}
