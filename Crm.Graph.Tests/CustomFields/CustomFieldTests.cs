using System.Text.Json.Nodes;
using Crm.Graph.Organisations.Model;
using Crm.Graph.Tests.Support;
using Xunit;

namespace Crm.Graph.Tests.CustomFields;

/// <summary>Q5: the definitions of custom fields, over HTTP.</summary>
[Collection(OneServer.Name)]
public sealed class CustomFieldTests(TestServer server)
{
    private readonly CustomFieldBook _book = new(server);

    [Fact]
    public async Task Q5_A_custom_field_is_given_back_as_it_was_said()
    {
        var key = CustomFieldBook.NewKey();
        var field = await server.DoneAsync("createCustomField", new
        {
            entity = "contacts",
            key,
            label = "Tier",
            type = "ENUM",
            required = false,
            choices = new[] { new { value = "gold", label = (string?)"Gold" }, new { value = "silver", label = (string?)null } },
        }, "customField { entity key label type min max required version choices { value label position } }");
        Assert.Equal($$"""{"entity":"contacts","key":"{{key}}","label":"Tier","type":"ENUM","min":null,"max":null,"required":false,"version":1,"choices":[{"value":"gold","label":"Gold","position":0},{"value":"silver","label":"silver","position":1}]}""", field.ToJsonString());
    }

    [Theory]
    [InlineData("Tier")]
    [InlineData("1st")]
    [InlineData("a-b")]
    [InlineData("a.b")]
    [InlineData("")]
    [InlineData("ab\n")]
    [InlineData("a' OR 1=1 --")]
    [InlineData("a\"; DROP TABLE contact; --")]
    [InlineData("τιμή")]
    [InlineData("a2345678901234567890123456789012345678901")]
    public async Task Q5_A_key_is_a_plain_name(string key)
        => Assert.Equal(["INVALID_VALUE key"], await RefusedAsync(new { entity = "contacts", key, label = "L", type = "STRING" }));

    [Fact]
    public async Task Q5_Only_lists_that_take_custom_fields_are_entities()
        => Assert.Equal(["NOT_FOUND entity (entity,savedFilters)"], await RefusedAsync(new { entity = "savedFilters", key = "a", label = "L", type = "STRING" }));

    [Fact]
    public async Task Q5_A_key_is_unique_in_its_entity_whatever_its_case_until_its_field_is_deleted()
    {
        var key = CustomFieldBook.NewKey();
        var first = await _book.FieldAsync(key, "STRING");
        Assert.Equal([$"ALREADY_EXISTS key (customField,{key.ToUpperInvariant().Replace('K', 'k')})"],
            await RefusedAsync(new { entity = "contacts", key = key.ToUpperInvariant().Replace('K', 'k'), label = "L", type = "STRING" }));
        await _book.FieldAsync(key, "STRING", entity: "accounts");
        await server.DoneAsync("deleteCustomField", new { id = first }, "customField { id }");
        Assert.NotEqual(first, await _book.FieldAsync(key, "NUMBER"));
    }

    [Theory]
    [InlineData("NUMBER", """{"min": 2, "max": 1}""", "INVALID_VALUE max")]
    [InlineData("NUMBER", """{"max": 1000000000000.0001}""", "INVALID_VALUE max")]
    [InlineData("STRING", """{"min": -1, "max": 401}""", "INVALID_VALUE min; INVALID_VALUE max")]
    [InlineData("STRING", """{"min": 1.5}""", "INVALID_VALUE min")]
    [InlineData("DATE", """{"min": 1}""", "INVALID_VALUE min")]
    [InlineData("BOOLEAN", """{"choices": [{"value": "a"}]}""", "INVALID_VALUE choices")]
    [InlineData("ENUM", "{}", "REQUIRED choices")]
    [InlineData("ENUM", """{"choices": [{"value": "a"}, {"value": " A "}, {"value": ""}]}""", "ALREADY_EXISTS choices.1.value (A); REQUIRED choices.2.value")]
    [InlineData("STRING", """{"label": " "}""", "REQUIRED label")]
    public async Task Q5_Options_are_those_of_the_type(string type, string options, string refusals)
    {
        var input = JsonNode.Parse(options)!.AsObject();
        (input["entity"], input["key"], input["type"]) = ("contacts", CustomFieldBook.NewKey(), type);
        input["label"] ??= "L";
        Assert.Equal(refusals, string.Join("; ", await RefusedAsync(input)));
    }

