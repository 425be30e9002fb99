using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Graph.Kernel.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ApiKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // With their foreign keys at once: added afterwards, they would have SQLite make the whole table anew.
            foreach (var column in new[] { "created_by_id", "deleted_by_id", "modified_by_id" })
            {
                migrationBuilder.Sql($"ALTER TABLE api_key ADD COLUMN {column} TEXT NULL REFERENCES actor (id) ON DELETE RESTRICT");
            }

            migrationBuilder.AddColumn<long>(
                name: "date_deleted",
                table: "api_key",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "date_modified",
                table: "api_key",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_deleted",
                table: "api_key",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "last_used_on",
                table: "api_key",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "name_folded",
                table: "api_key",
                type: "TEXT",
                maxLength: 800,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "prefix_folded",
                table: "api_key",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "api_key",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateIndex(
                name: "IX_api_key_tenant_id_id",
                table: "api_key",
                columns: new[] { "tenant_id", "id" });

            // What keys there are already is folded as the server does it (ADR 4); their names are plain ASCII.
            migrationBuilder.Sql("UPDATE api_key SET name_folded = upper(name), prefix_folded = upper(prefix)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_api_key_actor_created_by_id",
                table: "api_key");

            migrationBuilder.DropForeignKey(
                name: "FK_api_key_actor_deleted_by_id",
                table: "api_key");

            migrationBuilder.DropForeignKey(
                name: "FK_api_key_actor_modified_by_id",
                table: "api_key");

            migrationBuilder.DropIndex(
                name: "IX_api_key_tenant_id_id",
                table: "api_key");

            migrationBuilder.DropColumn(
                name: "created_by_id",
                table: "api_key");

            migrationBuilder.DropColumn(
                name: "date_deleted",
                table: "api_key");

            migrationBuilder.DropColumn(
                name: "date_modified",
                table: "api_key");

            migrationBuilder.DropColumn(
                name: "deleted_by_id",
                table: "api_key");

            migrationBuilder.DropColumn(
                name: "is_deleted",
                table: "api_key");

            migrationBuilder.DropColumn(
                name: "last_used_on",
                table: "api_key");

            migrationBuilder.DropColumn(
                name: "modified_by_id",
                table: "api_key");

            migrationBuilder.DropColumn(
                name: "name_folded",
                table: "api_key");

            migrationBuilder.DropColumn(
                name: "prefix_folded",
                table: "api_key");

            migrationBuilder.DropColumn(
                name: "version",
                table: "api_key");
        }
    }
}
