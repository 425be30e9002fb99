using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Graph.Kernel.Storage.Migrations.PostgreSql
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
                    consumer = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    lease_owner = table.Column<Guid>(type: "uuid", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consumer_position", x => new { x.consumer, x.tenant_id });
                });

            migrationBuilder.CreateTable(
                name: "event_sequence",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
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
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    @event = table.Column<string>(name: "event", type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    occurred_on = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_first = table.Column<bool>(type: "boolean", nullable: false),
                    changes = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_log_event", x => new { x.tenant_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "parked_event",
                columns: table => new
                {
                    consumer = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    next_try = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    last_error = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    @event = table.Column<string>(name: "event", type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    occurred_on = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_first = table.Column<bool>(type: "boolean", nullable: false),
                    changes = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C")
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
