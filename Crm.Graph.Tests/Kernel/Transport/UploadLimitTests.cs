using System.Net;
using System.Net.Sockets;
using System.Text;
using Crm.Graph.Kernel.Transport.Uploads;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Crm.Graph.Tests.Kernel.Transport.WireUploads;

namespace Crm.Graph.Tests.Kernel.Transport;

/// <summary>What uploads may cost, and that nothing of them is left behind.</summary>
public sealed class UploadLimitTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private WireHost _host = null!;

    private UploadStore Store => _host.Services.GetRequiredService<UploadStore>();

    private Held Holding => _host.Services.GetRequiredService<Held>();

    public async Task InitializeAsync() => _host = await WireHost.StartAsync(new()
    {
        ["Transport:MaxBodyBytes"] = "2048",
        ["Uploads:MaxBodyBytes"] = "20000",
        ["Uploads:MaxFileBytes"] = "10000",
        ["Uploads:MaxFiles"] = "2",
        ["Uploads:MaxHeldBytes"] = "12000",
        ["Uploads:Folder"] = _folder.Path,
    });

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(10_000, 200)]
    [InlineData(10_001, 413)]
    public async Task A_file_may_weigh_so_much(int bytes, int status) => Assert.Equal(status, (await SendAsync(OneFile("length", new string('x', bytes)))).Status);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_form_over_the_limit_is_413_with_or_without_a_length(bool withLength)
    {
        using var request = Request(OneFile("length", new string('x', 20_000)));
        request.Headers.TransferEncodingChunked = withLength ? null : true;
        var answer = await _host.SendAsync(request);
        Assert.Equal(413, answer.Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Operations_and_map_weigh_no_more_than_a_request_without_files(bool operations)
    {
        var padding = new string(' ', 2_048);
        var answer = await SendAsync(Form(
            Text("operations", """{"query":"mutation($file: Upload) { got(file: $file) }","variables":{"file":null}}""" + (operations ? padding : "")),
            Text("map", """{"0":["variables.file"]}""" + (operations ? "" : padding)),
            File("0", "x")));
        Assert.Equal(413, answer.Status);
        Assert.Contains(operations ? "'operations'" : "'map'", answer.Error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_file_too_many_is_refused_before_it_comes()
    {
        var answer = await SendAsync(Form(
            Text("operations", """{"query":"mutation($files: [Upload]) { gotAll(files: $files) }","variables":{"files":[null,null,null]}}"""),
            Text("map", """{"0":["variables.files.0"],"1":["variables.files.1"],"2":["variables.files.2"]}""")));
        Assert.Equal(400, answer.Status);
        Assert.Equal("A request may have at most 2 files.", answer.Error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task What_all_requests_hold_together_is_bounded_and_free_again_when_they_end()
    {
        var first = SendAsync(OneFile("hold", new string('x', 8_000)));
        await Eventually.HoldsAsync(() => Holding.Waiting == 1);
        Assert.Equal(8_000, Store.HeldBytes);
        var refused = await SendAsync(OneFile("length", new string('x', 8_000)));
        Assert.Equal((429, "RATE_LIMITED"), (refused.Status, refused.Extensions.GetProperty("code").GetString()));
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
        Holding.Free();
        Assert.Equal(200, (await first).Status);
        await Eventually.HoldsAsync(() => Store.HeldBytes == 0);
        Assert.Equal("8000", (await SendAsync(OneFile("length", new string('x', 8_000)))).Data.GetProperty("length").GetString());
    }

    [Fact]
    public async Task A_file_has_no_name_on_the_disk_even_while_it_lies_there()
    {
        var running = SendAsync(OneFile("hold", "content"));
        await Eventually.HoldsAsync(() => Holding.Waiting == 1);
        Assert.Equal(7, Store.HeldBytes);
        if (!OperatingSystem.IsWindows())
            Assert.Empty(Directory.EnumerateFiles(_folder.Path));
        Holding.Free();
        Assert.Equal("a.txt text/plain 7: content", (await running).Data.GetProperty("hold").GetString());
    }

    [Fact]
    public async Task Who_hangs_up_while_sending_leaves_nothing_behind()
    {
        using (var half = await HalfSentAsync(_host, OneFile("got", new string('x', 8_000))))
            await Eventually.HoldsAsync(() => Store.HeldBytes > 0);
        await Eventually.HoldsAsync(() => Store.HeldBytes == 0);
        Assert.Empty(_host.Log.Errors);
    }

    [Fact]
    public async Task Who_hangs_up_while_the_request_runs_leaves_nothing_behind()
    {
        using (var gone = new CancellationTokenSource())
        {
            using var request = Request(OneFile("hold", new string('x', 8_000)));
            var running = _host.Client.SendAsync(request, gone.Token);
            await Eventually.HoldsAsync(() => Holding.Waiting == 1);
            await gone.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        }
        await Eventually.HoldsAsync(() => Store.HeldBytes == 0);
        Assert.Empty(_host.Log.Errors);
    }

    [Fact]
    public async Task Files_that_come_drop_by_drop_have_their_time()
    {
        await using var host = await WireHost.StartAsync(new() { ["Uploads:Timeout"] = "00:00:00.050" });
        using var half = await HalfSentAsync(host, OneFile("got", new string('x', 8_000)));
        using var answer = new StreamReader(new NetworkStream(half));
        Assert.Equal("HTTP/1.1 408 Request Timeout", await answer.ReadLineAsync());
        await Eventually.HoldsAsync(() => host.Services.GetRequiredService<UploadStore>().HeldBytes == 0);
    }

    [Fact]
    public async Task By_default_a_file_may_be_larger_than_the_host_lets_bodies_be()
    {
        await using var host = await WireHost.StartAsync();
        Assert.Equal("40000000", (await host.SendAsync(Request(OneFile("length", new string('x', 40_000_000))))).Data.GetProperty("length").GetString());
    }

    private async Task<Answer> SendAsync(string form)
    {
        using var request = Request(form);
        return await _host.SendAsync(request);
    }

    private static HttpRequestMessage Request(string form)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(form)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        request.Headers.Add("GraphQL-Preflight", "1");
        request.Headers.Add("api_key", "good");
        return request;
    }

    /// <summary>A connection on which a form was begun: its last thousand bytes are missing.</summary>
    private static async Task<Socket> HalfSentAsync(WireHost host, string form)
    {
        var address = new Uri(host.Address);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        await socket.SendAsync(Encoding.UTF8.GetBytes(
            $"POST /graphql HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: {ContentType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(form)}\r\n" +
            $"api_key: good\r\nGraphQL-Preflight: 1\r\n\r\n{form[..^1_000]}"));
        return socket;
    }
}
