using System.Diagnostics;
using Crm.Graph.Demo;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Crm.Graph.Hosting;

/// <summary>What somebody who has just started the server wants to know.</summary>
internal static class Banner
{
    public static void Print(WebApplication app, TextWriter output)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "(no address)";
        var demo = app.Services.GetRequiredService<IOptions<DemoOptions>>().Value;
        var shown = app.Environment.IsDevelopment() && demo.Enabled;
        output.WriteLine(Text(address.Replace("[::]", "localhost").Replace("0.0.0.0", "localhost"), shown ? demo : null, SinceStart()));
    }

    internal static string Text(string address, DemoOptions? demo, TimeSpan took)
    {
        // Where the shell has to put the key in, it must be allowed to.
        var header = demo is null ? "\"api_key: $API_KEY\"" : $"'api_key: {demo.SecretKey}'";
        var explore = demo is null ? ", press Create Document and put the key among its HTTP Headers" : " and press Create Document";
        var keys = demo is null ? "none shown: the first ones are made by the command 'init'" : $"""
            {demo.SecretKey} (secret), {demo.PublishableKey} (publishable)
                        {demo.OtherSecretKey} (secret, another organisation)
            """;
        return $$$"""

              Crm.Graph is ready after {{{took.TotalSeconds.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)}}} s

              GraphQL   {{{address}}}/graphql
              Explorer  {{{address}}}/graphql in a browser
              Keys      {{{keys}}}

              To try:
              1. A query:    curl {{{address}}}/graphql -H {{{header}}} -H 'content-type: application/json' \
                               -d '{"query":"{ contacts(first: 3) { nodes { id name } totalCount } }"}'
              2. The explorer: open {{{address}}}/graphql{{{explore}}}
              3. A mutation: curl {{{address}}}/graphql -H {{{header}}} -H 'content-type: application/json' \
                               -d '{"query":"mutation { createContact(input: { firstName: \"Ada\", lastName: \"Lovelace\" }) { contact { id } errors { code message } } }"}'

            """;
    }

    /// <summary>Since the process began, the runtime's own start included: what the person who waits sees.</summary>
    private static TimeSpan SinceStart()
    {
        using var process = Process.GetCurrentProcess();
        return DateTime.Now - process.StartTime;
    }
}
