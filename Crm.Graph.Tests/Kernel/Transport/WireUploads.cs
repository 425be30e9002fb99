using System.Globalization;
using System.Text;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Schema;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Graph.Tests.Kernel.Transport;

/// <summary>Fields of the toy schema that take files, and forms to send them in.</summary>
internal static class WireUploads
{
    public const string Boundary = "part";
    public const string ContentType = "multipart/form-data; boundary=" + Boundary;

    public static void AddTo(ObjectGraphType mutation)
    {
        var upload = new UploadScalar();
        var got = mutation.Field<StringGraphType>("got").ResolveAsync(async c => await DescribeAsync(c.GetArgument<IUpload?>("file")));
        got.FieldType.Arguments = [new QueryArgument(upload) { Name = "file" }];
        var all = mutation.Field<ListGraphType<StringGraphType>>("gotAll").ResolveAsync(async c =>
        {
            var seen = new List<string>();
            foreach (var file in c.GetArgument<List<object?>>("files").Cast<IUpload?>())
                seen.Add(await DescribeAsync(file));
            return seen;
        });
        all.FieldType.Arguments = [new QueryArgument(new ListGraphType(upload)) { Name = "files" }];
        var hold = mutation.Field<StringGraphType>("hold").ResolveAsync(async c =>
        {
            await c.RequestServices!.GetRequiredService<Held>().WaitAsync(c.CancellationToken);
            return await DescribeAsync(c.GetArgument<IUpload?>("file"));
        });
        hold.FieldType.Arguments = [new QueryArgument(upload) { Name = "file" }];
        var length = mutation.Field<StringGraphType>("length").Resolve(c => c.GetArgument<IUpload>("file").Length.ToString(CultureInfo.InvariantCulture));
        length.FieldType.Arguments = [new QueryArgument(upload) { Name = "file" }];
    }

    public static string Text(string name, string content) => $"Content-Disposition: form-data; name=\"{name}\"\r\n\r\n{content}";

    public static string File(string name, string content, string fileName = "a.txt", string type = "text/plain")
        => $"Content-Disposition: form-data; name=\"{name}\"; filename=\"{fileName}\"\r\nContent-Type: {type}\r\n\r\n{content}";

    public static string Form(params string[] parts)
        => string.Concat(parts.Select(p => $"--{Boundary}\r\n{p}\r\n")) + $"--{Boundary}--\r\n";

    /// <summary>A form with one file, for a field that takes it.</summary>
    public static string OneFile(string field, string content) => Form(
        Text("operations", $$$"""{"query":"mutation($file: Upload) { {{{field}}}(file: $file) }","variables":{"file":null}}"""),
        Text("map", """{"0":["variables.file"]}"""),
        File("0", content));

    /// <summary>Reads twice: each time it is the content from its beginning.</summary>
    private static async Task<string> DescribeAsync(IUpload? file)
    {
        if (file is null)
            return "nothing";
        using var first = new StreamReader(file.Open(), Encoding.UTF8);
        using var second = new StreamReader(file.Open(), Encoding.UTF8);
        var content = await first.ReadToEndAsync();
        return content == await second.ReadToEndAsync() ? $"{file.FileName} {file.ContentType} {file.Length}: {content}" : "it changed";
    }

    /// <summary>Keeps requests until a test lets them go.</summary>
    internal sealed class Held
    {
        private readonly TaskCompletionSource _free = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _waiting;

        public int Waiting => Volatile.Read(ref _waiting);

        public void Free() => _free.SetResult();

        public async Task WaitAsync(CancellationToken ct)
        {
            Interlocked.Increment(ref _waiting);
            await _free.Task.WaitAsync(ct);
        }
    }
}
