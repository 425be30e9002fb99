using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Graph.Kernel.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CustomFields : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "custom_field",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    entity = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    taken_key = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    label = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    min = table.Column<long>(type: "INTEGER", nullable: true),
                    max = table.Column<long>(type: "INTEGER", nullable: true),
                    is_required = table.Column<bool>(type: "INTEGER", nullable: false),
                    entity_folded = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    key_folded = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    label_folded = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    date_created = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    date_modified = table.Column<long>(type: "INTEGER", nullable: true),
                    modified_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    is_deleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    date_deleted = table.Column<long>(type: "INTEGER", nullable: true),
                    deleted_by_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_custom_field", x => x.id);
                    table.ForeignKey(
                        name: "FK_custom_field_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_custom_field_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_custom_field_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "custom_field_choice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    field_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    label_folded = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    value_folded = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_custom_field_choice", x => x.id);
                    table.ForeignKey(
                        name: "FK_custom_field_choice_custom_field_field_id",
                        column: x => x.field_id,
                        principalTable: "custom_field",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "custom_field_value",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    record_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    field_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    number = table.Column<long>(type: "INTEGER", nullable: true),
                    flag = table.Column<bool>(type: "INTEGER", nullable: true),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    moment = table.Column<long>(type: "INTEGER", nullable: true),
                    text_folded = table.Column<string>(type: "TEXT", maxLength: 800, nullable: true),
                    tenant_id = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_custom_field_value", x => x.id);
                    table.ForeignKey(
                        name: "FK_custom_field_value_custom_field_field_id",
                        column: x => x.field_id,
                        principalTable: "custom_field",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_custom_field_tenant_id_entity_taken_key",
                table: "custom_field",
                columns: new[] { "tenant_id", "entity", "taken_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_custom_field_tenant_id_id",
                table: "custom_field",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_custom_field_choice_tenant_id_field_id_id",
                table: "custom_field_choice",
                columns: new[] { "tenant_id", "field_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_custom_field_value_tenant_id_field_id_day_record_id",
                table: "custom_field_value",
                columns: new[] { "tenant_id", "field_id", "day", "record_id" },
                filter: "day IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_custom_field_value_tenant_id_field_id_flag_record_id",
                table: "custom_field_value",
                columns: new[] { "tenant_id", "field_id", "flag", "record_id" },
                filter: "flag IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_custom_field_value_tenant_id_field_id_moment_record_id",
                table: "custom_field_value",
                columns: new[] { "tenant_id", "field_id", "moment", "record_id" },
                filter: "moment IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_custom_field_value_tenant_id_field_id_number_record_id",
                table: "custom_field_value",
                columns: new[] { "tenant_id", "field_id", "number", "record_id" },
                filter: "number IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_custom_field_value_tenant_id_field_id_text_folded_record_id",
                table: "custom_field_value",
                columns: new[] { "tenant_id", "field_id", "text_folded", "record_id" },
                filter: "text_folded IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_custom_field_value_tenant_id_record_id_field_id",
                table: "custom_field_value",
                columns: new[] { "tenant_id", "record_id", "field_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "custom_field_choice");

            migrationBuilder.DropTable(
                name: "custom_field_value");

            migrationBuilder.DropTable(
                name: "custom_field");
        }
    }
}
