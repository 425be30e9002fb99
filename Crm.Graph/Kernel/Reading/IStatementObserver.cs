namespace Crm.Graph.Kernel.Reading;

/// <summary>Told of every statement that a read sends.</summary>
public interface IStatementObserver
{
    void Sending(string sql);
}
