using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.SavedFilters.Commands;
using Crm.Graph.SavedFilters.Model;
using Crm.Graph.SavedFilters.Storage;

namespace Crm.Graph.SavedFilters;

/// <summary>Rule groups that are kept under a name, and used by every list.</summary>
public sealed class SavedFiltersSlice : ISlice
{
    private const string Read = "filters:read";
    private const string Write = "filters:write";

    public static void AddServices(IServiceCollection services) => services
        .AddSingleton<ISavedFilters, SavedFilterReader>()
        .AddSingleton<CreateSavedFilter>()
        .AddSingleton<UpdateSavedFilter>()
        .AddSingleton<DeleteSavedFilter>();

    public static void AddFields(RootFields root) => root
        .Catalogue<SavedFilterFields>()
        .List<SavedFilter>("savedFilters", Read, "The saved filters that the caller may use: its own, and those that others share.")
        .One<SavedFilter>("savedFilter", Read, "The saved filter with this id. A private one of somebody else is an error `FORBIDDEN`.")
        .Mutation<CreateSavedFilter>("createSavedFilter", Write, answers: "savedFilter")
        .Mutation<UpdateSavedFilter>("updateSavedFilter", Write, answers: "savedFilter")
        .Mutation<DeleteSavedFilter>("deleteSavedFilter", Write, answers: "savedFilter");
}
