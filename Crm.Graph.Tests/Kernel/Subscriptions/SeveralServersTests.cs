using System.Net.WebSockets;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Subscriptions;

/// <summary>Servers that share a database: what one stores, listeners of all hear, and what one takes away is gone on all.</summary>
public static class SeveralServersTests
{
    public sealed class OnPostgreSql : IAsyncLifetime
    {
        private TestServer _one = null!;
        private TestServer _two = null!;

        public async Task InitializeAsync()
        {
            _one = await TestServer.StartAsync(Database.PostgreSql, settings: Shared([]));
            _two = await AnotherAsync();
        }

        public async Task DisposeAsync()
        {
            await _two.DisposeAsync();
            await _one.DisposeAsync();
        }

        [Fact]
        public async Task What_one_server_stores_a_listener_of_the_other_hears()
        {
            var contacts = new ContactsThatChange(_one);
            using var theirs = await ChangeListener.OpenAsync(_two, ContactsThatChange.ChangedWhere(), new { where = contacts.Where });
            await contacts.AddAsync("Ada");
            Assert.Equal($"ENTERED CREATED Ada {contacts.Name}", await theirs.LineAsync());
        }

        [Fact]
        public async Task A_key_that_one_server_revokes_hears_of_nothing_after_that_on_the_other()
        {
            var contacts = new ContactsThatChange(_one);
            var key = await _one.IssueKeyAsync();
            using var listener = await ChangeListener.OpenAsync(_two, ContactsThatChange.ChangedWhere(), new { where = contacts.Where }, key);
            await contacts.AddAsync("Before");
            Assert.Equal($"ENTERED CREATED Before {contacts.Name}", await listener.LineAsync());
            await _one.RevokeKeyAsync(key);
            await contacts.AddAsync("After");
            Assert.Equal("UNAUTHENTICATED", (await listener.EndAsync()).GetProperty("code").GetString());
        }

        /// <summary>Small here; <c>Crm.Graph.Bench -- chaos</c> is where servers are killed.</summary>
        [Fact]
        public async Task Through_dropped_connections_and_a_server_that_goes_each_listener_hears_each_change_once_and_in_order()
        {
            const int Changes = 300;
            var contacts = new ContactsThatChange(_one);
            var cursor = (string)(await _one.QueryAsync("{ eventCursor }"))["eventCursor"]!;
            var three = await AnotherAsync();
            var third = new TaskCompletionSource();
            var isGone = false;
            var writing = Task.Run(async () =>
            {
                for (var i = 0; i < Changes; i++)
                {
                    await contacts.AddAsync($"{i}");
                    if (i == Changes / 3)
                        third.SetResult();
                }
            });
            var listeners = Enumerable.Range(0, 6).Select(i => FollowAsync(new Random(i), i)).ToList();
            await third.Task;
            Volatile.Write(ref isGone, true);
            await three.DisposeAsync();
            await writing;
            foreach (var heard in await Task.WhenAll(listeners))
                Assert.Equal(Enumerable.Range(0, Changes).Select(i => $"{i}"), heard);

            async Task<List<string>> FollowAsync(Random random, int number)
            {
                var (heard, place) = (new List<string>(), cursor);
                while (heard.Count < Changes)
                {
                    // The last one begins on the server that goes.
                    var server = number == 5 && !Volatile.Read(ref isGone) ? three : random.Next(2) == 0 ? _one : _two;
                    try
                    {
                        using var listener = await ChangeListener.OpenAsync(server, ContactsThatChange.ChangedWhere("cursor contact { firstName }"), new { where = contacts.Where, after = place });
                        for (var left = random.Next(5, 60); left > 0 && heard.Count < Changes; left--)
                        {
                            var next = await listener.NextAsync();
                            heard.Add(next.GetProperty("contact").GetProperty("firstName").GetString()!);
                            place = next.GetProperty("cursor").GetString()!;
                        }
                    }
                    catch (Exception broken) when (broken is WebSocketException || Volatile.Read(ref isGone))
                    {
                        // Comes back with its last cursor.
                    }
                }
                return heard;
            }
        }

        private Task<TestServer> AnotherAsync() => TestServer.StartAsync(Database.PostgreSql, settings: Shared([.. _one.Stored.Arguments]));

        private static string[] Shared(string[] stored) => Environment.GetEnvironmentVariable("CRM_TEST_REDIS") is { Length: > 0 } redis
            ? [.. stored, "--Backplane:Redis", redis]
            : stored;
    }
}
