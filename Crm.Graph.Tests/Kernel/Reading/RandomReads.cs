using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Graph.Accounts.Model;
using Crm.Graph.Contacts.Model;
using Crm.Graph.CustomFields.Model;
using Crm.Graph.Kernel.Domain;
using Crm.Graph.Kernel.Fields;

namespace Crm.Graph.Tests.Kernel.Reading;

/// <summary>A part of a document, and by hand what it answers for a record.</summary>
internal sealed record Read(string Text, Func<object, JsonNode?> Of);

/// <summary>A condition or an order as it is sent and as it is said in C#.</summary>
internal sealed record Clause(string Text, Func<object, bool> Holds);

/// <summary>An order with its comparison.</summary>
internal sealed record Sort(string Text, Func<IEnumerable<object>, IEnumerable<object>> Apply);

/// <summary>What there is to select of a type.</summary>
internal sealed class Shape(string name)
{
    public string Name { get; } = name;
    public Dictionary<string, Func<object, JsonNode?>> Values { get; } = [];
    public Dictionary<string, (Shape Of, Func<object, object?> Get)> Ones { get; } = [];
    public Dictionary<string, (Shape Of, Func<object, IEnumerable<object>> Get)> Parts { get; } = [];
    public Dictionary<string, (Shape Of, Func<object, IEnumerable<object>> Get)> Lists { get; } = [];
    public List<Clause> Clauses { get; } = [];
    public List<Sort> Sorts { get; } = [];
}

/// <summary>Selections at random, down lists, other records, groups and parts, with aliases, fragments and directives.</summary>
internal sealed class RandomReads(Random random)
{
    private int _alias;

    public Read Object(Shape shape, int depth)
    {
        var text = new StringBuilder("{ ");
        var parts = new List<(string Name, Func<object, JsonNode?> Of)>();
        var count = random.Next(1, 6);
        for (var i = 0; i < count; i++)
        {
            var (name, read) = Member(shape, depth);
            if (parts.Exists(p => p.Name == name))
                continue;
            parts.Add((name, read.Of));
            text.Append(random.Next(8) switch
            {
                0 => $"... on {shape.Name} {{ {read.Text} }} ",
                1 => $"... @include(if: $yes) {{ {read.Text} }} ",
                2 => $"{read.Text} {read.Text} ", // merged
                3 => $"{read.Text} no{_alias++}: __typename @skip(if: true) ",
                _ => read.Text + " ",
            });
        }
        return new(text.Append('}').ToString(), record => new JsonObject(parts.Select(p => KeyValuePair.Create(p.Name, p.Of(record)))));
    }

    private (string Name, Read Read) Member(Shape shape, int depth)
    {
        var kind = depth == 0 ? 0 : random.Next(6);
        var alias = random.Next(3) == 0 ? $"a{_alias++}" : null;
        string Named(string field) => alias is null ? field : $"{alias}: {field}";
        if (kind == 1 && shape.Ones.Count > 0)
        {
            var (field, (of, get)) = Any(shape.Ones);
            var inner = Object(of, depth - 1);
            return (alias ?? field, new($"{Named(field)} {inner.Text}", r => get(r) is { } other ? inner.Of(other) : null));
        }
        if (kind == 2 && shape.Parts.Count > 0)
        {
            var (field, (of, get)) = Any(shape.Parts);
            var inner = Object(of, depth - 1);
            return (alias ?? field, new($"{Named(field)} {inner.Text}", r => new JsonArray([.. get(r).OrderBy(p => p is CustomFieldValue value ? $"{value.FieldId}" : Id(p), StringComparer.Ordinal).Select(inner.Of)])));
        }
        if (kind is 3 or 4 && shape.Lists.Count > 0)
        {
            alias ??= $"l{_alias++}"; // the same list twice with other arguments needs other names
            var (field, (of, get)) = Any(shape.Lists);
            var inner = Connection(of, depth - 1);
            return (alias, new($"{Named(field)}{inner.Text}", r => inner.Of(get(r).ToList())));
        }
        if (kind == 5)
            return (alias ?? "__typename", new(Named("__typename"), _ => shape.Name));
        var (name, value) = Any(shape.Values);
        return (alias ?? name, new(Named(name), value));
    }

