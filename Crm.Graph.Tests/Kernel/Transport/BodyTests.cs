using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Transport;

[Collection(OverTheWire.Name)]
public sealed class BodyTests(SharedWireHost shared)
{
    private readonly WireHost _host = shared.Host;

    [Theory]
    [InlineData("12345678901234.5678", "Decimal 12345678901234.5678")]
    [InlineData("0.1", "Decimal 0.1")]
    [InlineData("10.50", "Decimal 10.50")]
    [InlineData("-0.0001", "Decimal -0.0001")]
    [InlineData("79228162514264337593543950335.0", "Decimal 79228162514264337593543950335")]
    [InlineData("1.5e3", "Decimal 1500")]
    [InlineData("1e-40", "Double 1E-40")]
    [InlineData("1e300", "Double 1E+300")]
    [InlineData("7", "Int32 7")]
    [InlineData("9007199254740993", "Int64 9007199254740993")]
    [InlineData("123456789012345678901234567890", "BigInteger 123456789012345678901234567890")]
    public async Task A_number_in_the_variables_stays_exact(string number, string seen)
    {
        var answer = await _host.SendAsync($$$"""{"query":"query($v: Anything) { seen(value: $v) }","variables":{"v":{{{number}}}}}""");
        Assert.Equal(seen, answer.Data.GetProperty("seen").GetString());
    }

