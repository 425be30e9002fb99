using Crm.Graph.Kernel.Fields;
using GraphQL;
using GraphQL.Types;

namespace Crm.Graph.Kernel.Schema;

/// <summary>A field whose value is read by a plan: for the engine a leaf, whatever it selects.</summary>
internal sealed class PlannedFieldType : FieldType;

/// <summary>A field of an entity's type, with the catalogue's field behind it. It is never resolved: the planned field above it reads it.</summary>
internal sealed class CatalogueFieldType(CatalogueField field) : FieldType
{
    public CatalogueField Field { get; } = field;
}

/// <summary>The object types of the schema, made of the catalogues.</summary>
internal sealed class OutputTypes(Catalogues catalogues, InputTypes inputs)
{
    private readonly Dictionary<string, IGraphType> _types = [];

    /// <summary>Everything made so far.</summary>
    public IEnumerable<IGraphType> All => _types.Values;

    /// <summary>Makes the types of all catalogues.</summary>
    public void AddCatalogues()
    {
        _types.Add("PageInfo", PageInfo());
        foreach (var type in AggregateTypes.All(inputs))
            _types.Add(type.Name, type);
        foreach (var catalogue in catalogues.All)
            _types.Add(catalogue.Name, new CatalogueType(catalogue, this));
    }

    /// <summary>A reference to the type of an entity.</summary>
    public static IGraphType Node(FieldCatalogue catalogue) => new GraphQLTypeReference(catalogue.Name);

    /// <summary>A reference to the connection of an entity, made when it is first asked for.</summary>
    public IGraphType Connection(FieldCatalogue catalogue)
    {
        var name = catalogue.Name + "Connection";
        if (!_types.ContainsKey(name))
        {
            _types.Add(name, ConnectionType(name, catalogue));
            _types.Add(catalogue.Name + "Edge", EdgeType(catalogue));
        }
        return new GraphQLTypeReference(name);
    }

    /// <summary>The arguments that every list takes.</summary>
    public QueryArguments ListArguments(FieldCatalogue catalogue) =>
    [
        new QueryArgument(Scalars.RuleGroup) { Name = "where", Description = "Which records: a rule group, as react-querybuilder makes it." },
        new QueryArgument(new IdGraphType()) { Name = "savedFilter", Description = "The id of a saved filter of this list; with where both must match." },
        .. catalogue.IsSearchable ? [Text("search", "Words that must all be found in the record, each as the beginning of a word, without regard to case and accents; phone numbers by their digits. At most 200 characters and 10 words.")] : Array.Empty<QueryArgument>(),
        new QueryArgument(new ListGraphType(new NonNullGraphType(inputs.Of(typeof(Paging.Order))))) { Name = "orderBy", Description = "By what they are sorted; by age when it is not said." },
        Number("first", "With cursors: how many records, 20 when it is not said, at most 200."),
        Text("after", "With cursors: only the records behind this one."),
        Number("last", "With cursors: how many records from the end, at most 200."),
        Text("before", "With cursors: only the records before this one."),
        Number("page", "With numbered pages: which one, from 1."),
        Number("size", "With numbered pages: how many records each has, 20 when it is not said, at most 200."),
    ];

    private FieldCatalogue Catalogue(CatalogueField field) => catalogues.Of(field.Type);

    /// <summary>The type of a field of a catalogue.</summary>
    private IGraphType TypeOf(CatalogueField field)
    {
        var type = field.Kind switch
        {
            FieldKind.Group or FieldKind.One => Node(catalogues.Of(field.Type)),
            FieldKind.Parts => new ListGraphType(new NonNullGraphType(Node(catalogues.Of(field.Type)))),
            FieldKind.Many => Connection(catalogues.Of(field.Type)),
            _ => inputs.Of(field.Type),
        };
        return field.IsNullable ? type : new NonNullGraphType(type);
    }

