using Crm.Graph.Kernel.Filtering;
using Crm.Graph.Kernel.Reading;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Subscriptions;
using Crm.Graph.Kernel.Telemetry;
using GraphQL;
using GraphQL.DI;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Crm.Graph.Kernel.Schema;

/// <summary>Puts the schema and what runs it into the host.</summary>
public static class SchemaServices
{
    public static IServiceCollection AddCrmSchema(this IServiceCollection services, RootFields root)
    {
        services.AddSingleton(root);
        services.AddSingleton(root.Catalogues);
        services.AddSingleton<IPermissions>(_ => root.Permissions);
        services.AddSingleton<Vocabularies>();
        services.AddMetrics();
        services.TryAddSingleton<ServerMeters>();
        services.AddSingleton<IStatementObserver, StatementMeter>();
        services.AddOptions<ReadingOptions>().BindConfiguration(ReadingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<RecordReader>();
        services.AddSingleton<IWarmUp, ReadWarmUp>();
        services.AddSingleton<Resolvers>();
        services.AddSingleton<Repeatables>();
        services.AddCrmSubscriptions();
        services.AddSingleton<ChangeResolvers>();
        services.AddSingleton<IRuleGroupCheck, RuleGroupCheck>();
        services.AddSingleton<ISchema>(provider =>
        {
            var schema = new CrmSchema(provider, root, provider.GetRequiredService<Resolvers>(), provider.GetRequiredService<ChangeResolvers>());
            schema.Initialize();
            return schema;
        });
        services.AddSingleton<IDocumentExecuter>(provider => new DocumentExecuter(
            provider.GetService<IDocumentBuilder>() ?? new GraphQLDocumentBuilder(),
            provider.GetService<IDocumentValidator>() ?? new DocumentValidator(),
            new DefaultExecutionStrategySelector(
            [
                new ExecutionStrategyRegistration(new PlannedQueries(), OperationType.Query),
                new ExecutionStrategyRegistration(new PlannedMutations(), OperationType.Mutation),
                new ExecutionStrategyRegistration(new PlannedSubscriptions(), OperationType.Subscription),
            ]),
            provider.GetServices<IConfigureExecution>()));
        return services;
    }
}
