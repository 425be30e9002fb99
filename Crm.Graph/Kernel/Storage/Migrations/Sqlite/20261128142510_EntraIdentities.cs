using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Graph.Kernel.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EntraIdentities : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "entra_identity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    membership_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    directory_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    object_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    date_created = table.Column<long>(type: "INTEGER", nullable: false),
                    role_as_of = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_entra_identity", x => x.id);
                    table.ForeignKey(
                        name: "FK_entra_identity_membership_membership_id",
                        column: x => x.membership_id,
                        principalTable: "membership",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_entra_identity_membership_id_directory_id",
                table: "entra_identity",
                columns: new[] { "membership_id", "directory_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_entra_identity_organisation_id_directory_id_object_id",
                table: "entra_identity",
                columns: new[] { "organisation_id", "directory_id", "object_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "entra_identity");
        }
    }
}
