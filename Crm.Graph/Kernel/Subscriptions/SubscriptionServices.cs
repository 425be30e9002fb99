namespace Crm.Graph.Kernel.Subscriptions;

/// <summary>Listening to changes, as services.</summary>
internal static class SubscriptionServices
{
    public static IServiceCollection AddCrmSubscriptions(this IServiceCollection services) => services
        .AddSingleton<ChangeMatcher>()
        .AddSingleton<ChangeGroups>()
        .AddSingleton<EventCursorQuery>();
}
