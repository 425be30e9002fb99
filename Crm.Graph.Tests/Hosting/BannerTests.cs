using Crm.Graph.Demo;
using Crm.Graph.Hosting;
using Xunit;

namespace Crm.Graph.Tests.Hosting;

public sealed class BannerTests
{
    [Fact]
    public void The_demo_keys_are_shown_where_there_is_a_demo()
    {
        var text = Banner.Text("http://127.0.0.1:5080", new DemoOptions(), TimeSpan.FromSeconds(1.25));

        Assert.Contains("http://127.0.0.1:5080/graphql in a browser", text);
        Assert.Contains("-H 'api_key: sk_test_demo'", text);
        Assert.Contains("pk_test_demo", text);
        Assert.Contains("sk_test_other", text);
    }

    [Fact]
    public void Elsewhere_no_key_is_shown()
    {
        var text = Banner.Text("http://127.0.0.1:5080", null, TimeSpan.FromSeconds(1.25));

        Assert.DoesNotContain("sk_", text);
        Assert.DoesNotContain("pk_", text);
        Assert.Contains("-H \"api_key: $API_KEY\"", text);
    }
}
