using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.Tests.Support;

/// <summary>When, where and by whom things happen in tests of models: the 24th of November 2026 in Cyprus.</summary>
internal static class Settings
{
    public static readonly Setting Here = new(
        new DateTimeOffset(2026, 11, 23, 22, 30, 0, TimeSpan.Zero), new DateOnly(2026, 11, 24), "CYP", "EUR", Guid.CreateVersion7());

    /// <summary>The code and the path of every error: <c>REQUIRED firstName</c>.</summary>
    public static string[] Said<T>(this Result<T> result) => [.. result.Errors.Select(e => $"{e.Code} {string.Join('.', e.Path)}".TrimEnd())];
}
