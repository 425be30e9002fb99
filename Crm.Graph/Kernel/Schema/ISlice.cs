namespace Crm.Graph.Kernel.Schema;

/// <summary>A domain of the server: what it adds to the host and to the schema.</summary>
public interface ISlice
{
    static abstract void AddServices(IServiceCollection services);

    static abstract void AddFields(RootFields root);
}
