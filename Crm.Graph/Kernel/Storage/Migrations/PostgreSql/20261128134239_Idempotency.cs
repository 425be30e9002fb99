using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Graph.Kernel.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Idempotency : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "idempotent_request",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    fingerprint = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    attempt = table.Column<Guid>(type: "uuid", nullable: false),
                    locked_until = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    done = table.Column<byte[]>(type: "bytea", nullable: true),
                    answer = table.Column<byte[]>(type: "bytea", nullable: true),
                    expires_on = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotent_request", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_idempotent_request_expires_on",
                table: "idempotent_request",
                column: "expires_on");

            migrationBuilder.CreateIndex(
                name: "IX_idempotent_request_name",
                table: "idempotent_request",
                column: "name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "idempotent_request");
        }
    }
}
