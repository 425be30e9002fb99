using System.Net.Http.Headers;
using System.Text;
using Crm.Graph.Kernel.Transport.Uploads;
using Crm.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Crm.Graph.Tests.Kernel.Transport.WireUploads;

namespace Crm.Graph.Tests.Kernel.Transport;

/// <summary>Multipart requests, by the GraphQL multipart request specification.</summary>
[Collection(OverTheWire.Name)]
public sealed class UploadTests(SharedWireHost shared)
{
    private const string OneOperation = """{"query":"mutation($file: Upload) { got(file: $file) }","variables":{"file":null}}""";
    private const string OneMap = """{"0":["variables.file"]}""";

    private readonly WireHost _host = shared.Host;

    [Fact]
    public async Task A_file_arrives_with_its_name_its_type_and_its_content()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(OneOperation), "operations" },
            { new StringContent(OneMap), "map" },
        };
        var content = new StringContent("γειά σου", Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(content, "0", "people.csv");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = form };
        request.Headers.Add("GraphQL-Preflight", "1");
        request.Headers.Add("api_key", "good");
        Assert.Equal("people.csv text/csv 15: γειά σου", (await _host.SendAsync(request)).Data.GetProperty("got").GetString());
    }

    [Fact]
    public async Task A_list_takes_a_file_for_each_null_in_it_whatever_the_order_of_the_parts()
    {
        var answer = await SendAsync(Form(
            Text("operations", """{"query":"mutation($files: [Upload]) { gotAll(files: $files) }","variables":{"files":[null,null,null]}}"""),
            Text("map", """{"x":["variables.files.0"],"y":["variables.files.2"]}"""),
            File("y", "second"),
            File("x", "first")));
        Assert.Equal(["a.txt text/plain 5: first", "nothing", "a.txt text/plain 6: second"], answer.Data.GetProperty("gotAll").EnumerateArray().Select(f => f.GetString()));
    }

    [Fact]
    public async Task Each_request_of_a_batch_has_its_own_files()
    {
        var answer = await SendAsync(Form(
            Text("operations", $"[{OneOperation},{{\"query\":\"{{hello}}\"}},{OneOperation}]"),
            Text("map", """{"0":["0.variables.file"],"1":["2.variables.file"]}"""),
            File("0", "one"),
            File("1", "two")));
        Assert.Equal("a.txt text/plain 3: one", answer.Json[0].GetProperty("data").GetProperty("got").GetString());
        Assert.Equal("it's 1 + 1", answer.Json[1].GetProperty("data").GetProperty("hello").GetString());
        Assert.Equal("a.txt text/plain 3: two", answer.Json[2].GetProperty("data").GetProperty("got").GetString());
    }

    [Fact]
    public async Task One_file_may_be_several_variables()
    {
        var answer = await SendAsync(Form(
            Text("operations", """{"query":"mutation($a: Upload, $b: Upload) { a: got(file: $a) b: got(file: $b) }","variables":{"a":null,"b":null}}"""),
            Text("map", """{"0":["variables.a","variables.b"]}"""),
            File("0", "both")));
        Assert.Equal(["a.txt text/plain 4: both", "a.txt text/plain 4: both"], answer.Data.EnumerateObject().Select(f => f.Value.GetString()));
    }

    [Fact]
    public async Task An_empty_file_is_a_file_and_without_a_type_it_is_bytes()
    {
        var answer = await SendAsync(Form(Text("operations", OneOperation), Text("map", OneMap), "Content-Disposition: form-data; name=\"0\"; filename=\"e\"\r\n\r\n"));
        Assert.Equal("e application/octet-stream 0: ", answer.Data.GetProperty("got").GetString());
    }

    [Fact]
    public async Task What_looks_like_a_boundary_inside_a_file_is_content()
    {
        var answer = await SendAsync(Form(Text("operations", OneOperation), Text("map", OneMap), File("0", "--part inside\r\n-- \r\n--par")));
        Assert.Equal("a.txt text/plain 25: --part inside\r\n-- \r\n--par", answer.Data.GetProperty("got").GetString());
    }

    [Fact]
    public async Task A_stream_of_events_answers_a_request_with_files()
    {
        var answer = await SendAsync(OneFile("got", "x"), accept: "text/event-stream");
        Assert.Contains("""data: {"data":{"got":"a.txt text/plain 1: x"}}""", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("photo.jpg", "photo.jpg")]
    [InlineData("φωτογραφία 1.jpg", "φωτογραφία 1.jpg")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\Users\ada\photo.jpg", "photo.jpg")]
    [InlineData("a\\\"b.txt", "a\"b.txt")]
    [InlineData("a%22b.txt", "a\"b.txt")]
    [InlineData("tab\there.txt", "tabhere.txt")]
    public async Task A_name_is_what_people_see_and_never_a_path(string sent, string name)
    {
        var answer = await SendAsync(Form(Text("operations", OneOperation), Text("map", OneMap), File("0", "", sent)));
        Assert.Equal($"{name} text/plain 0: ", answer.Data.GetProperty("got").GetString());
    }

    public static TheoryData<string, string> Malformed => new()
    {
        { "", "ends before its last boundary" },
        { "--other\r\n", "ends before its last boundary" },
        { new string('x', 100_000), "does not begin with its boundary" },
        { Form(), "The part 'operations' is missing" },
        { Form(Text("map", OneMap), Text("operations", OneOperation), File("0", "x")), "The part 'operations' is missing" },
        { Form(Text("operations", OneOperation)), "The part 'map' is missing" },
        { Form(Text("operations", OneOperation), File("0", "x"), Text("map", OneMap)), "The part 'map' is missing" },
        { Form(Text("operations", "{"), Text("map", OneMap), File("0", "x")), "not valid JSON" },
        { Form(Text("operations", OneOperation), Text("map", "{"), File("0", "x")), "'map' is not valid JSON" },
        { Form(Text("operations", OneOperation), Text("map", "\"\\ud800\""), File("0", "x")), "'map' must be an object of lists" },
        { Form(Text("operations", OneOperation), Text("map", """{"0":["\ud800"]}"""), File("0", "x")), "'map' is not valid JSON" },
        { Form(Text("operations", OneOperation), Text("map", "[]"), File("0", "x")), "'map' must be an object of lists" },
        { Form(Text("operations", OneOperation), Text("map", """{"0":"variables.file"}"""), File("0", "x")), "'map' must be an object of lists" },
        { Form(Text("operations", OneOperation), Text("map", """{"0":[]}"""), File("0", "x")), "'map' must be an object of lists" },
        { Form(Text("operations", OneOperation), Text("map", """{"0":[1]}"""), File("0", "x")), "'map' must be an object of lists" },
        { Form(Text("operations", OneOperation), Text("map", "{}")), "'map' names no file" },
        { Form(Text("operations", OneOperation), Text("map", """{"0":["variables.file"],"0":["variables.file"]}"""), File("0", "x")), "names '0' twice" },
        { Form(Text("operations", OneOperation), Text("map", """{"0":["variables.file"],"1":["variables.file"]}"""), File("0", "x"), File("1", "x")), "Two files in 'map' are for 'variables.file'" },
        { Form(Text("operations", OneOperation), Text("map", """{"0":["variables.nothing"]}"""), File("0", "x")), "'variables.nothing' in 'map' leads to no null" },
        { Form(Text("operations", OneOperation), Text("map", """{"0":["variables.file.0"]}"""), File("0", "x")), "leads to no null" },
        { Form(Text("operations", OneOperation), Text("map", """{"0":["variables"]}"""), File("0", "x")), "leads to no null" },
        { Form(Text("operations", OneOperation), Text("map", """{"0":["query"]}"""), File("0", "x")), "leads to no null" },
        { Form(Text("operations", OneOperation), Text("map", """{"0":["0.variables.file"]}"""), File("0", "x")), "leads to no null" },
        { Form(Text("operations", $"[{OneOperation}]"), Text("map", OneMap), File("0", "x")), "Expected one such as 0.variables.file" },
        { Form(Text("operations", $"[{OneOperation}]"), Text("map", """{"0":["1.variables.file"]}"""), File("0", "x")), "leads to no null" },
        { Form(Text("operations", """{"query":"{hello}","variables":{"list":[null],"file":"text"}}"""), Text("map", """{"0":["variables.file"]}"""), File("0", "x")), "leads to no null" },
        { Form(Text("operations", """{"query":"{hello}","variables":{"list":[null]}}"""), Text("map", """{"0":["variables.list.1"]}"""), File("0", "x")), "leads to no null" },
        { Form(Text("operations", """{"query":"{hello}","variables":{"list":[null]}}"""), Text("map", """{"0":["variables.list.00"]}"""), File("0", "x")), "leads to no null" },
        { Form(Text("operations", """{"query":"{hello}"}"""), Text("map", OneMap), File("0", "x")), "leads to no null" },
        { Form(Text("operations", OneOperation), Text("map", OneMap)), "'0' is named in 'map' and missing" },
        { Form(Text("operations", OneOperation), Text("map", OneMap), File("1", "x")), "'1' is not named in 'map'" },
        { Form(Text("operations", OneOperation), Text("map", OneMap), File("0", "x"), File("0", "y")), "'0' comes twice" },
        { Form(Text("operations", OneOperation), Text("map", OneMap), File("0", "x"), Text("operations", OneOperation)), "'operations' is not named in 'map'" },
        { Form(Text("operations", OneOperation), Text("map", OneMap), Text("0", "x")), "A file must have a name" },
        { Form(Text("operations", OneOperation), Text("map", OneMap), File("0", "x", "")), "A file must have a name" },
        { Form(Text("operations", OneOperation), Text("map", OneMap), File("0", "x", "..")), "A file must have a name" },
        { Form(Text("operations", OneOperation), Text("map", OneMap), File("0", "x", new string('x', 256))), "at most 255 characters" },
        { Form(Text("operations", OneOperation), Text("map", OneMap), File("0", "x", type: "nonsense")), "must be a media type" },
        { Form(Text("operations", OneOperation), Text("map", OneMap), "\r\nx"), "must have a header such as" },
        { Form(Text("operations", OneOperation), Text("map", OneMap), "Content-Disposition: attachment; name=\"0\"; filename=\"x\"\r\n\r\nx"), "must have a header such as" },
        { Form(Text("operations", OneOperation), Text("map", OneMap), "Content-Disposition: form-data; name=\"0\"; filename=\"x\"\r\nX: " + new string('x', 20_000) + "\r\n\r\nx"), "headers that are too many, too long" },
        { Form(Text("operations", OneOperation), Text("map", OneMap), File("0", "x"))[..^12], "ends before its last boundary" },
        { Form(Text("operations", OneOperation), Text("map", OneMap), File("0", "x"))[..100], "ends before its last boundary" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_form_of_another_shape_is_400_and_says_what_was_expected(string form, string message)
    {
        var answer = await SendAsync(form);
        Assert.Equal((400, "BAD_USER_INPUT"), (answer.Status, answer.Extensions.GetProperty("code").GetString()));
        Assert.Contains(message, answer.Error.GetProperty("message").GetString(), StringComparison.Ordinal);
        await Eventually.HoldsAsync(() => _host.Services.GetRequiredService<UploadStore>().HeldBytes == 0);
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=")]
    [InlineData("multipart/form-data; boundary=\"\"")]
    [InlineData("multipart/form-data; boundary=12345678901234567890123456789012345678901234567890123456789012345678901")]
    [InlineData("multipart/form-data; ;=")]
    public async Task A_boundary_that_is_none_is_400(string contentType)
    {
        var answer = await SendAsync(OneFile("got", "x"), contentType);
        Assert.Equal(400, answer.Status);
        Assert.Contains("boundary", answer.Error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("multipart/mixed; boundary=part")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data-x; boundary=part")]
    public async Task Other_forms_are_not_taken(string contentType) => Assert.Equal(415, (await SendAsync(OneFile("got", "x"), contentType)).Status);

    [Fact]
    public async Task Without_the_header_that_foreign_pages_cannot_send_nothing_is_done()
    {
        var answer = await _host.SendAsync(OneFile("got", "x"), contentType: ContentType, headers: ("api_key", "good"));
        Assert.Equal(400, answer.Status);
        Assert.Contains("GraphQL-Preflight: 1", answer.Error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apollos_header_is_as_good()
        => Assert.Equal(200, (await _host.SendAsync(OneFile("got", "x"), contentType: ContentType, headers: [("api_key", "good"), ("Apollo-Require-Preflight", "true")])).Status);

    [Theory]
    [InlineData(null)]
    [InlineData("bad")]
    public async Task Who_is_not_known_sends_no_files(string? key)
    {
        (string, string)[] headers = key is null ? [("GraphQL-Preflight", "1")] : [("GraphQL-Preflight", "1"), ("api_key", key)];
        var answer = await _host.SendAsync(OneFile("got", "x"), contentType: ContentType, headers: headers);
        Assert.Equal((401, "UNAUTHENTICATED"), (answer.Status, answer.Extensions.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("""{"query":"mutation($file: Upload) { got(file: $file) }","variables":{"file":"text"}}""")]
    [InlineData("""{"query":"mutation($file: Upload) { got(file: $file) }","variables":{"file":{"path":"/etc/passwd"}}}""")]
    [InlineData("""{"query":"mutation { got(file: \"text\") }"}""")]
    public async Task Nothing_but_a_part_is_a_file(string body)
    {
        var answer = await _host.SendAsync(body);
        Assert.Equal("BAD_USER_INPUT", answer.Extensions.GetProperty("code").GetString());
        Assert.Contains("Expected a file: a variable that the 'map' of a multipart request names.", answer.Error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_for_a_variable_of_another_type_is_refused_without_a_word_of_our_inside()
    {
        var answer = await SendAsync(Form(
            Text("operations", """{"query":"query($v: Int) { int(value: $v) }","variables":{"v":null}}"""),
            Text("map", """{"0":["variables.v"]}"""),
            File("0", "x")));
        Assert.Equal("BAD_USER_INPUT", answer.Extensions.GetProperty("code").GetString());
        Assert.DoesNotContain("Crm.", answer.Body, StringComparison.Ordinal);
    }

    private Task<Answer> SendAsync(string form, string contentType = ContentType, string? accept = null)
        => _host.SendAsync(form, accept, contentType, headers: [("GraphQL-Preflight", "1"), ("api_key", "good")]);
}
