using Crm.Graph.Kernel.Domain;

namespace Crm.Graph.CustomLabels.Model;

/// <summary>Names that an organisation gives things on its screens: a JSON object of label and text.</summary>
public sealed class CustomLabel : Record
{
    private CustomLabel() { } // EF

    /// <summary>The labels and their texts: `{"contact": "Guest"}`.</summary>
    public JsonText Value { get; private set; }

    internal static Result<CustomLabel> Create(JsonText value)
        => Problem(value) is { } problem ? problem : new CustomLabel { Value = value };

    internal Result<CustomLabel> Change(JsonText value)
    {
        if (Problem(value) is { } problem)
            return problem;
        Value = value;
        return this;
    }

    /// <summary>Deleting twice is deleting once.</summary>
    internal CustomLabel Delete()
    {
        IsDeleted = true;
        return this;
    }

    private static DomainError? Problem(JsonText value)
    {
        using var json = System.Text.Json.JsonDocument.Parse(value.Value);
        var isObject = json.RootElement.ValueKind == System.Text.Json.JsonValueKind.Object;
        return isObject && json.RootElement.EnumerateObject().All(m => m.Value.ValueKind == System.Text.Json.JsonValueKind.String)
            ? null
            : new DomainError(Codes.Invalid, "Expected an object of labels and their texts: {\"contact\": \"Guest\"}.", "value");
    }
}
