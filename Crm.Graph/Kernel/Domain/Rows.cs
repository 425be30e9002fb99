namespace Crm.Graph.Kernel.Domain;

/// <summary>
/// All rows of an entity, for the expression of a field that leads to a record which no property leads to, because the model does not know of it:
/// <c>a => Rows.Of&lt;Wallet&gt;().FirstOrDefault(w => w.EffectiveOfAccountId == a.Id)</c>. They are those of the tenant, as everywhere.
/// </summary>
public static class Rows
{
    public static IQueryable<T> Of<T>() where T : Entity => throw new InvalidOperationException("only inside a field's expression");
}
