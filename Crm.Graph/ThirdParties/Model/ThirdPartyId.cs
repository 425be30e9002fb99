using System.Text;
using System.Text.Json;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Domain.Values;

namespace Crm.Graph.ThirdParties.Model;

/// <summary>By what id another system knows a record.</summary>
public sealed class ThirdPartyId : Entity, IPart
{
    private ThirdPartyId() { } // EF

    private ThirdPartyId(ThirdPartyRecordKind kind, Guid recordId, string systemName)
        => (RecordKind, RecordId, SystemName) = (kind, recordId, systemName);

    /// <summary>What kind of record is identified.</summary>
    public ThirdPartyRecordKind RecordKind { get; private set; }

    /// <summary>The id of the record that is identified.</summary>
    public Guid RecordId { get; private set; }

    /// <summary>The name of the other system; a record has at most one id in each.</summary>
    public string SystemName { get; private set; } = "";

    /// <summary>The id in the other system; no two records of a kind share one.</summary>
    public string Value { get; private set; } = "";

    /// <summary>What the other system wants to remember with the id: any JSON, as text.</summary>
    public string? Metadata { get; private set; }

    Guid IPart.OwnerId => RecordId;

    /// <summary>The ids that a record has from now on: those of the same system are kept and changed, new ones made.</summary>
    public static Result<IReadOnlyList<ThirdPartyId>> Replace(
        IReadOnlyList<ThirdPartyId> current, ThirdPartyRecordKind kind, Guid recordId, IReadOnlyList<ThirdPartyIdInput> wanted)
    {
        var problems = new Problems();
        if (wanted.Count > ThirdPartyErrors.MostPerRecord)
            problems.Add(ThirdPartyErrors.TooMany());
        var ids = new List<ThirdPartyId>(wanted.Count);
        for (var i = 0; i < wanted.Count; i++)
        {
            var at = problems.At("thirdPartyIds", i);
            var system = at.Required(wanted[i].SystemName, "systemName", 100);
            if (!Ascii.IsValid(system))
                at.Add(ThirdPartyErrors.SystemNotPlain());
            var value = at.Required(wanted[i].ThirdPartyId, "thirdPartyId");
            var metadata = at.Take(Json(wanted[i].Metadata), "metadata");
            if (ids.Exists(other => SameSystem(other, system)))
                at.Add(ThirdPartyErrors.SystemTwice(system));
            var id = current.FirstOrDefault(other => SameSystem(other, system)) ?? new ThirdPartyId(kind, recordId, system);
            if (!problems.Any)
                (id.SystemName, id.Value, id.Metadata) = (system, value, metadata);
            ids.Add(id);
        }
        return problems.Any ? problems.All : Result.Of<IReadOnlyList<ThirdPartyId>>(ids);
    }

    private static bool SameSystem(ThirdPartyId id, string system) => id.SystemName.Equals(system, StringComparison.OrdinalIgnoreCase);

    private static Result<string?> Json(string? text)
    {
        var parsed = PlainText.Parse(text, PlainText.LongLength, multiline: true);
        if (parsed.Succeeded && parsed.Value is { } json)
        {
            try
            {
                using var document = JsonDocument.Parse(json);
            }
            catch (JsonException)
            {
                return new DomainError(Codes.Invalid, "Expected JSON.");
            }
        }
        return parsed;
    }
}

/// <summary>The kinds of record that other systems know by ids of their own.</summary>
public enum ThirdPartyRecordKind
{
    /// <summary>A contact, by its id or code.</summary>
    Contact,
    /// <summary>An account, by its id or number.</summary>
    Account,
    /// <summary>A product, by its id or sku.</summary>
    Product,
    /// <summary>A lead, by its id or number.</summary>
    Lead,
}

/// <summary>By what id another system knows the record.</summary>
/// <param name="SystemName">The name of the other system, such as CRM_SYSTEM_A: at most 100 characters of ASCII, in any case.</param>
/// <param name="ThirdPartyId">The id in that system.</param>
/// <param name="Metadata">What that system wants to remember with the id: any JSON, as text of at most 4000 characters.</param>
public sealed record ThirdPartyIdInput(string SystemName, string ThirdPartyId, string? Metadata = null);
