using GraphQL;

namespace Crm.Graph.Kernel.Errors;

/// <summary>An error that may be shown as it is: what it says was written for the caller.</summary>
public sealed class CrmError : ExecutionError
{
    private CrmError(string code, string message, string[] parameters) : base(message)
    {
        Code = code;
        Parameters = parameters;
    }

    /// <summary>What a program needs to say it in its own words.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>The HTTP status where the method or the transport is at fault, whatever the code says.</summary>
    internal int? HttpStatus { get; init; }

    /// <summary>Nobody is known to be calling, or the credential is not valid.</summary>
    public static CrmError Unauthenticated(string message = "This needs an API key or an access token.")
        => new(ErrorCodes.Unauthenticated, message, []);

    /// <summary>The caller is known and may not do this.</summary>
    public static CrmError Forbidden(string message, params string[] parameters) => new(ErrorCodes.Forbidden, message, parameters);

    /// <summary>The error of a refusal; a code that is not the schema's becomes BAD_USER_INPUT.</summary>
    public static CrmError Of(string code, string message, params string[] parameters)
        => new(ErrorCodes.StatusOf(code) is null ? ErrorCodes.BadUserInput : code, message, parameters);

    public static CrmError NotFound(string message, params string[] parameters) => new(ErrorCodes.NotFound, message, parameters);

    public static CrmError BadUserInput(string message, params string[] parameters) => new(ErrorCodes.BadUserInput, message, parameters);

    /// <summary>A rule group that cannot be understood; the parameters name the rule's path, the field and what was expected.</summary>
    public static CrmError InvalidRule(string message, params string[] parameters) => new(ErrorCodes.InvalidRule, message, parameters);

    public static CrmError TooExpensive(string message, params string[] parameters) => new(ErrorCodes.TooExpensive, message, parameters);

    /// <summary>Too many requests. Over HTTP it is 429 whatever type of answer was asked for.</summary>
    public static CrmError RateLimited(string message, params string[] parameters) => new(ErrorCodes.RateLimited, message, parameters) { HttpStatus = 429 };

    /// <summary>The key came with another request before.</summary>
    internal static CrmError IdempotencyKeyReused(string key)
        => new(ErrorCodes.IdempotencyKeyReused, "This Idempotency-Key came with another request before. A new request needs a new key.", [key]);

    /// <summary>A hash that names no document yet: Apollo's clients know it by its message, and send the document.</summary>
    internal static CrmError PersistedQueryNotFound() => new(ErrorCodes.PersistedQueryNotFound, "PersistedQueryNotFound", []);

    internal static CrmError PersistedQueryNotSupported(string message) => new(ErrorCodes.PersistedQueryNotSupported, message, []);

    /// <summary>The request cannot be sent this way.</summary>
    internal static CrmError NotThisWay(int httpStatus, string message)
        => new(ErrorCodes.BadUserInput, message, []) { HttpStatus = httpStatus };
}
