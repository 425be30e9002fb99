using System.Globalization;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Crm.Graph.Kernel.Events;

/// <summary>How servers wake each other: the section <c>Backplane</c> of the settings.</summary>
public sealed class BackplaneOptions
{
    public const string Section = "Backplane";

    /// <summary>How to reach Redis, as its clients have it: <c>redis.example.com:6379,password=…</c>. Without it each server looks for itself now and then.</summary>
    public string? Redis { get; set; }

    internal sealed class Validator : IValidateOptions<BackplaneOptions>
    {
        public ValidateOptionsResult Validate(string? name, BackplaneOptions options)
        {
            try
            {
                _ = options.Redis is { Length: > 0 } redis ? ConfigurationOptions.Parse(redis) : null;
                return ValidateOptionsResult.Success;
            }
            catch (Exception e) when (e is ArgumentException or FormatException)
            {
                // Its message would repeat the value, which may hold a password.
                return ValidateOptionsResult.Fail("Backplane:Redis cannot be understood; expected is 'host:6379,password=…'.");
            }
        }
    }
}

/// <summary>
/// Tells other servers that a log has grown, and hears it from them. No more than the tenant's number goes over it; the log is the truth.
/// While Redis is gone, others notice by looking (<see cref="EventPoller"/>), and nothing else changes.
/// </summary>
internal sealed class RedisBackplane(EventSignal signal, IOptions<BackplaneOptions> options, ILogger<RedisBackplane> log) : IHostedService, IAsyncDisposable
{
    private static readonly RedisChannel Channel = RedisChannel.Literal("crm-graph:events");

    private ConnectionMultiplexer? _redis;
    private int _isGone;

    /// <summary>Ends when Redis was reached, or was tried to be for long enough.</summary>
    internal Task Connected { get; private set; } = Task.CompletedTask;

    /// <summary>The server does not wait for Redis: it may come later than we do.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Redis is { Length: > 0 } redis)
            Connected = ConnectAsync(redis);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await Connected;
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        signal.HasCommitted -= Tell;
        if (Interlocked.Exchange(ref _redis, null) is { } redis)
            await redis.DisposeAsync();
    }

    private async Task ConnectAsync(string text)
    {
        try
        {
            var settings = ConfigurationOptions.Parse(text);
            settings.AbortOnConnectFail = false;
            var redis = await ConnectionMultiplexer.ConnectAsync(settings);
            redis.ConnectionFailed += (_, e) => Gone(e.FailureType.ToString());
            redis.ConnectionRestored += (_, _) => Back();
            if (!redis.IsConnected)
                Gone("not reached at the start");
            // Without waiting for it: the client subscribes whenever it is connected, and again when it is connected again.
            redis.GetSubscriber().Subscribe(Channel, (_, message) => Hear(message), redis.IsConnected ? CommandFlags.None : CommandFlags.FireAndForget);
            _redis = redis;
            signal.HasCommitted += Tell;
        }
        catch (Exception e)
        {
            log.LogError(e, "Redis cannot be used: events of other servers arrive with a delay until the next start");
        }
    }

    private void Tell(int tenantId)
    {
        if (_redis is { IsConnected: true } redis)
            redis.GetSubscriber().Publish(Channel, tenantId, CommandFlags.FireAndForget);
    }

    private void Hear(RedisValue message)
    {
        if (int.TryParse((string?)message, NumberStyles.None, CultureInfo.InvariantCulture, out var tenantId))
            signal.Wake(tenantId);
    }

    private void Gone(string why)
    {
        if (Interlocked.Exchange(ref _isGone, 1) == 0)
            log.LogWarning("Redis is gone ({Why}): events of other servers arrive with a delay until it is back", why);
    }

    private void Back()
    {
        if (Interlocked.Exchange(ref _isGone, 0) == 1)
            log.LogInformation("Redis is back");
        // What was told meanwhile was told to nobody.
        signal.WakeAll();
    }
}
