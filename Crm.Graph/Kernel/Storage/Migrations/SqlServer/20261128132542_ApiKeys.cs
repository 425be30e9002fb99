using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Graph.Kernel.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ApiKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "created_by_id",
                table: "api_key",
                type: "char(36)",
                unicode: false,
                fixedLength: true,
                maxLength: 36,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "date_deleted",
                table: "api_key",
                type: "datetimeoffset(3)",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "date_modified",
                table: "api_key",
                type: "datetimeoffset(3)",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "deleted_by_id",
                table: "api_key",
                type: "char(36)",
                unicode: false,
                fixedLength: true,
                maxLength: 36,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_deleted",
                table: "api_key",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_used_on",
                table: "api_key",
                type: "datetimeoffset(3)",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "modified_by_id",
                table: "api_key",
                type: "char(36)",
                unicode: false,
                fixedLength: true,
                maxLength: 36,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "name_folded",
                table: "api_key",
                type: "nvarchar(800)",
                maxLength: 800,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "prefix_folded",
                table: "api_key",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "api_key",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateIndex(
                name: "IX_api_key_tenant_id_id",
                table: "api_key",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "FK_api_key_actor_created_by_id",
                table: "api_key",
                column: "created_by_id",
                principalTable: "actor",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_api_key_actor_deleted_by_id",
                table: "api_key",
                column: "deleted_by_id",
                principalTable: "actor",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_api_key_actor_modified_by_id",
                table: "api_key",
                column: "modified_by_id",
                principalTable: "actor",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

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
