namespace Crm.Graph.Kernel.Errors;

/// <summary>The codes that GraphQL errors carry, each with the status that stands beside it. There are no others.</summary>
public static class ErrorCodes
{
    public const string Unauthenticated = "UNAUTHENTICATED";
    public const string Forbidden = "FORBIDDEN";
    public const string NotFound = "NOT_FOUND";
    public const string BadUserInput = "BAD_USER_INPUT";
    public const string InvalidRule = "INVALID_RULE";
    public const string TooExpensive = "TOO_EXPENSIVE";
    public const string RateLimited = "RATE_LIMITED";
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";
    public const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";
    public const string IdempotencyKeyReused = "IDEMPOTENCY_KEY_REUSED";
    public const string Internal = "INTERNAL";

    /// <summary>The status of a code; null when it is none of ours.</summary>
    public static int? StatusOf(string? code) => code switch
    {
        Unauthenticated => 401,
        Forbidden => 403,
        NotFound or PersistedQueryNotFound => 404,
        BadUserInput or InvalidRule or TooExpensive or PersistedQueryNotSupported => 400,
        IdempotencyKeyReused => 422,
        RateLimited => 429,
        Internal => 500,
        _ => null,
    };
}
