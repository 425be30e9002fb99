using Microsoft.Extensions.Options;

namespace Crm.Graph.Demo;

/// <summary>The demo data: the section <c>Demo</c> of the settings. Only effective in Development.</summary>
public sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>Whether there is any.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How many contacts are made up when the database has none; with 0 the other organisation has none either.</summary>
    public int Contacts { get; set; } = 2000;

    /// <summary>What is made up for them.</summary>
    public DemoScope Scope { get; set; } = DemoScope.Everything;

    /// <summary>The secret key of the demo organisation's test data.</summary>
    public string SecretKey { get; set; } = "sk_test_demo";

    /// <summary>The publishable key of the demo organisation's test data.</summary>
    public string PublishableKey { get; set; } = "pk_test_demo";

    /// <summary>The secret key of the other organisation's test data, to see that neither sees the other's.</summary>
    public string OtherSecretKey { get; set; } = "sk_test_other";

    internal sealed class Validator : IValidateOptions<DemoOptions>
    {
        private const int MaxContacts = 5_000_000;

        public ValidateOptionsResult Validate(string? name, DemoOptions options)
        {
            var failures = new List<string>();
            if (options.Contacts is < 0 or > MaxContacts)
                failures.Add($"Demo:Contacts is {options.Contacts}; expected is 0 to {MaxContacts}.");
            Expect(nameof(options.SecretKey), options.SecretKey, "sk_test_");
            Expect(nameof(options.PublishableKey), options.PublishableKey, "pk_test_");
            Expect(nameof(options.OtherSecretKey), options.OtherSecretKey, "sk_test_");
            if (options.SecretKey == options.OtherSecretKey)
                failures.Add("Demo:SecretKey and Demo:OtherSecretKey are the same key; they open two organisations.");
            return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

            void Expect(string setting, string key, string prefix)
            {
                if (!key.StartsWith(prefix, StringComparison.Ordinal) || key.Length is < 10 or > 100 || !key.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
                    failures.Add($"Demo:{setting} is no demo key; expected is {prefix} followed by letters and digits.");
            }
        }
    }
}
