using Microsoft.Extensions.Options;

namespace Crm.Graph.Wallets.Payments;

/// <summary>How money is collected: the section <c>Payments</c> of the settings.</summary>
public sealed class PaymentOptions
{
    public const string Section = "Payments";

    /// <summary>What the built-in gateway says, which collects nothing.</summary>
    public SandboxMode Sandbox { get; set; }

    internal sealed class Validator : IValidateOptions<PaymentOptions>
    {
        public ValidateOptionsResult Validate(string? name, PaymentOptions options) => Enum.IsDefined(options.Sandbox)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Payments:Sandbox is {options.Sandbox}; expected is Pay, Decline or Fail.");
    }
}

/// <summary>What the sandbox does with charges.</summary>
public enum SandboxMode
{
    /// <summary>They are paid.</summary>
    Pay,
    /// <summary>They are declined.</summary>
    Decline,
    /// <summary>It cannot be reached.</summary>
    Fail,
}

/// <summary>What collects money.</summary>
internal static class PaymentServices
{
    public static IServiceCollection AddPayments(this IServiceCollection services)
    {
        services.AddOptions<PaymentOptions>().BindConfiguration(PaymentOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<PaymentOptions>, PaymentOptions.Validator>()
            .AddSingleton<SandboxGateway>()
            .AddSingleton<IPaymentGateway>(s => s.GetRequiredService<SandboxGateway>());
    }
}
