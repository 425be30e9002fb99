using Crm.Graph.Kernel.Schema;

namespace Crm.Graph.Search;

/// <summary>One box to search everything in. Later slices add their records to <see cref="SearchedEntity"/>.</summary>
public sealed class SearchSlice : ISlice
{
    public static void AddServices(IServiceCollection services) => services.AddSingleton<SearchQuery>();

    public static void AddFields(RootFields root) => root.Query<SearchQuery>("search", needs: null);
}