    /// <summary>Arguments and a selection; answers for the list of all records.</summary>
    public Read Connection(Shape shape, int depth)
    {
        var (take, backward, skip) = (20, false, 0);
        var arguments = new List<string>();
        switch (random.Next(5))
        {
            case 0:
                arguments.Add($"first: {take = random.Next(0, 5)}");
                break;
            case 1:
                backward = true;
                arguments.Add($"last: {take = random.Next(0, 5)}");
                break;
            case 2:
                take = random.Next(1, 4);
                var page = random.Next(1, 3);
                skip = (page - 1) * take;
                arguments.Add($"page: {page}, size: {take}");
                break;
        }
        var clause = random.Next(3) == 0 && shape.Clauses.Count > 0 ? shape.Clauses[random.Next(shape.Clauses.Count)] : null;
        if (clause is not null)
            arguments.Add($"where: {clause.Text}");
        var sort = random.Next(3) == 0 && shape.Sorts.Count > 0 ? shape.Sorts[random.Next(shape.Sorts.Count)] : null;
        if (sort is not null)
            arguments.Add($"orderBy: {sort.Text}");
        var (fields, answers) = (new List<string>(), new List<(string, Func<List<object>, List<object>, JsonNode?>)>());
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var name = $"c{_alias++}";
            switch (random.Next(5))
            {
                case 0:
                    var edge = Object(shape, depth);
                    fields.Add($"{name}: edges {{ __typename node {edge.Text} }}");
                    answers.Add((name, (_, rows) => new JsonArray([.. rows.Select(r => new JsonObject { ["__typename"] = shape.Name + "Edge", ["node"] = edge.Of(r) })])));
                    break;
                case 1:
                    fields.Add($"{name}: totalCount");
                    answers.Add((name, (all, _) => all.Count));
                    break;
                case 2:
                    fields.Add($"{name}: pageInfo {{ hasNextPage hasPreviousPage }}");
                    answers.Add((name, (all, _) => new JsonObject
                    {
                        ["hasNextPage"] = !backward && all.Count > skip + take,
                        ["hasPreviousPage"] = backward ? all.Count > take : skip > 0,
                    }));
                    break;
                default:
                    var node = Object(shape, depth);
                    fields.Add($"{name}: nodes {node.Text}");
                    answers.Add((name, (_, rows) => new JsonArray([.. rows.Select(node.Of)])));
                    break;
            }
        }
        var text = (arguments.Count > 0 ? $"({string.Join(", ", arguments)})" : "") + $" {{ {string.Join(' ', fields)} }}";
        return new(text, records =>
        {
            var all = ((List<object>)records).Where(r => r is not Record { IsDeleted: true } && (clause?.Holds(r) ?? true)).OrderBy(Id, StringComparer.Ordinal).ToList();
            if (sort is not null)
                all = [.. sort.Apply(all)];
            var rows = backward ? all.TakeLast(take).ToList() : [.. all.Skip(skip).Take(take)];
            return new JsonObject(answers.Select(a => KeyValuePair.Create(a.Item1, a.Item2(all, rows))));
        });
    }

    private static string Id(object record) => $"{((Entity)record).Id}";

    private KeyValuePair<string, T> Any<T>(Dictionary<string, T> from) => from.ElementAt(random.Next(from.Count));
}

