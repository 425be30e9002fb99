using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Storage;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Reading;

/// <summary>Planned reads answer, to the letter, what plain EF Core and a serialiser by hand answer.</summary>
public abstract class RandomReadTests(ReadingServer reading)
{
    [Collection(ReadingTests.Name)]
    public sealed class OnSqlite(ReadingServer.OnSqlite reading) : RandomReadTests(reading);

    [Collection(ReadingTests.OnPostgreSql.Name)]
    public sealed class OnPostgreSql(ReadingServer.OnPostgreSql reading) : RandomReadTests(reading);

    [Fact]
    public async Task Random_selections_answer_what_EF_Core_answers()
    {
        await using var db = reading.Server.Services.GetRequiredService<DbContexts>().For(reading.Caller, tracking: true);
        // Tracked in one context, so that EF Core ties them together.
        var contacts = (await db.Set<Contact>().Include(c => c.CreatedBy).Include(c => c.Category).ToListAsync()).ToList<object>();
        var (phones, addresses) = (await db.Set<ContactPhone>().ToListAsync(), await db.Set<ContactAddress>().ToListAsync());
        var accounts = (await db.Set<Account>().Include(a => a.PaymentTerms).Include(a => a.CreatedBy).ToListAsync()).ToList<object>();
        var (links, entries) = (await db.Set<AccountContact>().ToListAsync(), await db.Set<AccountEntry>().ToListAsync());
        var shapes = new Shapes(links, entries, phones, addresses, await db.Set<CustomFieldValue>().Include(v => v.Field).ToListAsync());

        await Gen.UInt.SampleAsync(async seed =>
        {
            var random = new RandomReads(new Random((int)seed));
            var isContacts = seed % 2 == 0;
            var read = random.Connection(isContacts ? shapes.Contact : shapes.Account, depth: 4);
            var query = $"query($yes: Boolean = true) {{ list: {(isContacts ? "contacts" : "accounts")}{read.Text} yes: __typename @include(if: $yes) }}";
            var data = await reading.Server.QueryAsync(query);
            var expected = read.Of(isContacts ? contacts : accounts)!.ToJsonString();
            Assert.True(expected == data["list"]!.ToJsonString(), $"{query}\n{expected}\n{data["list"]!.ToJsonString()}");
        }, iter: 200, threads: 2);
    }
}
