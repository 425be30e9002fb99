using Crm.Graph.Kernel.Schema;

namespace Crm.Graph.QueryBuilder;

/// <summary>What front ends need to build rule groups: which fields there are, and what can be said of each.</summary>
public sealed class QueryBuilderSlice : ISlice
{
    public static void AddServices(IServiceCollection services) => services
        .AddSingleton<FilterFields>()
        .AddSingleton<QueryBuilderConfigQuery>()
        .AddSingleton<EntityFiltersQuery>();

    public static void AddFields(RootFields root) => root
        .Query<QueryBuilderConfigQuery>("queryBuilderConfig", needs: "filters:read")
        .Query<EntityFiltersQuery>("entityFilters", needs: "filters:read");
}