    private ObjectGraphType ConnectionType(string name, FieldCatalogue catalogue)
    {
        var type = new ObjectGraphType { Name = name, Description = $"A page of a list: {catalogue.Description}" };
        type.AddField(Plain("edges", List(new GraphQLTypeReference(catalogue.Name + "Edge")), "The records of the page, each with its cursor.", FieldCost.Nodes));
        type.AddField(Plain("nodes", List(Node(catalogue)), "The records of the page.", FieldCost.Nodes));
        type.AddField(Plain("pageInfo", new NonNullGraphType(new GraphQLTypeReference("PageInfo")), "Where the page stands in the list."));
        type.AddField(Plain("totalCount", new NonNullGraphType(new IntGraphType()), "How many records match in all. It is counted only when it is selected.", FieldCost.Total));
        type.AddField(AggregateTypes.Field(inputs));
        return type;
    }

    private static ObjectGraphType EdgeType(FieldCatalogue catalogue)
    {
        var type = new ObjectGraphType { Name = catalogue.Name + "Edge", Description = "A record of a list with its place there." };
        type.AddField(Plain("cursor", new NonNullGraphType(new StringGraphType()), "The record's place, for after and before."));
        type.AddField(Plain("node", new NonNullGraphType(Node(catalogue)), "The record."));
        return type;
    }

    private static ObjectGraphType PageInfo()
    {
        var type = new ObjectGraphType { Name = "PageInfo", Description = "Where a page stands in its list." };
        type.AddField(Plain("hasNextPage", new NonNullGraphType(new BooleanGraphType()), "Whether there are records behind the page."));
        type.AddField(Plain("hasPreviousPage", new NonNullGraphType(new BooleanGraphType()), "Whether there are records before the page."));
        type.AddField(Plain("startCursor", new StringGraphType(), "The cursor of the page's first record; null when the page is empty."));
        type.AddField(Plain("endCursor", new StringGraphType(), "The cursor of the page's last record; null when the page is empty."));
        return type;
    }

    private static NonNullGraphType List(IGraphType type) => new(new ListGraphType(new NonNullGraphType(type)));

    private static FieldType Plain(string name, IGraphType type, string description, FieldCost? cost = null)
    {
        var field = new FieldType { Name = name, ResolvedType = type, Description = description };
        cost?.Declare(field);
        return field;
    }

    private static QueryArgument Number(string name, string description) => new(new IntGraphType()) { Name = name, Description = description };

    private static QueryArgument Text(string name, string description) => new(new StringGraphType()) { Name = name, Description = description };

    private sealed class CatalogueType : ObjectGraphType
    {
        public CatalogueType(FieldCatalogue catalogue, OutputTypes types)
        {
            Name = catalogue.Name;
            Description = catalogue.Description;
            foreach (var field in catalogue.Fields)
            {
                var type = new CatalogueFieldType(field) { Name = field.Name, Description = field.Description, ResolvedType = field.Name == "id" ? new NonNullGraphType(new IdGraphType()) : types.TypeOf(field) };
                if (field.Kind == FieldKind.Many)
                    type.Arguments = types.ListArguments(types.Catalogue(field));
                CostOf(field).Declare(type);
                if (field.Permission is { } permission)
                    type.ApplyDirective(NeedsDirective.DirectiveName, NeedsDirective.Argument, permission);
                AddField(type);
            }
        }

        /// <summary>Another record, or values under a name, stand in the same row.</summary>
        private static FieldCost CostOf(CatalogueField field) => field.Kind switch
        {
            FieldKind.Many => FieldCost.Connection,
            FieldKind.Parts => FieldCost.Parts,
            _ => FieldCost.Value,
        };
    }
}

/// <summary>Says in the schema which permission a field needs.</summary>
internal sealed class NeedsDirective : Directive
{
    public const string DirectiveName = "needs";
    public const string Argument = "permission";

    public NeedsDirective() : base(DirectiveName, GraphQLParser.AST.DirectiveLocation.FieldDefinition)
    {
        Description = "The permission that the field needs: a module and a verb, such as `contacts:read`. Who lacks it gets an error `FORBIDDEN`.";
        Arguments = new QueryArguments(new QueryArgument<NonNullGraphType<StringGraphType>> { Name = Argument, Description = "The permission." });
    }
}

/// <summary>Says in the schema that a field asks for no credential.</summary>
internal sealed class OpenDirective : Directive
{
    public const string DirectiveName = "open";

    public OpenDirective() : base(DirectiveName, GraphQLParser.AST.DirectiveLocation.FieldDefinition)
        => Description = "Anybody may ask for the field, without a key or a token. A root field with neither this nor `@needs` is for every caller who shows one.";
}