    [Fact]
    public async Task Q5_Label_limits_and_choices_change_and_a_choice_that_a_record_holds_stays()
    {
        var key = CustomFieldBook.NewKey();
        var id = await _book.FieldAsync(key, "ENUM", new { choices = new[] { new { value = "gold" }, new { value = "silver" }, new { value = "tin" } } });
        await _book.ContactAsync((key, "silver"));
        object Change(params string[] choices) => new { id, label = "Rank", required = true, choices = choices.Select(c => new { value = c, label = c.ToUpperInvariant() }) };

        Assert.Equal(["CHOICE_IN_USE choices (silver)"], (await server.MutateAsync("updateCustomField", Change("gold", "tin"))).Refusals());
        var changed = await server.DoneAsync("updateCustomField", Change("zinc", "silver", "gold"), "customField { label required version choices { value label } }");

        Assert.Equal("""{"label":"Rank","required":true,"version":2,"choices":[{"value":"zinc","label":"ZINC"},{"value":"silver","label":"SILVER"},{"value":"gold","label":"GOLD"}]}""", changed.ToJsonString());
        Assert.Equal([$"CONFLICT expectedVersion (customField,{id},2)"], (await server.MutateAsync("updateCustomField", new { id, label = "x", expectedVersion = 1 })).Refusals());
        await server.DoneAsync("deleteCustomField", new { id }, "customField { id }");
    }

    [Fact]
    public async Task Q5_A_deleted_one_is_changed_no_more_and_a_second_deletion_answers_as_the_first()
    {
        var id = await _book.FieldAsync(CustomFieldBook.NewKey(), "STRING");
        var first = await server.DoneAsync("deleteCustomField", new { id }, "customField { isDeleted version dateDeleted }");
        var second = await server.DoneAsync("deleteCustomField", new { id }, "customField { isDeleted version dateDeleted }");
        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        Assert.Equal([$"CUSTOM_FIELD_DELETED id (customField,{id})"], (await server.MutateAsync("updateCustomField", new { id, label = "x" })).Refusals());
        Assert.Equal(0, (int)(await server.QueryAsync("query($w: RuleGroup) { customFields(where: $w) { totalCount } }", Where("id", id)))["customFields"]!["totalCount"]!);
    }

    [Fact]
    public async Task Q5_It_takes_the_permissions_of_custom_fields()
    {
        var without = await server.IssueKeyAsync(TenantMode.Test, ApiKeyKind.Secret, "contacts:read", "contacts:write");
        foreach (var document in (string[])["{ customFields { totalCount } }", "mutation { createCustomField(input: {entity: \"contacts\", key: \"kx\", label: \"L\", type: STRING}) { errors { code } } }"])
            Assert.Equal("FORBIDDEN", (string)(await server.SendAsync(document, key: without))["errors"]![0]!["extensions"]!["code"]!);
    }

    [Fact]
    public async Task Q5_An_entity_has_at_most_two_hundred()
    {
        await using var own = await TestServer.StartAsync(settings: ["--Documents:MaxTokens", "20000", "--Limits:Budget", "1000000"]);
        var fields = string.Join(' ', Enumerable.Range(0, 200).Select(i => $"f{i}: createCustomField(input: {{entity: \"accounts\", key: \"f{i}\", label: \"L\", type: STRING}}) {{ errors {{ code }} }}"));
        await own.QueryAsync($"mutation {{ {fields} }}");
        Assert.Equal(["NOT_ALLOWED entity"], (await own.MutateAsync("createCustomField", new { entity = "accounts", key = "more", label = "L", type = "STRING" })).Refusals());
        await own.DoneAsync("createCustomField", new { entity = "contacts", key = "more", label = "L", type = "STRING" }, "customField { id }");
    }

    private static object Where(string field, string value) => new { w = new { rules = new[] { new { field, @operator = "=", value } } } };

    private async Task<string[]> RefusedAsync(object input) => (await server.MutateAsync("createCustomField", input)).Refusals();
}

/// <summary>Makes custom fields and contacts that have them.</summary>
internal sealed class CustomFieldBook(TestServer server)
{
    /// <summary>A key that no other test has.</summary>
    public static string NewKey() => "k" + Guid.NewGuid().ToString("N")[..12];

    public async Task<string> FieldAsync(string key, string type, object? options = null, string entity = "contacts", string? apiKey = TestServer.Key)
    {
        var input = System.Text.Json.JsonSerializer.SerializeToNode(options ?? new { })!.AsObject();
        (input["entity"], input["key"], input["type"]) = (entity, key, type);
        input["label"] ??= "Label of " + key;
        return (string)(await server.DoneAsync("createCustomField", input, "customField { id }", apiKey))["id"]!;
    }

    public async Task<string> ContactAsync(params (string Key, object? Value)[] values)
        => (string)(await server.DoneAsync("createContact", Contact(values), "contact { id }"))["id"]!;

    public static object Contact(params (string Key, object? Value)[] values)
        => new { firstName = "Ada", lastName = "King", customFields = values.Select(v => new { key = v.Key, value = v.Value }) };

    /// <summary>What a contact has in custom fields, as JSON.</summary>
    public async Task<string> ValuesAsync(string id, string fields = "key value")
        => (await server.QueryAsync($"query($id: ID!) {{ contact(id: $id) {{ customFields {{ {fields} }} }} }}", new { id }))["contact"]!["customFields"]!.ToJsonString();
}
