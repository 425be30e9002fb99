using Microsoft.Extensions.Options;

namespace Crm.Graph.Kernel.Events;

/// <summary>How long events are kept and how they are handed on: the section <c>Events</c> of the settings.</summary>
public sealed class EventOptions
{
    public const string Section = "Events";

    /// <summary>For how long an event is kept, counted from when it happened.</summary>
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often events are looked for that no wake-up told of: the longest that a lost wake-up delays one. Null is what suits the database.</summary>
    public TimeSpan? PollEvery { get; set; }

    /// <summary>How many consumers this server runs at the same time.</summary>
    public int Workers { get; set; } = 4;

    /// <summary>For how long a server that stopped answering keeps others from its work.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The time that a consumer has for one event.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>After how long an event that a consumer failed at is tried again; every time it fails that doubles.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest that it waits between two tries.</summary>
    public TimeSpan RetryAtMost { get; set; } = TimeSpan.FromHours(1);

    internal sealed class Validator : IValidateOptions<EventOptions>
    {
        public ValidateOptionsResult Validate(string? name, EventOptions options)
        {
            var failures = Failures(options).ToList();
            return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
        }

        private static IEnumerable<string> Failures(EventOptions options)
        {
            if (options.KeepFor < TimeSpan.FromHours(1))
                yield return $"Events:KeepFor is {options.KeepFor}; expected is an hour at least.";
            if (options.PollEvery < TimeSpan.FromMilliseconds(50) || options.PollEvery > TimeSpan.FromHours(1))
                yield return $"Events:PollEvery is {options.PollEvery}; expected is from 00:00:00.050 to 01:00:00.";
            if (options.Workers is < 1 or > 64)
                yield return $"Events:Workers is {options.Workers}; expected is from 1 to 64.";
            if (options.Lease < TimeSpan.FromSeconds(5) || options.Lease > TimeSpan.FromHours(1))
                yield return $"Events:Lease is {options.Lease}; expected is from 00:00:05 to 01:00:00.";
            if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromHours(1))
                yield return $"Events:Timeout is {options.Timeout}; expected is up to 01:00:00.";
            if (options.RetryAfter <= TimeSpan.Zero || options.RetryAtMost < options.RetryAfter || options.RetryAtMost > TimeSpan.FromDays(1))
                yield return $"Events:RetryAfter is {options.RetryAfter} and Events:RetryAtMost {options.RetryAtMost}; expected is at most a day, and the first no longer than the second.";
        }
    }
}
