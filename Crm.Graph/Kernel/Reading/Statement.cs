using System.Collections;
using System.Collections.Immutable;
using System.Data.Common;
using Crm.Graph.Kernel.Fields;
using Crm.Graph.Kernel.Security;
using Crm.Graph.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.Graph.Kernel.Reading;

/// <summary>
/// SQL that EF Core made once for a shape, and how its parameters are made of a call's values. When it was made, each
/// parameter was compared with EF Core's own; where they differ, <see cref="IsKept"/> is false and EF Core is asked each time.
/// </summary>
internal sealed class Statement
{
    private readonly ImmutableArray<Parameter> _parameters;

    private readonly Func<Queries, IQueryable> _query;
    private readonly Func<string, string> _wrap;
    private readonly FieldCatalogue? _parent;

    /// <summary>How many of the parameters, the last ones, only what the SQL is wrapped in knows.</summary>
    private readonly int _outer;

    private Statement(
        string sql, ImmutableArray<Parameter> parameters, int outer, bool isKept, Func<Queries, IQueryable> query, Func<string, string> wrap, FieldCatalogue? parent)
    {
        (Sql, _parameters, _outer, IsKept) = (sql, parameters, outer, isKept);
        (_query, _wrap, _parent) = (query, wrap, parent);
    }

    public string Sql { get; }

    public bool IsKept { get; }

    private readonly record struct Parameter(string Name, int? Slot, RelationalTypeMapping Mapping);

    /// <summary>Has EF Core translate a query, and learns its parameters.</summary>
    /// <param name="parent">Whose list the level is.</param>
    /// <param name="wrap">What the SQL becomes a part of.</param>
    /// <param name="outer">The slot that it has there as a parameter (<see cref="Slots.Parameter"/>).</param>
    public static Statement Make(
        CrmDb db, Level level, FieldCatalogue? parent, TypeMappings mappings, Func<Queries, IQueryable> query, Func<string, string>? wrap = null, int? outer = null)
    {
        var slots = level.Slots;
        wrap ??= sql => sql;
        using var command = query(new Queries(db, level, parent)).CreateDbCommand();
        var parameters = ImmutableArray.CreateBuilder<Parameter>();
        var isKept = true;
        foreach (DbParameter theirs in command.Parameters)
        {
            var slot = Slots.Of(theirs.ParameterName);
            var name = theirs.ParameterName.TrimStart('@');
            var type = slot is { } s ? slots.Type(s) : name == CrmDb.TenantParameter ? typeof(int) : name == CrmDb.OrganisationParameter ? typeof(Guid) : null;
            if (type is null)
                throw new InvalidOperationException($"a statement with an unknown parameter {name} cannot be trusted to be the caller's");
            var mine = new Parameter(theirs.ParameterName, slot, mappings.Of(type));
            isKept &= IsSame(Create(command, mine, slot is { } v ? slots.Value(v) : Own(db.Caller, name)), theirs);
            parameters.Add(mine);
        }
        if (outer is { } added)
            parameters.Add(new(Slots.Parameter(added), added, mappings.Of(slots.Type(added))));
        return new(db.Tune(wrap(command.CommandText)), parameters.ToImmutable(), outer is null ? 0 : 1, isKept, query, wrap, parent);
    }

    /// <summary>The command as EF Core makes it for these very values, on the context's own connection.</summary>
    public DbCommand Anew(CrmDb db, Level level)
    {
        var command = _query(new Queries(db, level, _parent)).CreateDbCommand();
        command.CommandText = _wrap(command.CommandText);
        foreach (var parameter in _parameters.TakeLast(_outer))
            command.Parameters.Add(Create(command, parameter, Value(parameter, level.Slots, db.Caller)));
        return command;
    }

    /// <summary>Gives a command its text and parameters; one that has them already only gets the values.</summary>
    public void Bind(DbCommand command, Slots slots, Caller caller)
    {
        if (command.Parameters.Count == _parameters.Length && ReferenceEquals(command.CommandText, Sql))
        {
            for (var i = 0; i < _parameters.Length; i++)
                command.Parameters[i].Value = Stored(_parameters[i], Value(_parameters[i], slots, caller));
            return;
        }
        command.CommandText = Sql;
        command.Parameters.Clear(); // of a call that broke off
        foreach (var parameter in _parameters)
            command.Parameters.Add(Create(command, parameter, Value(parameter, slots, caller)));
    }

    private static object? Value(Parameter parameter, Slots slots, Caller caller)
        => parameter.Slot is { } slot ? slots.Value(slot) : Own(caller, parameter.Name.TrimStart('@'));

    /// <summary>The values that no caller gives: whose data it is.</summary>
    private static object Own(Caller caller, string name) => name == CrmDb.TenantParameter ? caller.TenantId : caller.OrganisationId;

    private static DbParameter Create(DbCommand command, Parameter parameter, object? value)
        => parameter.Mapping.CreateParameter(command, parameter.Name, value, nullable: false);

    private static object Stored(Parameter parameter, object? value)
        => (parameter.Mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;

    private static bool IsSame(DbParameter mine, DbParameter theirs)
        => mine.DbType == theirs.DbType && mine.GetType() == theirs.GetType() && (Equals(mine.Value, theirs.Value)
            || mine.Value is IEnumerable a and not string && theirs.Value is IEnumerable b and not string && a.Cast<object>().SequenceEqual(b.Cast<object>()));
}
