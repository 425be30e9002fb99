namespace Crm.Graph.QueryBuilder;

/// <summary>Which entity is asked about.</summary>
/// <param name="Entity">The name of its list, such as `contacts`.</param>
public sealed record QueryBuilderConfigArguments(string Entity);

/// <summary>What a query builder needs to know of an entity, in the shape that react-querybuilder's props take.</summary>
/// <param name="Fields">The fields, for the prop `fields`.</param>
/// <param name="FieldGroups">The same fields under headings, which the prop `fields` takes as well.</param>
/// <param name="Operators">All operators, for the prop `operators`; each field says itself which of them it takes.</param>
/// <param name="Combinators">The combinators, for the prop `combinators`.</param>
public sealed record QueryBuilderConfig(
    IReadOnlyList<QueryBuilderField> Fields, IReadOnlyList<QueryBuilderFieldGroup> FieldGroups,
    IReadOnlyList<QueryBuilderOperator> Operators, IReadOnlyList<QueryBuilderOption> Combinators);

/// <summary>Fields under one heading: an option group, as react-querybuilder knows it.</summary>
/// <param name="Label">The heading.</param>
/// <param name="Options">The fields.</param>
public sealed record QueryBuilderFieldGroup(string Label, IReadOnlyList<QueryBuilderField> Options);

/// <summary>A field as react-querybuilder knows it.</summary>
/// <param name="Name">The name that rules use, with dots along the way: `accounts.balance`.</param>
/// <param name="Value">The same as the name.</param>
/// <param name="Label">What people read.</param>
/// <param name="Type">The type of its values: string, number, boolean, date, datetime, enum or id.</param>
/// <param name="InputType">The type of the HTML input: text, number, date or datetime-local.</param>
/// <param name="ValueEditorType">The editor: text, select or checkbox.</param>
/// <param name="Placeholder">What an empty input shows; empty for none.</param>
/// <param name="Operators">The operators that it takes.</param>
/// <param name="DefaultOperator">The operator of a new rule.</param>
/// <param name="Values">The values to choose from; empty where any is possible.</param>
/// <param name="ValueSources">What it can be compared with: a value, or another field as well.</param>
/// <param name="Comparator">The property by which react-querybuilder finds the fields that it can be compared with: comparableType.</param>
/// <param name="ComparableType">The same for all fields that can be compared with each other; null when there is no other.</param>
public sealed record QueryBuilderField(
    string Name, string Value, string Label, string Type, string InputType, string ValueEditorType, string Placeholder,
    IReadOnlyList<QueryBuilderOperator> Operators, string DefaultOperator, IReadOnlyList<QueryBuilderOption> Values,
    IReadOnlyList<string> ValueSources, string Comparator, string? ComparableType);

/// <summary>An operator as react-querybuilder knows it.</summary>
/// <param name="Name">The name that rules use.</param>
/// <param name="Value">The same as the name.</param>
/// <param name="Label">What people read.</param>
/// <param name="Arity">How many operands it has, the field included: unary (no value, so no editor is shown), binary, or ternary (two bounds).</param>
public sealed record QueryBuilderOperator(string Name, string Value, string Label, string Arity);

/// <summary>Something to choose, as react-querybuilder knows it.</summary>
/// <param name="Name">The name that rules use.</param>
/// <param name="Value">The same as the name.</param>
/// <param name="Label">What people read.</param>
public sealed record QueryBuilderOption(string Name, string Value, string Label);
