namespace Crm.Graph.Kernel.Domain;

/// <summary>When, where and by whom: what a model needs to know of the clock, of the organisation and of the caller.</summary>
/// <param name="Now">The time, as it is stored.</param>
/// <param name="Today">The day in the organisation's time zone.</param>
/// <param name="Country">The organisation's country (ISO 3166 alpha-3): the region of phone numbers written without one.</param>
/// <param name="Currency">The organisation's currency (ISO 4217): the one of amounts that name none.</param>
/// <param name="ActorId">Who is calling.</param>
public sealed record Setting(DateTimeOffset Now, DateOnly Today, string Country, string Currency, Guid ActorId);
