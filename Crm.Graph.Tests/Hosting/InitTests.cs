using System.Diagnostics;
using Crm.Graph.Hosting;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Crm.Graph.Tests.Hosting;

public sealed class InitTests
{
    [Fact]
    public async Task The_program_registers_the_first_organisation_and_refuses_a_second()
    {
        using var folder = new TemporaryFolder();

        var (code, output, errors) = await RunProgramAsync(folder, "init", "--organisation", "Acme Ltd", "--owner", "owner@acme.example");
        Assert.Equal((0, ""), (code, errors));
        Assert.Matches("live data: +sk_live_[0-9A-Za-z]{43}\n", output.ReplaceLineEndings("\n"));
        Assert.Matches("test data: +sk_test_[0-9A-Za-z]{43}\n", output.ReplaceLineEndings("\n"));
        Assert.Matches("invitation: +inv_[0-9A-Za-z]{43}\n", output.ReplaceLineEndings("\n"));

        (code, output, errors) = await RunProgramAsync(folder, "init", "--organisation", "Second", "--owner", "owner@acme.example");
        Assert.Equal((1, "", "This server has an organisation already: Acme Ltd."), (code, output, errors.Trim()));
    }

    [Fact]
    public async Task The_program_says_in_a_sentence_which_setting_is_wrong()
    {
        using var folder = new TemporaryFolder();

        var (code, _, errors) = await RunProgramAsync(folder, [("Database__Provider", "Oracle"), ("Demo__Contacts", "-1")]);

        Assert.Equal(1, code);
        Assert.Equal(
            ["Database:Provider is 'Oracle'; this version knows Sqlite, PostgreSql, SqlServer.", "Demo:Contacts is -1; expected is 0 to 5000000."],
            errors.Trim().ReplaceLineEndings("\n").Split('\n'));
    }

    [Fact]
    public async Task The_keys_that_are_shown_open_the_organisations_data()
    {
        await using var test = await TestStorage.StartAsync();

        var (code, output, _) = await RunAsync(
            test, "--organisation", "Acme", "--owner", "owner@acme.example", "--country", "GBR", "--currency", "GBP", "--time-zone", "Europe/London");

        Assert.Equal(0, code);
        var keys = output.Split([' ', '\r', '\n']).Where(w => w.StartsWith("sk_", StringComparison.Ordinal)).ToList();
        var live = await test.CallerAsync(keys[0]);
        Assert.Equal(("GBR", "GBP", "Europe/London"), (live.Country, live.Currency, live.TimeZone.Id));
        Assert.Equal(live.OrganisationId, (await test.CallerAsync(keys[1])).OrganisationId);
        await using var db = test.Contexts.ForNobody();
        Assert.Equal("owner@acme.example", (await db.Set<Organisation>().IgnoreQueryFilters().SingleAsync()).OwnerEmail);
    }

    [Theory]
    [InlineData("Missing: --organisation, --owner.")]
    [InlineData("Missing: --owner.", "--organisation", "Acme")]
    [InlineData("--owner needs a value.", "--organisation", "Acme", "--owner")]
    [InlineData("--organisation needs a value.", "--organisation", "--owner", "owner@acme.example")]
    [InlineData("'--owners' is not an option of init.", "--organisation", "Acme", "--owners", "owner@acme.example")]
    [InlineData("--owner is given twice.", "--owner", "a@acme.example", "--owner", "b@acme.example")]
    public async Task Arguments_that_are_missing_or_unknown_are_named(string mistake, params string[] args)
    {
        await using var test = await TestStorage.StartAsync();

        var (code, output, errors) = await RunAsync(test, args);

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith(mistake, errors);
        Assert.Contains("Usage: init", errors);
    }

    [Fact]
    public async Task Values_that_make_no_sense_are_refused_and_nothing_is_stored()
    {
        await using var test = await TestStorage.StartAsync();

        var (code, _, errors) = await RunAsync(test, "--organisation", "Acme", "--owner", "nobody", "--currency", "EURO");

        Assert.Equal(1, code);
        Assert.Equal(
            ["'nobody' is no e-mail address.", "'EURO' is no currency of ISO 4217: three capital letters, such as EUR."],
            errors.Trim().ReplaceLineEndings("\n").Split('\n'));
        await using var db = test.Contexts.ForNobody();
        Assert.Empty(await db.Set<Organisation>().IgnoreQueryFilters().ToListAsync());
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(TestStorage test, params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await InitCommandLine.RunAsync(test.Services, args, output, errors);
        return (code, output.ToString(), errors.ToString());
    }

    private static Task<(int Code, string Output, string Errors)> RunProgramAsync(TemporaryFolder folder, params string[] args)
        => RunProgramAsync(folder, [], args);

    /// <summary>The program itself, in a process of its own and in Production.</summary>
    private static async Task<(int Code, string Output, string Errors)> RunProgramAsync(
        TemporaryFolder folder, (string Name, string Value)[] settings, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Crm.Graph.dll"), .. args])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Database__ConnectionString"] = $"Data Source={folder.Database}", ["Logging__LogLevel__Default"] = "Warning" },
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return (process.ExitCode, await output, await errors);
    }
}
