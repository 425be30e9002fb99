using Crm.Graph.Kernel.Schema;
using Xunit;

namespace Crm.Graph.Tests.Architecture;

/// <summary>The arrows: <c>Program → CrmServer → Slice → Commands → Model → Kernel</c>, <c>Storage → Model</c>, slices in their order.</summary>
public sealed class ArrowTests
{
    private const string Ours = "Crm.Graph.";

    /// <summary>In the order of <c>CrmServer</c>: a later one may use an earlier one.</summary>
    private static readonly string[] Slices = ["Organisations", "Identity", "Teams", "QueryBuilder", "CustomLabels", "SavedFilters", "CustomFields", "Network", "ThirdParties", "Contacts", "Accounts", "Wallets", "Rewards", "Products", "Leads", "Approvals", "Tasks", "Activities", "Search", "Audit"];

    private static readonly string AnySlice = string.Join('|', Slices);

    private static readonly string[] EntityFramework = ["Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "SQLitePCL"];

    private static readonly string[] Engine = ["GraphQL", "GraphQLParser"];

    private static string[] Kernel(params string[] parts) => [.. parts.Select(p => $"{Ours}Kernel.{p}")];

    /// <summary>What stands at the top of the slices: their tables of contents and their fields.</summary>
    private static string[] Tops(params string[] slices) => [.. typeof(CrmServer).Assembly.GetTypes()
        .Where(t => t.DeclaringType is null && slices.Any(s => t.Namespace == Ours + s)).Select(t => t.FullName!)];

    public static TheoryData<Rule> Rules =>
    [
        new("A model sees nothing of the kernel but its domain, and no framework",
            $@"^Crm\.Graph\.({AnySlice})\.Model$",
            [.. Kernel("Errors", "Events", "Fields", "Filtering", "Paging", "Reading", "Schema", "Security", "Storage", "Telemetry", "Transport", "Upkeep"), .. EntityFramework, .. Engine, "Microsoft.AspNetCore", "Microsoft.Extensions"]),
        new("A model does not know the use cases, the mappings and the fields that are made of it",
            $@"^Crm\.Graph\.({AnySlice})\.Model$",
            [.. Slices.SelectMany(s => new[] { $"{Ours}{s}.Commands", $"{Ours}{s}.Storage" }), .. Tops(Slices)]),
        new("A use case knows neither the schema nor the transport nor the reader, and nothing of the slice above it",
            $@"^Crm\.Graph\.({AnySlice})\.Commands$",
            [.. Kernel("Errors", "Paging", "Reading", "Schema", "Telemetry", "Transport"), .. Engine, "Microsoft.AspNetCore", .. Tops(Slices)]),
        new("A mapping knows the model, not the use cases, the schema or the fields",
            $@"^Crm\.Graph\.({AnySlice})\.Storage$",
            [.. Kernel("Errors", "Reading", "Schema", "Transport"), .. Engine, "Microsoft.AspNetCore", .. Slices.Select(s => $"{Ours}{s}.Commands"), .. Tops(Slices)]),
        new("The kernel knows no domain and no host",
            @"^Crm\.Graph\.Kernel(\.|$)",
            [.. Slices.Select(s => Ours + s), $"{Ours}Demo", $"{Ours}Hosting", "Crm.Graph.CrmServer"]),
        new("The kernel's domain knows nothing of the rest of the kernel, and no framework",
            @"^Crm\.Graph\.Kernel\.Domain(\.|$)",
            [.. Kernel("Errors", "Events", "Fields", "Filtering", "Paging", "Reading", "Schema", "Security", "Storage", "Telemetry", "Transport", "Upkeep"), .. EntityFramework, .. Engine, "Microsoft.AspNetCore", "Microsoft.Extensions"]),
        new("Only the schema, the transport and the errors know the engine",
            @"^Crm\.Graph(\.(?!Kernel\.(Schema|Transport|Errors)(\.|$)).*)?$",
            Engine),
        new("Only storage, reading and filtering, mappings and use cases know the database",
            $@"^Crm\.Graph\.(?!Tests)(?!Kernel\.(Storage|Reading|Filtering|Search|Events)(\.|$))(?!({AnySlice})\.(Storage|Commands)$)(?!Demo$)(?!Hosting$).*$",
            EntityFramework,
            // Names a shadow property in an expression: EF.Property.
            "Crm.Graph.Kernel.Fields.FoldedColumn"),
        new("The transport does not know where records come from",
            @"^Crm\.Graph\.Kernel\.Transport(\.|$)",
            Kernel("Events", "Storage", "Reading", "Filtering", "Paging", "Fields")),
        .. Enumerable.Range(0, Slices.Length - 1).Select(i => new Rule(
            $"{Slices[i]} knows none of the slices behind it",
            $@"^Crm\.Graph\.{Slices[i]}(\.|$)",
            [.. Slices[(i + 1)..].Select(s => Ours + s)])),
        new("The slices are known to the composition root alone",
            @"^Crm\.Graph(\.|$)",
            [.. Slices.Select(s => $"{Ours}{s}.{s}Slice")],
            ["Crm.Graph.CrmServer", .. Slices.Select(s => $"{Ours}{s}.{s}Slice")]),
        new("The slices do not know the host",
            $@"^Crm\.Graph\.({AnySlice})(\.|$)",
            [$"{Ours}Hosting", $"{Ours}Demo", "Crm.Graph.CrmServer"]),
    ];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Holds(Rule rule) => Assert.Empty(rule.Broken(typeof(CrmServer).Assembly));

    [Theory]
    [MemberData(nameof(Rules))]
    public void Finds_what_was_planted_to_break_it(Rule rule)
        => Assert.Contains(rule.Broken(typeof(ArrowTests).Assembly), name => name.EndsWith("Planted", StringComparison.Ordinal));

    [Fact]
    public void Every_slice_of_the_server_is_bound_by_the_rules()
        => Assert.Equal(Slices.Order(), typeof(CrmServer).Assembly.GetTypes().Where(t => typeof(ISlice).IsAssignableFrom(t) && t.IsClass).Select(t => t.Namespace![Ours.Length..]).Order());

    [Fact]
    public void Nobody_but_the_demo_the_trim_of_the_audit_log_what_finds_keys_and_what_finds_tenants_with_something_due_takes_the_tenant_off_a_query_or_writes_one_by_hand()
    {
        // Tenancy is the query filter: who goes past it has to be known by name.
        var without = Directory.EnumerateFiles(Path.Combine(Support.Repository.Root, "Crm.Graph"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(f => File.ReadAllText(f) is var text && (text.Contains("IgnoreQueryFilters", StringComparison.Ordinal) || text.Contains("FromSql", StringComparison.Ordinal) || text.Contains("ToSqlQuery", StringComparison.Ordinal)))
            .Select(f => Path.GetFileName(f)).Order();
        Assert.Equal(["AnyOrganisation.cs", "ApprovalUpkeep.cs", "AuditTrim.cs", "DemoOrganisations.cs", "KeyRing.cs", "KeyUse.cs", "Reminders.cs", "RewardMaps.cs", "SystemCallers.cs", "TaskMaps.cs", "WalletUpkeep.cs"], without);
    }
}
