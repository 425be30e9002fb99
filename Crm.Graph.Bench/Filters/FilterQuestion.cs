using System.Text.Json.Nodes;

namespace Crm.Graph.Bench.Filters;

/// <summary>A rule group or words, and what somebody who knows the tables would write by hand for the same question.</summary>
/// <param name="Name">As the table shows it.</param>
/// <param name="Where">The rule group.</param>
/// <param name="Sql">The condition on the contact <c>c</c>.</param>
/// <param name="LeastOfRaw">What part of the hand-written SQL's requests per second is demanded.</param>
/// <param name="Search">The words.</param>
internal sealed record FilterQuestion(string Name, JsonNode? Where, Func<Dialect, string> Sql, double LeastOfRaw, string? Search = null)
{
    private const double Plain = 0.75;
    private const double Hard = 0.5;

    public static IReadOnlyList<FilterQuestion> All { get; } =
    [
        new("city = Nicosia", And(Rule("city", "=", "Nicosia")), _ => "c.city_folded = 'NICOSIA'", Plain),
        new("last name begins with Pap", And(Rule("lastName", "beginsWith", "Pap")), _ => "c.last_name_folded >= 'PAP' AND c.last_name_folded < 'PAQ'", Plain),
        new("e-mail contains oizo", And(Rule("email", "contains", "oizo")), d => d.Contains("c.email_folded", "OIZO"), Plain),
        new("created in January 2025", And(Rule("dateCreated", "between", new JsonArray("2025-01-01T00:00:00Z", "2025-01-31T23:59:59.999Z"))),
            d => $"c.date_created >= {d.Time("2025-01-01T00:00:00Z")} AND c.date_created < {d.Time("2025-02-01T00:00:00Z")}", Plain),
        new("two countries, active, with a phone", And(Rule("country", "in", "GRC,GBR"), Rule("isActive", "=", true), Rule("phone", "notNull")),
            _ => "c.country_folded IN ('GRC', 'GBR') AND c.is_active AND c.phone IS NOT NULL", Plain),
        new("groups in groups", And(
                Or(Rule("city", "=", "Limassol"), And(Rule("city", "=", "Paphos"), Rule("lastName", "beginsWith", "Geo"))),
                Not(Or(Rule("type", "=", "COMPANY"), Rule("email", "null"), And(Rule("language", "=", "el"), Rule("smsOptOut", "=", true))))),
            _ => """
                 (c.city_folded = 'LIMASSOL' OR c.city_folded = 'PAPHOS' AND c.last_name_folded >= 'GEO' AND c.last_name_folded < 'GEP')
                 AND c.type <> 'COMPANY' AND c.email IS NOT NULL AND NOT (c.language_folded IS NOT NULL AND c.language_folded = 'EL' AND c.sms_opt_out)
                 """, Plain),
        new("of another record: category Press", And(Rule("category.name", "=", "Press")),
            _ => "c.category_id IN (SELECT k.id FROM contact_category k WHERE k.tenant_id = c.tenant_id AND k.name_folded = 'PRESS')", Hard),
        new("an account over 5,000", And(Rule("accounts.balance", ">", 5000)), d => Accounts($"a.balance > {d.Amount(5000)}"), Hard),
        new("no account suspended, custom tier", And(Rule("accounts.state", "!=", "SUSPENDED"), Rule("customFields.tier", "=", "gold")),
            d => $"{Custom(d, "contacts", "tier", "v.text_folded = 'GOLD'", "c.id")} AND NOT {Accounts("a.state = 'SUSPENDED'")}", Hard),
        new("all of it, three groups deep", And(
                Rule("isActive", "=", true),
                Or(And(Rule("customFields.vip", "=", true), Rule("accounts.currency", "=", "GBP")), Rule("accounts.customFields.discount", ">", 18)),
                Not(Or(Rule("category.name", "=", "Supplier"), And(Rule("city", "=", "Nicosia"), Rule("customFields.shoeSize", "between", new JsonArray(38, 42)))))),
            d => $"""
                  c.is_active
                  AND ({Custom(d, "contacts", "vip", "v.flag", "c.id")} AND {Accounts("a.currency_folded = 'GBP'")}
                    OR c.id IN (SELECT ac.contact_id FROM account_contact ac JOIN account a ON a.id = ac.account_id
                      WHERE ac.tenant_id = {d.Tenant} AND NOT a.is_deleted AND {Custom(d, "accounts", "discount", $"v.number > {d.Amount(18)}", "a.id")}))
                  AND NOT (c.category_id IS NOT NULL AND c.category_id IN (SELECT k.id FROM contact_category k WHERE k.tenant_id = c.tenant_id AND k.name_folded = 'SUPPLIER'))
                  AND NOT (c.city_folded IS NOT NULL AND c.city_folded = 'NICOSIA' AND {Custom(d, "contacts", "shoeSize", $"v.number BETWEEN {d.Amount(38)} AND {d.Amount(42)}", "c.id")})
                  """, Hard),
        Words("maria", "maria"),
        Words("geo 99", "geo", "99"),
        Words("nicosia a", "nicosia", "a"),
    ];

    private static FilterQuestion Words(string text, params string[] words) => new($"search: {text}", null, d => d.Words("c.id", words), Plain, text);

    private static string Accounts(string condition) => $"""
        EXISTS (SELECT 1 FROM account_contact ac JOIN account a ON a.id = ac.account_id
          WHERE ac.tenant_id = c.tenant_id AND ac.contact_id = c.id AND NOT a.is_deleted AND {condition})
        """;

    /// <summary>By the field's own index, which answers for all records at once.</summary>
    private static string Custom(Dialect dialect, string entity, string key, string condition, string id) => $"""
        {id} IN (SELECT v.record_id FROM custom_field_value v WHERE v.tenant_id = {dialect.Tenant} AND v.field_id =
          (SELECT f.id FROM custom_field f WHERE f.tenant_id = {dialect.Tenant} AND f.entity = '{entity}' AND f.key = '{key}' AND NOT f.is_deleted) AND {condition})
        """;

    private static JsonObject Rule(string field, string @operator, JsonNode? value = null) => new() { ["field"] = field, ["operator"] = @operator, ["value"] = value };

    private static JsonObject And(params JsonNode[] rules) => new() { ["combinator"] = "and", ["rules"] = new JsonArray(rules) };

    private static JsonObject Or(params JsonNode[] rules) => new() { ["combinator"] = "or", ["rules"] = new JsonArray(rules) };

    private static JsonObject Not(JsonObject group)
    {
        group["not"] = true;
        return group;
    }
}
