using Crm.Graph.Kernel.Events;
using Xunit;

namespace Crm.Graph.Tests.Kernel.Events;

public sealed class EventOptionsTests
{
    [Fact]
    public void What_is_built_in_is_sound() => Assert.True(new EventOptions.Validator().Validate(null, new()).Succeeded);

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var result = new EventOptions.Validator().Validate(null, new()
        {
            KeepFor = TimeSpan.Zero,
            PollEvery = TimeSpan.Zero,
            Workers = 0,
            Lease = TimeSpan.Zero,
            Timeout = TimeSpan.Zero,
            RetryAfter = TimeSpan.FromHours(2),
        });

        Assert.Equal(["KeepFor", "PollEvery", "Workers", "Lease", "Timeout", "RetryAfter"], result.Failures!.Select(f => f.Split(' ')[0]["Events:".Length..]));
    }

    [Fact]
    public void A_redis_that_cannot_be_understood_is_not_repeated_because_it_may_hold_a_password()
    {
        var result = new BackplaneOptions.Validator().Validate(null, new() { Redis = "x:1,nonsense=secret" });

        Assert.True(result.Failed);
        Assert.DoesNotContain("secret", result.FailureMessage);
    }
}
