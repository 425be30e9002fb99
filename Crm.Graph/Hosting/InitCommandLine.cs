using Crm.Graph.Identity.Commands;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Organisations.Commands;

namespace Crm.Graph.Hosting;

/// <summary><c>init</c>: gives a new server its first organisation and shows its keys, once.</summary>
internal static class InitCommandLine
{
    private const string Usage =
        "Usage: init --organisation NAME --owner EMAIL [--country CYP] [--currency EUR] [--time-zone Europe/Nicosia]";

    /// <summary>The options, with what they are when they are not given.</summary>
    private static readonly Dictionary<string, string?> Defaults = new(StringComparer.Ordinal)
    {
        ["--organisation"] = null,
        ["--owner"] = null,
        ["--country"] = "CYP",
        ["--currency"] = "EUR",
        ["--time-zone"] = "Europe/Nicosia",
    };

    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter errors)
    {
        if (Parse(args, out var mistake) is not { } options)
        {
            await errors.WriteLineAsync(mistake);
            await errors.WriteLineAsync(Usage);
            return 1;
        }
        await services.PrepareStorageAsync(CancellationToken.None);
        var input = new RegisterOrganisationInput(
            options["--organisation"], options["--owner"], options["--country"], options["--currency"], options["--time-zone"]);
        var result = await services.GetRequiredService<Work>()
            .RunAsync(services.GetRequiredService<RegisterFirstOrganisation>(), input, caller: null, CancellationToken.None);
        if (result.Refused(out var refusals))
        {
            foreach (var refusal in refusals)
                await errors.WriteLineAsync(refusal.Message);
            return 1;
        }
        var (registered, invitation) = result.Value;
        await output.WriteLineAsync($"""
            {registered.Organisation.Name} is registered; it belongs to {registered.Organisation.OwnerEmail}.

              Its id:                 {registered.Organisation.Id}
              Secret key, live data:  {registered.LiveKey}
              Secret key, test data:  {registered.TestKey}
              Owner's invitation:     {invitation.Token}

            Keep them now: only their hashes are stored, and they are not shown again. With the invitation, good until {invitation.ExpiresOn:u},
            the owner sets a password: the mutation acceptInvitation.
            """);
        return 0;
    }

    /// <summary>Pairs of option and value; null, with what is wrong, when they are not that.</summary>
    private static Dictionary<string, string?>? Parse(string[] args, out string mistake)
    {
        var options = new Dictionary<string, string?>(Defaults, StringComparer.Ordinal);
        var given = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i += 2)
        {
            mistake = !Defaults.ContainsKey(args[i]) ? $"'{args[i]}' is not an option of init."
                : !given.Add(args[i]) ? $"{args[i]} is given twice."
                : i + 1 == args.Length || args[i + 1].StartsWith("--", StringComparison.Ordinal) ? $"{args[i]} needs a value."
                : "";
            if (mistake.Length > 0)
                return null;
            options[args[i]] = args[i + 1];
        }
        var missing = options.Where(o => string.IsNullOrWhiteSpace(o.Value)).Select(o => o.Key).ToList();
        mistake = $"Missing: {string.Join(", ", missing)}.";
        return missing.Count == 0 ? options : null;
    }
}
