using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Transport;

public sealed class CallerAddressTests
{
    private const string Query = "{ whence }";

    public static readonly TheoryData<string, string> Addresses = new()
    {
        { "203.0.113.7", "\"203.0.113.7\"" },
        { "::ffff:203.0.113.7", "\"203.0.113.7\"" },
        { "2001:db8::7", "\"2001:db8::7\"" },
        { "127.0.0.1", "null" },
        { "::1", "null" },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_request_knows_where_it_comes_from_unless_that_is_the_machine_itself(string remote, string expected)
    {
        await using var host = await StartAsync(remote);
        Assert.Equal($$$$"""{"data":{"whence":{{{{expected}}}}}}""", (await host.QueryAsync(Query)).Body);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task An_event_stream_knows_it_too(string remote, string expected)
    {
        await using var host = await StartAsync(remote);
        Assert.Contains($$$$"""{"data":{"whence":{{{{expected}}}}}}""", (await host.QueryAsync(Query, accept: "text/event-stream")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_WebSocket_knows_it_too(string remote, string expected)
    {
        await using var host = await StartAsync(remote);
        using var client = await SocketClient.ReadyAsync(host);
        await client.SubscribeAsync("1", Query);
        Assert.Equal($$$$"""{"id":"1","type":"next","payload":{"data":{"whence":{{{{expected}}}}}}}""", await client.NextAsync());
    }

    private static Task<WireHost> StartAsync(string remote)
        => WireHost.StartAsync(more: services => services.AddSingleton<IStartupFilter>(new From(IPAddress.Parse(remote))));

    /// <summary>Lets every connection come from an address.</summary>
    private sealed class From(IPAddress address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, rest) =>
            {
                http.Connection.RemoteIpAddress = address;
                return rest(http);
            });
            next(app);
        };
    }
}