/// <summary>The types with lists among them, over records that EF Core has read.</summary>
internal sealed class Shapes
{
    public Shapes(IReadOnlyList<AccountContact> links, IReadOnlyList<AccountEntry> entries, IReadOnlyList<ContactPhone> phones, IReadOnlyList<ContactAddress> addresses, IReadOnlyList<CustomFieldValue> values)
    {
        Shape contact = new("Contact"), account = new("Account"), entry = new("AccountEntry"), category = new("ContactCategory"), actor = new("Actor"),
            phone = new("ContactPhone"), address = new("ContactAddress"), demographics = new("Demographics"), nameDay = new("NameDay"), company = new("CompanyProfile"), terms = new("PaymentTerms"),
            custom = new("CustomFieldValue"), financials = new("AccountFinancials"), period = new("AccountingPeriod");
        (Contact, Account) = (contact, account);

        Audit(contact, actor);
        Add<Contact>(contact, ("code", c => c.Code), ("name", c => c.Name), ("lastName", c => c.LastName), ("city", c => c.City), ("type", c => Name(c.Type)),
            ("preferredMethodOfContact", c => Name(c.PreferredMethodOfContact)), ("isActive", c => c.IsActive), ("consentChangedOn", c => Time(c.ConsentChangedOn)));
        contact.Ones["category"] = (category, c => ((Contact)c).Category);
        contact.Ones["demographics"] = (demographics, c => ((Contact)c).Demographics);
        contact.Ones["companyProfile"] = (company, c => ((Contact)c).CompanyProfile);
        contact.Parts["phones"] = (phone, c => phones.Where(p => p.ContactId == ((Contact)c).Id));
        contact.Parts["addresses"] = (address, c => addresses.Where(a => a.ContactId == ((Contact)c).Id));
        contact.Parts["customFields"] = (custom, c => values.Where(v => v.RecordId == ((Contact)c).Id && !v.Field.IsDeleted));
        Add<CustomFieldValue>(custom, ("key", v => v.Field.Key), ("label", v => v.Field.Label), ("type", v => Name(v.Field.Type)), ("fieldId", v => $"{v.FieldId}"),
            ("value", v => v.Number is { } number ? Number(number) : v.Flag is { } flag ? flag : v.Day is { } day ? Day(day) : v.Moment is { } moment ? Time(moment) : v.Text));
        contact.Lists["accounts"] = (account, c => links.Where(l => l.ContactId == ((Contact)c).Id).Select(l => l.Account));
        contact.Clauses.Add(new("""{combinator: "and", rules: [{field: "isActive", operator: "=", value: true}]}""", c => ((Contact)c).IsActive));
        contact.Clauses.Add(new("""{combinator: "and", rules: [{field: "category.name", operator: "null"}]}""", c => ((Contact)c).Category is null));
        contact.Sorts.Add(new("""{field: "version", direction: DESC}""", all => all.OrderByDescending(c => ((Contact)c).Version).ThenByDescending(c => $"{((Contact)c).Id}", StringComparer.Ordinal)));

        Add<Demographics>(demographics, ("gender", d => Name(d.Gender)), ("dateOfBirth", d => Day(d.DateOfBirth)));
        demographics.Ones["nameDay"] = (nameDay, d => ((Demographics)d).NameDay);
        Add<NameDay>(nameDay, ("month", n => n.Month), ("day", n => n.Day));
        Add<CompanyProfile>(company, ("annualTurnover", p => Number(p.AnnualTurnover)), ("numberOfEmployees", p => p.NumberOfEmployees), ("vatRegistrationNumber", p => p.VatRegistrationNumber));
        Audit(category, actor);
        Add<ContactCategory>(category, ("name", c => c.Name));
        Audit(terms, actor);
        Add<PaymentTerms>(terms, ("name", t => t.Name), ("netDays", t => t.NetDays));
        Add<Actor>(actor, ("id", a => $"{a.Id}"), ("kind", a => Name(a.Kind)), ("name", a => a.Name));
        Add<ContactPhone>(phone, ("id", p => $"{p.Id}"), ("number", p => p.Number), ("extension", p => p.Extension), ("type", p => Name(p.Type)), ("isPrimary", p => p.IsPrimary));
        Add<ContactAddress>(address, ("id", a => $"{a.Id}"), ("townCity", a => a.TownCity), ("latitude", a => a.Latitude), ("isPrimary", a => a.IsPrimary));
        address.Ones["contact"] = (contact, a => ((ContactAddress)a).Contact);

        Audit(account, actor);
        Add<Account>(account, ("number", a => a.Number), ("name", a => a.Name), ("state", a => Name(a.State)), ("currency", a => a.Currency), ("balance", a => Number(a.Balance)), ("creditLimit", a => Number(a.CreditLimit)));
        account.Ones["primaryContact"] = (contact, a => ((Account)a).PrimaryContact);
        account.Ones["billingAddress"] = (address, a => ((Account)a).BillingAddress);
        account.Ones["paymentTerms"] = (terms, a => ((Account)a).PaymentTerms);
        account.Ones["financials"] = (financials, a => a);
        account.Parts["customFields"] = (custom, a => values.Where(v => v.RecordId == ((Account)a).Id && !v.Field.IsDeleted));
        account.Lists["contacts"] = (contact, a => links.Where(l => l.AccountId == ((Account)a).Id).Select(l => l.Contact));
        account.Lists["entries"] = (entry, a => entries.Where(e => e.AccountId == ((Account)a).Id));
        account.Clauses.Add(new("""{combinator: "or", rules: [{field: "state", operator: "=", value: "ACTIVE"}, {field: "balance", operator: ">", value: 99.99}]}""", a => ((Account)a).State == AccountState.Active || ((Account)a).Balance > 99.99m));
        account.Clauses.Add(new("""{combinator: "and", not: true, rules: [{field: "creditLimit", operator: ">=", value: 10}]}""", a => !(((Account)a).CreditLimit >= 10)));
        account.Sorts.Add(new("""{field: "creditLimit", nulls: FIRST}""", all => all.OrderBy(a => ((Account)a).CreditLimit is not null).ThenBy(a => ((Account)a).CreditLimit).ThenBy(a => $"{((Account)a).Id}", StringComparer.Ordinal)));
        Add<Account>(financials, ("balance", a => Number(a.Balance)), ("availableCredit", a => Number(a.CreditLimit - a.Balance)), ("currency", a => a.Currency));
        financials.Ones["accountingPeriod"] = (period, a => a);
        Add<Account>(period, ("name", _ => "FEBRUARY2026"), ("startsOn", _ => "2026-02-01"), ("endsOn", _ => "2026-02-28"));

        Add<AccountEntry>(entry, ("id", e => $"{e.Id}"), ("number", e => e.Number), ("postedOn", e => Time(e.PostedOn)), ("postedDay", e => Day(e.PostedDay)), ("type", e => Name(e.Type)), ("amount", e => Number(e.Amount)), ("dueOn", e => Day(e.DueOn)), ("description", e => e.Description));
        entry.Ones["account"] = (account, e => ((AccountEntry)e).Account);
        entry.Ones["transferAccount"] = (account, e => ((AccountEntry)e).TransferAccount);
        entry.Clauses.Add(new("""{combinator: "and", rules: [{field: "amount", operator: "between", value: "0, 100"}]}""", e => ((AccountEntry)e).Amount is >= 0 and <= 100));
        entry.Sorts.Add(new("""[{field: "amount", direction: DESC}, {field: "number"}]""", all => all.OrderByDescending(e => ((AccountEntry)e).Amount).ThenBy(e => ((AccountEntry)e).Number).ThenBy(e => $"{((AccountEntry)e).Id}", StringComparer.Ordinal)));
    }

    public Shape Contact { get; }

    public Shape Account { get; }

    private static void Audit(Shape shape, Shape actor)
    {
        Add<Record>(shape, ("id", r => $"{r.Id}"), ("version", r => r.Version), ("dateCreated", r => Time(r.DateCreated)), ("dateModified", r => Time(r.DateModified)), ("isDeleted", r => r.IsDeleted));
        shape.Ones["createdBy"] = (actor, r => ((Record)r).CreatedBy);
    }

    private static void Add<T>(Shape shape, params (string Name, Func<T, JsonNode?> Of)[] values)
    {
        foreach (var (name, of) in values)
            shape.Values[name] = r => of((T)r);
    }

    private static JsonNode? Name(Enum? choice) => choice is null ? null : Names.Of(choice);

    private static JsonNode? Number(decimal? number) => number is { } n ? JsonNode.Parse(n.ToString("0.####", CultureInfo.InvariantCulture)) : null;

    private static JsonNode? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonNode? Time(DateTimeOffset? time) => time?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);
}
