using Crm.Graph.Accounts;
using Crm.Graph.Activities;
using Crm.Graph.Approvals;
using Crm.Graph.Approvals.Page;
using Crm.Graph.Audit;
using Crm.Graph.Contacts;
using Crm.Graph.CustomFields;
using Crm.Graph.CustomLabels;
using Crm.Graph.Demo;
using Crm.Graph.Hosting;
using Crm.Graph.Identity;
using Crm.Graph.Identity.Security;
using Crm.Graph.Kernel.Events;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Storage;
using Crm.Graph.Kernel.Subscriptions;
using Crm.Graph.Kernel.Transport;
using Crm.Graph.Kernel.Upkeep;
using Crm.Graph.Leads;
using Crm.Graph.Network;
using Crm.Graph.Organisations;
using Crm.Graph.Products;
using Crm.Graph.QueryBuilder;
using Crm.Graph.Rewards;
using Crm.Graph.SavedFilters;
using Crm.Graph.Search;
using Crm.Graph.Tasks;
using Crm.Graph.Teams;
using Crm.Graph.ThirdParties;
using Crm.Graph.Wallets;
using Microsoft.Extensions.Options;

namespace Crm.Graph;

/// <summary>What the server is made of: the only place that knows every slice.</summary>
internal static class CrmServer
{
    /// <summary>In order: a later slice may use an earlier one and add to its types, never the reverse.</summary>
    private static readonly Slice[] Slices =
    [
        Slice.Of<OrganisationsSlice>(),
        Slice.Of<IdentitySlice>(),
        Slice.Of<TeamsSlice>(),
        Slice.Of<QueryBuilderSlice>(),
        Slice.Of<CustomLabelsSlice>(),
        Slice.Of<SavedFiltersSlice>(),
        Slice.Of<CustomFieldsSlice>(),
        Slice.Of<NetworkSlice>(),
        Slice.Of<ThirdPartiesSlice>(),
        Slice.Of<ContactsSlice>(),
        Slice.Of<AccountsSlice>(),
        Slice.Of<WalletsSlice>(),
        Slice.Of<RewardsSlice>(),
        Slice.Of<ProductsSlice>(),
        Slice.Of<LeadsSlice>(),
        Slice.Of<ApprovalsSlice>(),
        Slice.Of<TasksSlice>(),
        Slice.Of<ActivitiesSlice>(),
        Slice.Of<SearchSlice>(),
        Slice.Of<AuditSlice>(),
    ];

    /// <summary>The whole server, not yet started. Tests build the very same one.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = Startup.ContentRoot() });
        // Above the settings file, where ASP.NET Core puts its own variables below it: ASPNETCORE_URLS overrides Urls.
        builder.Configuration.AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services
            .AddSlices()
            .AddEntra(builder.Configuration, builder.Environment)
            .AddCrmStorage(builder.Configuration)
            .AddCrmEvents(builder.Configuration)
            .AddCrmSchema(builder.Environment.IsDevelopment() ? Fields().AddDemoFields() : Fields())
            .AddCrmTransport(builder.Configuration)
            .AddDemo(builder.Configuration)
            .AddTelemetry(builder.Configuration, builder.Environment)
            .AddSingleton<IAuthenticator, KeyAuthenticator>()
            .AddHostedService<IdleMemory>();
        configure?.Invoke(builder);
        var app = builder.Build();
        // All that is wrong with the settings is said at once; what comes next would stop at the first.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        app.MapCrmGraph();
        app.MapWellKnown();
        ApprovalPage.Map(app);
        app.MapMetrics();
        return app;
    }

    /// <summary>The table of contents that the slices write together.</summary>
    public static RootFields Fields()
    {
        var root = new RootFields();
        foreach (var slice in Slices)
            slice.AddFields(root);
        return root.Events("events").Query<EventCursorQuery>("eventCursor", needs: null);
    }

    /// <summary>The use cases and what they need.</summary>
    public static IServiceCollection AddSlices(this IServiceCollection services)
    {
        foreach (var slice in Slices)
            slice.AddServices(services);
        return services;
    }

    private sealed record Slice(Action<IServiceCollection> AddServices, Action<RootFields> AddFields)
    {
        public static Slice Of<T>() where T : ISlice => new(T.AddServices, T.AddFields);
    }
}
