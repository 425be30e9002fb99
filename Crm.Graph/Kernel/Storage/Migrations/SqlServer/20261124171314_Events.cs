using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Graph.Kernel.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Events : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "consumer_position",
                columns: table => new
                {
                    consumer = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    lease_owner = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consumer_position", x => new { x.consumer, x.tenant_id });
                });

            migrationBuilder.CreateTable(
                name: "event_sequence",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    last_sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_event_sequence", x => x.tenant_id);
                });

            migrationBuilder.CreateTable(
                name: "log_event",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    entity = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    @event = table.Column<string>(name: "event", type: "nvarchar(100)", maxLength: 100, nullable: false),
                    record_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    occurred_on = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    actor_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    is_first = table.Column<bool>(type: "bit", nullable: false),
                    changes = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    state = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_log_event", x => new { x.tenant_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "parked_event",
                columns: table => new
                {
                    consumer = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    record_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    tries = table.Column<int>(type: "int", nullable: false),
                    next_try = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    last_error = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    event_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    entity = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    @event = table.Column<string>(name: "event", type: "nvarchar(100)", maxLength: 100, nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    occurred_on = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    actor_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    is_first = table.Column<bool>(type: "bit", nullable: false),
                    changes = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    state = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parked_event", x => new { x.consumer, x.tenant_id, x.sequence });
                });

            migrationBuilder.CreateIndex(
                name: "IX_parked_event_consumer_tenant_id_next_try",
                table: "parked_event",
                columns: new[] { "consumer", "tenant_id", "next_try" });

            migrationBuilder.CreateIndex(
                name: "IX_parked_event_consumer_tenant_id_record_id_sequence",
                table: "parked_event",
                columns: new[] { "consumer", "tenant_id", "record_id", "sequence" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "consumer_position");

            migrationBuilder.DropTable(
                name: "event_sequence");

            migrationBuilder.DropTable(
                name: "log_event");

            migrationBuilder.DropTable(
                name: "parked_event");
        }
    }
}
