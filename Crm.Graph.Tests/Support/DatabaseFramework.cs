using System.Reflection;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("Crm.Graph.Tests.Support.DatabaseFramework", "Crm.Graph.Tests")]

namespace Crm.Graph.Tests.Support;

/// <summary>
/// xUnit, but test classes that are called <c>OnPostgreSql</c> are skipped, with a reason, where there is no such server. (An attribute
/// cannot do that: the tests are inherited from a class that does not know the database.)
/// </summary>
public sealed class DatabaseFramework(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkDiscoverer CreateDiscoverer(IAssemblyInfo assemblyInfo)
        => new Discoverer(assemblyInfo, SourceInformationProvider, DiagnosticMessageSink);

    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName)
        => new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider sources, IMessageSink messages)
        : XunitTestFrameworkExecutor(assembly, sources, messages)
    {
        protected override ITestFrameworkDiscoverer CreateDiscoverer() => new Discoverer(AssemblyInfo, SourceInformationProvider, DiagnosticMessageSink);
    }

    private sealed class Discoverer(IAssemblyInfo assembly, ISourceInformationProvider sources, IMessageSink messages)
        : XunitTestFrameworkDiscoverer(assembly, sources, messages)
    {
        protected override bool FindTestsForMethod(
            ITestMethod testMethod, bool includeSourceInformation, IMessageBus messageBus, ITestFrameworkDiscoveryOptions discoveryOptions)
        {
            if (PostgreSqlTestDatabase.IsMissing is null || !testMethod.TestClass.Class.Name.EndsWith("OnPostgreSql", StringComparison.Ordinal))
                return base.FindTestsForMethod(testMethod, includeSourceInformation, messageBus, discoveryOptions);
            return !testMethod.Method.GetCustomAttributes(typeof(FactAttribute)).Any() || ReportDiscoveredTestCase(
                new Skipped(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod),
                includeSourceInformation, messageBus);
        }
    }

    private sealed class Skipped : XunitTestCase
    {
        [Obsolete("for the runner, which makes test cases of text")]
        public Skipped() { }

        public Skipped(IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
            : base(messages, display, options, method) { }

        protected override string GetSkipReason(IAttributeInfo factAttribute) => PostgreSqlTestDatabase.IsMissing!;
    }
}
