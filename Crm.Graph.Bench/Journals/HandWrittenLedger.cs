using System.Data.Common;
using System.Globalization;
using Crm.Graph.Bench.Raw;
using Crm.Graph.Kernel.Domain;
using Npgsql;

namespace Crm.Graph.Bench.Journals;

/// <summary>
/// What somebody would write by hand on the plain driver to post to a wallet, with all that our transaction does: the lock, limits, what has expired,
/// the credits that are spent, the journal, the balance, two rows of the audit log and two events. Prepared commands on a connection that is kept.
/// </summary>
internal sealed class HandWrittenLedger : IDisposable
{
    /// <summary>More than there are statements.</summary>
    private const int Prepared = 50;

    private readonly DbConnection _connection;
    private readonly Values _values;
    private readonly DbCommand _wallet;
    private readonly DbCommand _read;
    private readonly DbCommand _credit;
    private readonly DbCommand _debit;
    private readonly string[] _logged;
    private readonly int _tenant;
    private readonly object _actor;
    private readonly object _organisation;

    public HandWrittenLedger(string provider, string connectionString)
    {
        _connection = RawPlan.Open(provider, provider == "Sqlite" ? connectionString : new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = Prepared, AutoPrepareMinUsages = 1 }.ConnectionString);
        _values = new(provider == "Sqlite");
        _logged = Logged();
        using (var known = Command("SELECT t.tenant_id, j.created_by_id, a.organisation_id FROM wallet_journal j JOIN event_sequence t ON t.tenant_id = j.tenant_id JOIN actor a ON a.id = j.created_by_id LIMIT 1"))
        using (var row = known.ExecuteReader())
        {
            row.Read();
            (_tenant, _actor, _organisation) = (row.GetInt32(0), row.GetValue(1), row.GetValue(2));
        }
        _wallet = Command("SELECT id, open_balance, commerce_balance, minimum_balance, last_journal_number, version, state, currency FROM wallet WHERE tenant_id = @tenant AND code_folded = @code"
            + (_values.IsSqlite ? "" : " FOR NO KEY UPDATE"), "tenant", "code");
        _read = Command("""
            SELECT id, maximum_amount, maximum_number, period, counted FROM limit_rule WHERE tenant_id = @tenant AND wallet_id = @wallet ORDER BY id;
            SELECT id, remaining FROM wallet_credit WHERE tenant_id = @tenant AND wallet_id = @wallet AND is_spent = @no AND last_day < @today ORDER BY last_day, id;
            SELECT id, remaining FROM wallet_credit WHERE tenant_id = @tenant AND wallet_id = @wallet AND is_spent = @no AND commerce_balance_id IS NULL AND last_day >= @today
              AND valid_from <= @today ORDER BY last_day, id LIMIT 3
            """, "tenant", "wallet", "no", "today");
        _credit = Writing("""
            INSERT INTO wallet_credit (id, wallet_id, journal_id, amount, remaining, currency, currency_folded, valid_from, last_day, is_spent, tenant_id)
              VALUES (@other, @wallet, @id, @amount, @amount, @currency, @currency, @today, @never, @no, @tenant);
            """, "never", "no");
        _debit = Writing("""
            UPDATE wallet_credit SET remaining = @remaining, is_spent = @spent WHERE id = @credit;
            INSERT INTO credit_use (id, journal_id, credit_id, amount, tenant_id) VALUES (@other, @id, @credit, @amount, @tenant);
            """, "remaining", "spent", "credit");
    }

    public (Guid Id, int Number, decimal BalanceAfter) Post(string code, bool isCredit, decimal amount)
    {
        using var transaction = _connection.BeginTransaction();
        var (now, wallet) = (DateTimeOffset.UtcNow, Find(code, transaction));
        var today = _values.Day(DateOnly.FromDateTime(now.UtcDateTime));
        var (credit, remaining) = Available(wallet.Id, today, isCredit ? 0 : amount, transaction);
        var balance = wallet.Open + wallet.Commerce + (isCredit ? amount : -amount);
        if (balance < wallet.Minimum)
            throw new InvalidOperationException("not enough");
        var id = Ids.Next();
        var write = isCredit ? _credit : _debit;
        write.Transaction = transaction;
        Set(write, ("tenant", _tenant), ("wallet", wallet.Id), ("id", _values.Id(id)), ("other", _values.Id(Ids.Next())), ("number", wallet.Number + 1), ("version", wallet.Version + 1),
            ("type", isCredit ? "Credit" : "Debit"), ("amount", _values.Amount(amount)), ("movement", _values.Amount(isCredit ? amount : -amount)), ("currency", wallet.Currency),
            ("balance", _values.Amount(balance)), ("open", _values.Amount(wallet.Open + (isCredit ? amount : -amount))), ("commerce", _values.Amount(wallet.Commerce)),
            ("now", _values.Time(now)), ("today", today), ("actor", _actor), ("organisation", _organisation),
            ("a1", _values.Id(Ids.Next())), ("a2", _values.Id(Ids.Next())), ("e1", _values.Id(Ids.Next())), ("e2", _values.Id(Ids.Next())), ("trace", Ids.Next().ToString("N")),
            ("walletChanges", _logged[0]), ("walletState", _logged[1]), ("journalChanges", _logged[2]), ("journalState", _logged[3]), ("walletAudit", _logged[4]), ("journalAudit", _logged[5]), ("yes", true));
        if (isCredit)
            Set(write, ("never", _values.Day(new DateOnly(9999, 1, 1))), ("no", false));
        else
            Set(write, ("remaining", _values.Amount(remaining - amount)), ("spent", remaining == amount), ("credit", credit!));
        write.ExecuteNonQuery();
        transaction.Commit();
        return (id, wallet.Number + 1, balance);
    }

    public void Dispose()
    {
        foreach (var command in (DbCommand[])[_wallet, _read, _credit, _debit])
            command.Dispose();
        _connection.Dispose();
    }

    private (object Id, decimal Open, decimal Commerce, decimal Minimum, int Number, int Version, string Currency) Find(string code, DbTransaction transaction)
    {
        _wallet.Transaction = transaction;
        Set(_wallet, ("tenant", _tenant), ("code", code));
        using var row = _wallet.ExecuteReader();
        if (!row.Read() || !row.GetString(6).Equals("effective", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"{code} takes no journals");
        return (row.GetValue(0), _values.Read(row, 1), _values.Read(row, 2), _values.Read(row, 3), row.GetInt32(4), row.GetInt32(5), row.GetString(7));
    }

    /// <summary>The credit that is spent. There are no limits here, and nothing that has expired, but that has to be looked at.</summary>
    private (object? Credit, decimal Remaining) Available(object wallet, object today, decimal amount, DbTransaction transaction)
    {
        _read.Transaction = transaction;
        Set(_read, ("tenant", _tenant), ("wallet", wallet), ("no", false), ("today", today));
        using var rows = _read.ExecuteReader();
        if (rows.Read() || !rows.NextResult() || rows.Read() || !rows.NextResult())
            throw new InvalidOperationException("a limit, or something that has expired");
        if (amount == 0)
            return (null, 0);
        if (!rows.Read() || _values.Read(rows, 1) < amount)
            throw new InvalidOperationException("more than one credit would have to be spent");
        return (rows.GetValue(0), _values.Read(rows, 1));
    }

    /// <summary>What our server has written into its logs for the like: hand-written code would make texts of the same length.</summary>
    private string[] Logged()
    {
        string[] Last(string sql)
        {
            using var command = Command(sql);
            using var row = command.ExecuteReader();
            row.Read();
            return [.. Enumerable.Range(0, row.FieldCount).Select(row.GetString)];
        }
        return
        [
            .. Last("SELECT changes, state FROM log_event WHERE entity = 'Wallet' AND event = 'JOURNAL_POSTED' ORDER BY sequence DESC LIMIT 1"),
            .. Last("SELECT changes, state FROM log_event WHERE entity = 'WalletJournal' ORDER BY sequence DESC LIMIT 1"),
            .. Last("SELECT changes FROM audit_entry WHERE entity = 'Wallet' AND action = 'JOURNAL_POSTED' ORDER BY id DESC LIMIT 1"),
            .. Last("SELECT changes FROM audit_entry WHERE entity = 'WalletJournal' ORDER BY id DESC LIMIT 1"),
        ];
    }

    private DbCommand Writing(string credits, params string[] more) => Command($"""
        INSERT INTO wallet_journal (id, wallet_id, number, type, transaction_type, amount, movement, currency, currency_folded, balance_after, open_balance_after, commerce_balance_after, posted_on, posted_day, date_created, created_by_id, tenant_id)
          VALUES (@id, @wallet, @number, @type, @type, @amount, @movement, @currency, @currency, @balance, @open, @commerce, @now, @today, @now, @actor, @tenant);
        {credits}
        UPDATE wallet SET open_balance = @open, last_journal_number = @number, version = @version, date_modified = @now, modified_by_id = @actor WHERE id = @wallet;
        INSERT INTO audit_entry (id, organisation_id, occurred_on, actor_id, action, entity, record_id, changes, worked_in_id, address, trace_id, action_folded, entity_folded, address_folded, trace_id_folded, tenant_id) VALUES
          (@a1, @organisation, @now, @actor, 'JOURNAL_POSTED', 'Wallet', @wallet, @walletAudit, @tenant, '127.0.0.1', @trace, 'JOURNAL_POSTED', 'WALLET', '127.0.0.1', @trace, @tenant),
          (@a2, @organisation, @now, @actor, 'CREATED', 'WalletJournal', @id, @journalAudit, @tenant, '127.0.0.1', @trace, 'CREATED', 'WALLETJOURNAL', '127.0.0.1', @trace, @tenant);
        UPDATE event_sequence SET last_sequence = last_sequence + 2 WHERE tenant_id = @tenant;
        INSERT INTO log_event (tenant_id, sequence, id, entity, event, record_id, version, occurred_on, actor_id, is_first, changes, state) VALUES
          (@tenant, (SELECT last_sequence - 1 FROM event_sequence WHERE tenant_id = @tenant), @e1, 'Wallet', 'JOURNAL_POSTED', @wallet, @version, @now, @actor, @yes, @walletChanges, @walletState),
          (@tenant, (SELECT last_sequence FROM event_sequence WHERE tenant_id = @tenant), @e2, 'WalletJournal', 'CREATED', @id, 1, @now, @actor, @yes, @journalChanges, @journalState)
        """, ["tenant", "wallet", "id", "other", "number", "version", "type", "amount", "movement", "currency", "balance", "open", "commerce", "now", "today", "actor", "organisation",
            "a1", "a2", "e1", "e2", "trace", "walletChanges", "walletState", "journalChanges", "journalState", "walletAudit", "journalAudit", "yes", .. more]);

    private DbCommand Command(string sql, params IReadOnlyList<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + name;
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private static void Set(DbCommand command, params ReadOnlySpan<(string Name, object Value)> values)
    {
        foreach (var (name, value) in values)
        {
            if (command.Parameters.Contains("@" + name))
                command.Parameters["@" + name].Value = value;
        }
    }

    /// <summary>Values as the two databases keep them.</summary>
    private sealed class Values(bool isSqlite)
    {
        private const decimal Scale = 10_000;

        public bool IsSqlite => isSqlite;

        public object Id(Guid id) => isSqlite ? id.ToString().ToUpperInvariant() : id;

        public Func<decimal, object> Amount { get; } = isSqlite ? amount => (long)(amount * Scale) : amount => amount;

        public decimal Read(DbDataReader row, int column) => isSqlite ? row.GetInt64(column) / Scale : row.GetDecimal(column);

        public object Time(DateTimeOffset time) => isSqlite ? time.ToUnixTimeMilliseconds() : time;

        public object Day(DateOnly day) => isSqlite ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : day;
    }
}