    [Theory]
    [InlineData("12345678901234.5678")]
    [InlineData("99999999999999.9999")]
    public async Task A_decimal_goes_in_and_out_unchanged(string number)
    {
        var answer = await _host.SendAsync($$$"""{"query":"query($v: Decimal) { decimal(value: $v) }","variables":{"v":{{{number}}}}}""");
        Assert.Equal(decimal.Parse(number, CultureInfo.InvariantCulture), answer.Data.GetProperty("decimal").GetDecimal());
        Assert.Contains(number, answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Float", "float", "2.5", "2.5")]
    [InlineData("Float", "float", "3", "3")]
    [InlineData("Int", "int", "3", "3")]
    public async Task The_engines_own_numbers_take_what_is_read(string type, string field, string number, string expected)
    {
        var answer = await _host.SendAsync($$$"""{"query":"query($v: {{{type}}}) { {{{field}}}(value: $v) }","variables":{"v":{{{number}}}}}""");
        Assert.Equal(expected, answer.Data.GetProperty(field).GetRawText());
    }

    [Theory]
    [InlineData("2.5")]
    [InlineData("3000000000")]
    [InlineData("\"3\"")]
    public async Task An_Int_takes_only_whole_numbers_of_32_bits(string number)
    {
        var answer = await _host.SendAsync($$$"""{"query":"query($v: Int) { int(value: $v) }","variables":{"v":{{{number}}}}}""");
        Assert.Equal("BAD_USER_INPUT", answer.Extensions.GetProperty("code").GetString());
        Assert.DoesNotContain("System.", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Maps_lists_and_text_arrive_as_they_were_sent()
    {
        var answer = await _host.SendAsync("""{"query":"query($v: Anything) { seen(value: $v) }","variables":{"v":{"a":[1,true,null,"é\u0026🏊"],"b":{"c":1.5}}}}""");
        Assert.Equal("a=[Int32 1, Boolean True, null, String é&🏊];b=c=Decimal 1.5;;", answer.Data.GetProperty("seen").GetString());
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    public async Task A_number_out_of_range_is_400(string number)
        => Assert.Equal(400, (await _host.SendAsync($$$"""{"query":"{hello}","variables":{"v":{{{number}}}}}""")).Status);

    [Fact]
    public async Task A_number_of_very_many_digits_is_400()
        => Assert.Equal(400, (await _host.SendAsync($$$"""{"query":"{hello}","variables":{"v":{{{new string('9', 100_000)}}}}}""")).Status);

    [Theory]
    [InlineData("""{"query":"{hello}"} {}""")]
    [InlineData("""{"query":"{hello}",}""")]
    [InlineData("""{"query":"{hello}" /* no */}""")]
    [InlineData("""{"query":"\ud800"}""")]
    [InlineData("""{"query":"{hello}","variables":{"v":"\udc00\ud800"}}""")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"{hello}\"")]
    public async Task What_is_no_request_is_400(string body) => Assert.Equal(400, (await _host.SendAsync(body)).Status);

    [Theory]
    [InlineData(new byte[] { 0xff })]
    [InlineData(new byte[] { 0xed, 0xa0, 0x80 })]
    [InlineData(new byte[] { 0xc0, 0xaf })]
    public async Task Invalid_UTF_8_is_400_even_where_nobody_looks(byte[] bad)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new ByteArrayContent([.. Encoding.UTF8.GetBytes("""{"query":"{hello}","ignored":" """), .. bad, .. "\"}"u8]),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        Assert.Equal(400, (await _host.SendAsync(request)).Status);
    }

    [Fact]
    public async Task Nesting_without_end_is_400_and_not_our_fault()
    {
        var deep = new string('[', 10_000);
        Assert.Equal(400, (await _host.SendAsync($$$"""{"query":"{hello}","variables":{"v":{{{deep}}}""")).Status);
        var answer = await _host.QueryAsync(string.Concat(Enumerable.Repeat("{a", 1_000)));
        Assert.Equal("BAD_USER_INPUT", answer.Extensions.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_413_with_or_without_a_length(bool withLength)
    {
        var body = $$"""{"query":"{hello}","ignored":"{{new string('x', 1_100_000)}}"}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = withLength ? null : true;
        var answer = await _host.SendAsync(request);
        Assert.Equal(413, answer.Status);
        Assert.Equal("BAD_USER_INPUT", answer.Extensions.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData(1_100_000, false)]
    [InlineData(10_000_000, true)]
    public async Task A_body_of_many_times_the_limit_is_not_taken_in_after_the_refusal(int bytes, bool closed)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, new Uri(_host.Address).Port);
        await tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {bytes}\r\n\r\n"));
        using var reader = new StreamReader(tcp.GetStream());
        var head = new List<string>();
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
            head.Add(line);
        Assert.Equal("HTTP/1.1 413 Payload Too Large", head[0]);
        Assert.Equal(closed, head.Contains("Connection: close"));
    }

    [Fact]
    public async Task A_large_body_within_the_limit_is_read_whole()
    {
        var text = new string('ä', 150_000);
        var answer = await _host.QueryAsync("query($v: Anything) { seen(value: $v) }", new { v = text });
        Assert.Equal("String " + text, answer.Data.GetProperty("seen").GetString());
    }

    [Fact]
    public async Task A_batch_is_answered_as_a_list_in_its_order()
    {
        var answer = await _host.SendAsync("""[{"query":"{hello}"},{"query":"{nope}"},{"query":"query($v: Int) { int(value: $v) }","variables":{"v":3}}]""", "application/graphql-response+json");
        Assert.Equal(200, answer.Status);
        Assert.Equal(3, answer.Json.GetArrayLength());
        Assert.Equal("it's 1 + 1", answer.Json[0].GetProperty("data").GetProperty("hello").GetString());
        Assert.Equal("BAD_USER_INPUT", answer.Json[1].GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(3, answer.Json[2].GetProperty("data").GetProperty("int").GetInt32());
    }

    [Theory]
    [InlineData(0, 400)]
    [InlineData(1, 200)]
    [InlineData(10, 200)]
    [InlineData(11, 400)]
    public async Task A_batch_holds_one_to_ten_requests(int count, int status)
    {
        var answer = await _host.SendAsync($"[{string.Join(",", Enumerable.Repeat("""{"query":"{hello}"}""", count))}]");
        Assert.Equal(status, answer.Status);
        if (status == 400)
            Assert.Equal("BAD_USER_INPUT", answer.Extensions.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("""[{"query":"{hello}"},7]""")]
    [InlineData("""[{"query":"{hello}"},{}]""")]
    [InlineData("""[[{"query":"{hello}"}]]""")]
    public async Task A_batch_with_one_malformed_request_is_malformed(string body)
        => Assert.Equal(400, (await _host.SendAsync(body)).Status);
}
