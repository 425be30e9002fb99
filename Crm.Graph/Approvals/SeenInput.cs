using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Approvals.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Schema;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Leads.Model;

namespace Crm.Graph.Approvals;

/// <summary>What of a change that waits somebody is shown: of records that they may read, what goes into fields that they may read.</summary>
internal sealed class SeenInput(RootFields root)
{
    public void AddTo(FieldCatalogue<ApprovalRequest> request) => request
        .ComputedFor("change", r => r.ChangeKind, r => r.ChangeInput, (ApprovalChangeKind? kind, JsonText? input, Caller caller) => Of(kind, input, caller))
        .Describe("The input of the change that waits, as far as you may read what it is of; null where you may not read such records at all.");

    private JsonText? Of(ApprovalChangeKind? kind, JsonText? input, Caller caller)
    {
        if (kind is null || input is not { } stored)
            return null;
        var entity = kind switch
        {
            ApprovalChangeKind.UpdateContact or ApprovalChangeKind.DeleteContact => typeof(Contact),
            ApprovalChangeKind.UpdateAccount or ApprovalChangeKind.DeleteAccount => typeof(Account),
            _ => typeof(Lead),
        };
        if (root.Lists.First(l => l.Entity == entity).Needs is { } needs && !caller.May(needs))
            return null;
        var (catalogue, json) = (root.Catalogues.Of(entity), JsonNode.Parse(stored.Value)!.AsObject());
        foreach (var name in json.Select(p => p.Key).Where(name => FieldOf(catalogue, name)?.Permission is { } permission && !caller.May(permission)).ToList())
            json.Remove(name);
        return new(json.ToJsonString(Plain));
    }

    /// <summary>The field that a field of the input goes into: <c>accountId</c> into <c>account</c>, <c>incentiveIds</c> into <c>incentives</c>.</summary>
    private static CatalogueField? FieldOf(FieldCatalogue catalogue, string name) => catalogue.Find(name)
        ?? (name.EndsWith("Ids", StringComparison.Ordinal) ? catalogue.Find(name[..^3] + "s") : name.EndsWith("Id", StringComparison.Ordinal) ? catalogue.Find(name[..^2]) : null);

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
