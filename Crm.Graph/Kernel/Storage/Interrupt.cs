using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Crm.Graph.Kernel.Storage;

/// <summary>
/// Breaks a statement off when nobody waits for it any more. Database servers' drivers do so by themselves; SQLite's runs on the
/// caller's own thread and never looks at a token.
/// </summary>
public static class Interrupt
{
    /// <summary>Until the answer is disposed of, which must be before the connection is given back.</summary>
    public static CancellationTokenRegistration On(DbConnection? connection, CancellationToken ct)
        => connection is SqliteConnection { Handle: { } handle }
            ? ct.UnsafeRegister(static handle => raw.sqlite3_interrupt((sqlite3)handle!), handle)
            : default;
}
