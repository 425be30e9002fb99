using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Transport;

/// <summary>
/// Compresses answers (Brotli, gzip) for who takes it that way; streams of events are not among the types, because they would wait in
/// the compressor. Over TLS as well: what makes that dangerous elsewhere are secrets of the browser's, and there are no cookies here.
/// </summary>
internal sealed class Compression(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : ResponseCompressionProvider(services, options), IStartupFilter
{
    /// <summary>Below it, compressing costs more than it saves.</summary>
    private const int Smallest = 1_024;

    private static readonly string[] Types =
        ["application/json", "application/graphql-response+json", "text/plain", "text/html", "text/javascript", "image/svg+xml"];

    public override bool ShouldCompressResponse(HttpContext context)
        => !(context.Response.ContentLength < Smallest) && base.ShouldCompressResponse(context);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseResponseCompression();
        next(app);
    };

    public static void Add(IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = Types;
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        services.AddSingleton<IResponseCompressionProvider, Compression>();
        services.AddSingleton<IStartupFilter, Compression>();
    }
}
