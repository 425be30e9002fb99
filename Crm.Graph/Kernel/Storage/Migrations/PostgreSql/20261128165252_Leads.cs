using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Graph.Kernel.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Leads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "franchise",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    code = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true, collation: "C"),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    code_folded = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    name_folded = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    date_modified = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    modified_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    date_deleted = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    deleted_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_franchise", x => x.id);
                    table.ForeignKey(
                        name: "FK_franchise_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_franchise_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_franchise_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "incentive",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    incentive_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    source = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    description = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    description_folded = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true, collation: "C"),
                    incentive_id_folded = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    name_folded = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    source_folded = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    date_modified = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    modified_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    date_deleted = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    deleted_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incentive", x => x.id);
                    table.ForeignKey(
                        name: "FK_incentive_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_incentive_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_incentive_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lead_source",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    name_folded = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    date_modified = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    modified_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    date_deleted = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    deleted_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lead_source", x => x.id);
                    table.ForeignKey(
                        name: "FK_lead_source_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lead_source_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lead_source_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "package",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true, collation: "C"),
                    term_months = table.Column<int>(type: "integer", nullable: true),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    name_folded = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    type_folded = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    date_modified = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    modified_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    date_deleted = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    deleted_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_package", x => x.id);
                    table.ForeignKey(
                        name: "FK_package_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_package_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_package_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pipeline",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    name_folded = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    date_modified = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    modified_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    date_deleted = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    deleted_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pipeline", x => x.id);
                    table.ForeignKey(
                        name: "FK_pipeline_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_pipeline_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_pipeline_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "product_group",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name_folded = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    date_modified = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    modified_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    date_deleted = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    deleted_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_product_group", x => x.id);
                    table.ForeignKey(
                        name: "FK_product_group_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_product_group_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_product_group_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_product_group_product_group_parent_id",
                        column: x => x.parent_id,
                        principalTable: "product_group",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "stage",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    name_folded = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    date_modified = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    modified_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    date_deleted = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    deleted_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stage", x => x.id);
                    table.ForeignKey(
                        name: "FK_stage_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_stage_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_stage_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    description = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    description_folded = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true, collation: "C"),
                    name_folded = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    date_modified = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    modified_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    date_deleted = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    deleted_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_survey", x => x.id);
                    table.ForeignKey(
                        name: "FK_survey_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_survey_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_survey_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "package_price",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    package_id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false, collation: "C"),
                    value = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    source = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    currency_folded = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true, collation: "C"),
                    source_folded = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    type_folded = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_package_price", x => x.id);
                    table.ForeignKey(
                        name: "FK_package_price_package_package_id",
                        column: x => x.package_id,
                        principalTable: "package",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "department",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    franchise_id = table.Column<Guid>(type: "uuid", nullable: true),
                    pipeline_id = table.Column<Guid>(type: "uuid", nullable: true),
                    team_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name_folded = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    date_modified = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    modified_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    date_deleted = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    deleted_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_department", x => x.id);
                    table.ForeignKey(
                        name: "FK_department_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_department_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_department_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_department_franchise_franchise_id",
                        column: x => x.franchise_id,
                        principalTable: "franchise",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_department_pipeline_pipeline_id",
                        column: x => x.pipeline_id,
                        principalTable: "pipeline",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_department_team_team_id",
                        column: x => x.team_id,
                        principalTable: "team",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "product",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sku = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    description = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    default_cost = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    default_sales_price = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    product_group_id = table.Column<Guid>(type: "uuid", nullable: true),
                    currency_folded = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true, collation: "C"),
                    description_folded = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true, collation: "C"),
                    name_folded = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    sku_folded = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    date_modified = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    modified_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    date_deleted = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    deleted_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_product", x => x.id);
                    table.ForeignKey(
                        name: "FK_product_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_product_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_product_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_product_product_group_product_group_id",
                        column: x => x.product_group_id,
                        principalTable: "product_group",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pipeline_stage",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pipeline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    tenant_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pipeline_stage", x => x.id);
                    table.ForeignKey(
                        name: "FK_pipeline_stage_pipeline_pipeline_id",
                        column: x => x.pipeline_id,
                        principalTable: "pipeline",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_pipeline_stage_stage_stage_id",
                        column: x => x.stage_id,
                        principalTable: "stage",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lead",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    description = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    open_of_contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    department_id = table.Column<Guid>(type: "uuid", nullable: false),
                    franchise_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage_id = table.Column<Guid>(type: "uuid", nullable: true),
                    stage_entered_on = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    category = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true, collation: "C"),
                    direction = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    is_qualified = table.Column<bool>(type: "boolean", nullable: false),
                    customer_initiated = table.Column<bool>(type: "boolean", nullable: false),
                    priority = table.Column<int>(type: "integer", nullable: true),
                    due_date = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    expected_delivery_date = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    automation_day = table.Column<int>(type: "integer", nullable: true),
                    make_str = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    model_str = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    year_str = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true, collation: "C"),
                    trim_str = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    in_transit = table.Column<bool>(type: "boolean", nullable: true),
                    cpo = table.Column<bool>(type: "boolean", nullable: true),
                    demo = table.Column<bool>(type: "boolean", nullable: true),
                    form_name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    utm_campaign = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    utm_source = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    lead_handling_instructions = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    date_first_modified = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    first_modified_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    first_open_date = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    first_open_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sold_date = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    sold_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    lost_date = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    lost_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    lost_reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    is_lost_approved = table.Column<bool>(type: "boolean", nullable: true),
                    connection_closed_date = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    connection_closed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    value = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    cost = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    category_folded = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    currency_folded = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true, collation: "C"),
                    description_folded = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true, collation: "C"),
                    form_name_folded = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: true, collation: "C"),
                    lead_handling_instructions_folded = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true, collation: "C"),
                    lost_reason_folded = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true, collation: "C"),
                    make_str_folded = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: true, collation: "C"),
                    model_str_folded = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: true, collation: "C"),
                    number_folded = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    subject_folded = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: true, collation: "C"),
                    trim_str_folded = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: true, collation: "C"),
                    utm_campaign_folded = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: true, collation: "C"),
                    utm_source_folded = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: true, collation: "C"),
                    year_str_folded = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true, collation: "C"),
                    progress_credit_application_submitted = table.Column<bool>(type: "boolean", nullable: true),
                    progress_credit_application_submitted_date = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    progress_is_take_over = table.Column<bool>(type: "boolean", nullable: false),
                    progress_is_walk_around_done = table.Column<bool>(type: "boolean", nullable: false),
                    progress_offer_made = table.Column<bool>(type: "boolean", nullable: true),
                    progress_offer_made_date = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    progress_order_date = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    progress_order_placed = table.Column<bool>(type: "boolean", nullable: true),
                    progress_postsale_visit_count = table.Column<int>(type: "integer", nullable: false),
                    progress_presale_visit_count = table.Column<int>(type: "integer", nullable: false),
                    progress_take_over_date = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    progress_test_drive_date = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    progress_test_drive_done = table.Column<bool>(type: "boolean", nullable: true),
                    progress_trade_in_appraisal_date = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    progress_trade_in_appraisal_done = table.Column<bool>(type: "boolean", nullable: true),
                    progress_visit_count = table.Column<int>(type: "integer", nullable: false),
                    progress_walk_around_date = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    date_modified = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    modified_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    date_deleted = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    deleted_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lead", x => x.id);
                    table.ForeignKey(
                        name: "FK_lead_account_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lead_actor_connection_closed_by_id",
                        column: x => x.connection_closed_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lead_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lead_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lead_actor_first_modified_by_id",
                        column: x => x.first_modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lead_actor_first_open_by_id",
                        column: x => x.first_open_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lead_actor_lost_by_id",
                        column: x => x.lost_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lead_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lead_actor_sold_by_id",
                        column: x => x.sold_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lead_contact_contact_id",
                        column: x => x.contact_id,
                        principalTable: "contact",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lead_department_department_id",
                        column: x => x.department_id,
                        principalTable: "department",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lead_franchise_franchise_id",
                        column: x => x.franchise_id,
                        principalTable: "franchise",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lead_lead_source_source_id",
                        column: x => x.source_id,
                        principalTable: "lead_source",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lead_stage_stage_id",
                        column: x => x.stage_id,
                        principalTable: "stage",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lead_user_owner_id",
                        column: x => x.owner_id,
                        principalTable: "user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "package_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    package_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    tenant_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_package_item", x => x.id);
                    table.ForeignKey(
                        name: "FK_package_item_package_package_id",
                        column: x => x.package_id,
                        principalTable: "package",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_package_item_product_product_id",
                        column: x => x.product_id,
                        principalTable: "product",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "credit_assessment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    result = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    score = table.Column<int>(type: "integer", nullable: true),
                    assessed_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    assessed_on = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    notes = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    assessed_by_folded = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    currency_folded = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true, collation: "C"),
                    notes_folded = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    date_modified = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    modified_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    date_deleted = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    deleted_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credit_assessment", x => x.id);
                    table.ForeignKey(
                        name: "FK_credit_assessment_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_credit_assessment_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_credit_assessment_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_credit_assessment_lead_lead_id",
                        column: x => x.lead_id,
                        principalTable: "lead",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lead_assignee",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lead_assignee", x => x.id);
                    table.ForeignKey(
                        name: "FK_lead_assignee_lead_lead_id",
                        column: x => x.lead_id,
                        principalTable: "lead",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_lead_assignee_user_user_id",
                        column: x => x.user_id,
                        principalTable: "user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lead_incentive",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    incentive_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lead_incentive", x => x.id);
                    table.ForeignKey(
                        name: "FK_lead_incentive_incentive_incentive_id",
                        column: x => x.incentive_id,
                        principalTable: "incentive",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lead_incentive_lead_lead_id",
                        column: x => x.lead_id,
                        principalTable: "lead",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "lead_package",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    package_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lead_package", x => x.id);
                    table.ForeignKey(
                        name: "FK_lead_package_lead_lead_id",
                        column: x => x.lead_id,
                        principalTable: "lead",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_lead_package_package_package_id",
                        column: x => x.package_id,
                        principalTable: "package",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lead_product",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    cost = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    sales_price = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    total = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    total_cost = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    date_created = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    currency_folded = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lead_product", x => x.id);
                    table.ForeignKey(
                        name: "FK_lead_product_lead_lead_id",
                        column: x => x.lead_id,
                        principalTable: "lead",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_lead_product_product_product_id",
                        column: x => x.product_id,
                        principalTable: "product",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lead_step",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    stage_id = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    taken_on = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    taken_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    note_folded = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lead_step", x => x.id);
                    table.ForeignKey(
                        name: "FK_lead_step_actor_taken_by_id",
                        column: x => x.taken_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lead_step_lead_lead_id",
                        column: x => x.lead_id,
                        principalTable: "lead",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_lead_step_stage_stage_id",
                        column: x => x.stage_id,
                        principalTable: "stage",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lead_survey",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    survey_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lead_survey", x => x.id);
                    table.ForeignKey(
                        name: "FK_lead_survey_lead_lead_id",
                        column: x => x.lead_id,
                        principalTable: "lead",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_lead_survey_survey_survey_id",
                        column: x => x.survey_id,
                        principalTable: "survey",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stage_visit",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entered_on = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    entered_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    left_on = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    left_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    seconds_in_stage = table.Column<int>(type: "integer", nullable: true),
                    tenant_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stage_visit", x => x.id);
                    table.ForeignKey(
                        name: "FK_stage_visit_actor_entered_by_id",
                        column: x => x.entered_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_stage_visit_actor_left_by_id",
                        column: x => x.left_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_stage_visit_lead_lead_id",
                        column: x => x.lead_id,
                        principalTable: "lead",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_stage_visit_stage_stage_id",
                        column: x => x.stage_id,
                        principalTable: "stage",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_credit_assessment_tenant_id_id",
                table: "credit_assessment",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_credit_assessment_tenant_id_lead_id_id",
                table: "credit_assessment",
                columns: new[] { "tenant_id", "lead_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_department_tenant_id_id",
                table: "department",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_department_tenant_id_name_folded",
                table: "department",
                columns: new[] { "tenant_id", "name_folded" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_franchise_tenant_id_id",
                table: "franchise",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_franchise_tenant_id_name_folded",
                table: "franchise",
                columns: new[] { "tenant_id", "name_folded" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_incentive_tenant_id_id",
                table: "incentive",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_incentive_tenant_id_name_folded",
                table: "incentive",
                columns: new[] { "tenant_id", "name_folded" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_lead_tenant_id_contact_id_id",
                table: "lead",
                columns: new[] { "tenant_id", "contact_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lead_tenant_id_date_created_id",
                table: "lead",
                columns: new[] { "tenant_id", "date_created", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lead_tenant_id_id",
                table: "lead",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lead_tenant_id_number_folded",
                table: "lead",
                columns: new[] { "tenant_id", "number_folded" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_lead_tenant_id_open_of_contact_id_id",
                table: "lead",
                columns: new[] { "tenant_id", "open_of_contact_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lead_tenant_id_owner_id_id",
                table: "lead",
                columns: new[] { "tenant_id", "owner_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lead_tenant_id_stage_id_id",
                table: "lead",
                columns: new[] { "tenant_id", "stage_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lead_tenant_id_state_stage_id_id",
                table: "lead",
                columns: new[] { "tenant_id", "state", "stage_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lead_assignee_tenant_id_lead_id_user_id",
                table: "lead_assignee",
                columns: new[] { "tenant_id", "lead_id", "user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_lead_assignee_tenant_id_user_id_lead_id",
                table: "lead_assignee",
                columns: new[] { "tenant_id", "user_id", "lead_id" });

            migrationBuilder.CreateIndex(
                name: "IX_lead_incentive_tenant_id_lead_id_incentive_id",
                table: "lead_incentive",
                columns: new[] { "tenant_id", "lead_id", "incentive_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_lead_package_tenant_id_lead_id_package_id",
                table: "lead_package",
                columns: new[] { "tenant_id", "lead_id", "package_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_lead_product_tenant_id_lead_id_id",
                table: "lead_product",
                columns: new[] { "tenant_id", "lead_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lead_source_tenant_id_id",
                table: "lead_source",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lead_source_tenant_id_name_folded",
                table: "lead_source",
                columns: new[] { "tenant_id", "name_folded" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_lead_step_tenant_id_lead_id_id",
                table: "lead_step",
                columns: new[] { "tenant_id", "lead_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lead_survey_tenant_id_lead_id_survey_id",
                table: "lead_survey",
                columns: new[] { "tenant_id", "lead_id", "survey_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_package_tenant_id_id",
                table: "package",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_package_tenant_id_name_folded",
                table: "package",
                columns: new[] { "tenant_id", "name_folded" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_package_item_tenant_id_package_id_id",
                table: "package_item",
                columns: new[] { "tenant_id", "package_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_package_price_tenant_id_package_id_id",
                table: "package_price",
                columns: new[] { "tenant_id", "package_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_pipeline_tenant_id_id",
                table: "pipeline",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_pipeline_tenant_id_name_folded",
                table: "pipeline",
                columns: new[] { "tenant_id", "name_folded" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_pipeline_stage_tenant_id_pipeline_id_stage_id",
                table: "pipeline_stage",
                columns: new[] { "tenant_id", "pipeline_id", "stage_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_pipeline_stage_tenant_id_stage_id",
                table: "pipeline_stage",
                columns: new[] { "tenant_id", "stage_id" });

            migrationBuilder.CreateIndex(
                name: "IX_product_tenant_id_id",
                table: "product",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_product_tenant_id_name_folded_id",
                table: "product",
                columns: new[] { "tenant_id", "name_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_product_tenant_id_sku_folded",
                table: "product",
                columns: new[] { "tenant_id", "sku_folded" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_product_group_tenant_id_id",
                table: "product_group",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_product_group_tenant_id_name_folded",
                table: "product_group",
                columns: new[] { "tenant_id", "name_folded" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_product_group_tenant_id_parent_id_id",
                table: "product_group",
                columns: new[] { "tenant_id", "parent_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stage_tenant_id_id",
                table: "stage",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stage_tenant_id_name_folded",
                table: "stage",
                columns: new[] { "tenant_id", "name_folded" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_stage_visit_tenant_id_id",
                table: "stage_visit",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stage_visit_tenant_id_lead_id_id",
                table: "stage_visit",
                columns: new[] { "tenant_id", "lead_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stage_visit_tenant_id_stage_id_id",
                table: "stage_visit",
                columns: new[] { "tenant_id", "stage_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_survey_tenant_id_id",
                table: "survey",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_survey_tenant_id_name_folded",
                table: "survey",
                columns: new[] { "tenant_id", "name_folded" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "credit_assessment");

            migrationBuilder.DropTable(
                name: "lead_assignee");

            migrationBuilder.DropTable(
                name: "lead_incentive");

            migrationBuilder.DropTable(
                name: "lead_package");

            migrationBuilder.DropTable(
                name: "lead_product");

            migrationBuilder.DropTable(
                name: "lead_step");

            migrationBuilder.DropTable(
                name: "lead_survey");

            migrationBuilder.DropTable(
                name: "package_item");

            migrationBuilder.DropTable(
                name: "package_price");

            migrationBuilder.DropTable(
                name: "pipeline_stage");

            migrationBuilder.DropTable(
                name: "stage_visit");

            migrationBuilder.DropTable(
                name: "incentive");

            migrationBuilder.DropTable(
                name: "survey");

            migrationBuilder.DropTable(
                name: "product");

            migrationBuilder.DropTable(
                name: "package");

            migrationBuilder.DropTable(
                name: "lead");

            migrationBuilder.DropTable(
                name: "product_group");

            migrationBuilder.DropTable(
                name: "department");

            migrationBuilder.DropTable(
                name: "lead_source");

            migrationBuilder.DropTable(
                name: "stage");

            migrationBuilder.DropTable(
                name: "franchise");

            migrationBuilder.DropTable(
                name: "pipeline");
        }
    }
}
