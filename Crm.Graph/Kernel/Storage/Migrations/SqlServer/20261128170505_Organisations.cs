using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Graph.Kernel.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Organisations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "from_id",
                table: "session",
                type: "char(36)",
                unicode: false,
                fixedLength: true,
                maxLength: 36,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "guest_id",
                table: "session",
                type: "char(36)",
                unicode: false,
                fixedLength: true,
                maxLength: 36,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "billing_business_id",
                table: "organisation",
                type: "char(36)",
                unicode: false,
                fixedLength: true,
                maxLength: 36,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "billing_business_name",
                table: "organisation",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "billing_business_name_folded",
                table: "organisation",
                type: "nvarchar(800)",
                maxLength: 800,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "billing_default_service",
                table: "organisation",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "billing_default_service_folded",
                table: "organisation",
                type: "nvarchar(800)",
                maxLength: 800,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "cloud_name",
                table: "organisation",
                type: "nvarchar(63)",
                maxLength: 63,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "cloud_name_folded",
                table: "organisation",
                type: "nvarchar(126)",
                maxLength: 126,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "code",
                table: "organisation",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "code_folded",
                table: "organisation",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "contact_registry",
                table: "organisation",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "country_folded",
                table: "organisation",
                type: "nvarchar(6)",
                maxLength: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "created_by_id",
                table: "organisation",
                type: "char(36)",
                unicode: false,
                fixedLength: true,
                maxLength: 36,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "currency_folded",
                table: "organisation",
                type: "nvarchar(6)",
                maxLength: 6,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "date_deleted",
                table: "organisation",
                type: "datetimeoffset(3)",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "date_modified",
                table: "organisation",
                type: "datetimeoffset(3)",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "deleted_by_id",
                table: "organisation",
                type: "char(36)",
                unicode: false,
                fixedLength: true,
                maxLength: 36,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "description",
                table: "organisation",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "description_folded",
                table: "organisation",
                type: "nvarchar(max)",
                maxLength: 8000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "industry",
                table: "organisation",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "industry_folded",
                table: "organisation",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "inherit_from_parent",
                table: "organisation",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_deleted",
                table: "organisation",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "modified_by_id",
                table: "organisation",
                type: "char(36)",
                unicode: false,
                fixedLength: true,
                maxLength: 36,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "name_folded",
                table: "organisation",
                type: "nvarchar(800)",
                maxLength: 800,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "owner_email_folded",
                table: "organisation",
                type: "nvarchar(800)",
                maxLength: 800,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "parent_id",
                table: "organisation",
                type: "char(36)",
                unicode: false,
                fixedLength: true,
                maxLength: 36,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "profile_registration_country",
                table: "organisation",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "profile_registration_country_folded",
                table: "organisation",
                type: "nvarchar(800)",
                maxLength: 800,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "profile_registration_number",
                table: "organisation",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "profile_registration_number_folded",
                table: "organisation",
                type: "nvarchar(800)",
                maxLength: 800,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "profile_tax_reference_number",
                table: "organisation",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "profile_tax_reference_number_folded",
                table: "organisation",
                type: "nvarchar(800)",
                maxLength: 800,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "profile_vat_reference_number",
                table: "organisation",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "profile_vat_reference_number_folded",
                table: "organisation",
                type: "nvarchar(800)",
                maxLength: 800,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "root_id",
                table: "organisation",
                type: "char(36)",
                unicode: false,
                fixedLength: true,
                maxLength: 36,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "state",
                table: "organisation",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "ACTIVE");

            migrationBuilder.AddColumn<bool>(
                name: "test_mode",
                table: "organisation",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "time_zone_folded",
                table: "organisation",
                type: "nvarchar(800)",
                maxLength: 800,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "type",
                table: "organisation",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "BUSINESS");

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "organisation",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "business_activity",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    name_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    organisation_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_business_activity", x => x.id);
                    table.ForeignKey(
                        name: "FK_business_activity_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "closed_operation",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    operation = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    organisation_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_closed_operation", x => x.id);
                    table.ForeignKey(
                        name: "FK_closed_operation_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "industry_sector",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    name_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    organisation_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_industry_sector", x => x.id);
                    table.ForeignKey(
                        name: "FK_industry_sector_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "kinship",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    ancestor_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    descendant_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    distance = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kinship", x => x.id);
                    table.ForeignKey(
                        name: "FK_kinship_organisation_ancestor_id",
                        column: x => x.ancestor_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_kinship_organisation_descendant_id",
                        column: x => x.descendant_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "network_guest",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    home_actor_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    home_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    organisation_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_network_guest", x => x.id);
                    table.ForeignKey(
                        name: "FK_network_guest_organisation_home_id",
                        column: x => x.home_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_network_guest_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "opening_hours",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    day_of_week = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    opens = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    closes = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    operation = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    closes_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    opens_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    organisation_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opening_hours", x => x.id);
                    table.ForeignKey(
                        name: "FK_opening_hours_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_contact",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    value = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    country_code = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    country_code_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    name_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    value_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    organisation_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_contact", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_contact_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_group",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    name_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    organisation_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_group", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_group_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_location",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    address_line1 = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    address_line2 = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    state_province_county = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    town_city = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    postal_code = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    country_code = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    care_of = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    latitude = table.Column<double>(type: "float", nullable: true),
                    longitude = table.Column<double>(type: "float", nullable: true),
                    google_place_id = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    address_line1_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    address_line2_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    care_of_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    country_code_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    google_place_id_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    name_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    postal_code_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    state_province_county_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    town_city_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    organisation_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_location", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_location_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_media_group",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    name_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    organisation_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_media_group", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_media_group_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_partner",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    name_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    organisation_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    other_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_partner", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_partner_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_tag",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    name_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    organisation_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_tag", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_tag_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_tap",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    code = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    description = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    tap_type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    is_active = table.Column<bool>(type: "bit", nullable: false),
                    external_ip = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    external_port = table.Column<int>(type: "int", nullable: true),
                    external_type = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    code_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    description_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    external_ip_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    external_type_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    name_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    organisation_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation_tap", x => x.id);
                    table.ForeignKey(
                        name: "FK_organisation_tap_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "served_organisation",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    name_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    organisation_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    other_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_served_organisation", x => x.id);
                    table.ForeignKey(
                        name: "FK_served_organisation_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_session_from_id",
                table: "session",
                column: "from_id");

            migrationBuilder.CreateIndex(
                name: "IX_session_organisation_id",
                table: "session",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisation_root_id_code_folded",
                table: "organisation",
                columns: new[] { "root_id", "code_folded" },
                unique: true,
                filter: "[root_id] IS NOT NULL AND [code_folded] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_kinship_ancestor_id_descendant_id",
                table: "kinship",
                columns: new[] { "ancestor_id", "descendant_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kinship_descendant_id",
                table: "kinship",
                column: "descendant_id");

            migrationBuilder.CreateIndex(
                name: "IX_network_guest_home_actor_id_organisation_id",
                table: "network_guest",
                columns: new[] { "home_actor_id", "organisation_id" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_organisation_actor_created_by_id",
                table: "organisation",
                column: "created_by_id",
                principalTable: "actor",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_organisation_actor_deleted_by_id",
                table: "organisation",
                column: "deleted_by_id",
                principalTable: "actor",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_organisation_actor_modified_by_id",
                table: "organisation",
                column: "modified_by_id",
                principalTable: "actor",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_organisation_organisation_parent_id",
                table: "organisation",
                column: "parent_id",
                principalTable: "organisation",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_session_network_guest_guest_id",
                table: "session",
                column: "guest_id",
                principalTable: "network_guest",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            // What organisations there are already is folded as the server does it (ADR 4), as far as their names are plain ASCII.
            migrationBuilder.Sql("UPDATE organisation SET name_folded = upper(name), owner_email_folded = upper(owner_email), country_folded = country, currency_folded = currency, time_zone_folded = upper(time_zone)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_organisation_actor_created_by_id",
                table: "organisation");

            migrationBuilder.DropForeignKey(
                name: "FK_organisation_actor_deleted_by_id",
                table: "organisation");

            migrationBuilder.DropForeignKey(
                name: "FK_organisation_actor_modified_by_id",
                table: "organisation");

            migrationBuilder.DropForeignKey(
                name: "FK_organisation_organisation_parent_id",
                table: "organisation");

            migrationBuilder.DropForeignKey(
                name: "FK_session_network_guest_guest_id",
                table: "session");

            migrationBuilder.DropTable(
                name: "business_activity");

            migrationBuilder.DropTable(
                name: "closed_operation");

            migrationBuilder.DropTable(
                name: "industry_sector");

            migrationBuilder.DropTable(
                name: "kinship");

            migrationBuilder.DropTable(
                name: "network_guest");

            migrationBuilder.DropTable(
                name: "opening_hours");

            migrationBuilder.DropTable(
                name: "organisation_contact");

            migrationBuilder.DropTable(
                name: "organisation_group");

            migrationBuilder.DropTable(
                name: "organisation_location");

            migrationBuilder.DropTable(
                name: "organisation_media_group");

            migrationBuilder.DropTable(
                name: "organisation_partner");

            migrationBuilder.DropTable(
                name: "organisation_tag");

            migrationBuilder.DropTable(
                name: "organisation_tap");

            migrationBuilder.DropTable(
                name: "served_organisation");

            migrationBuilder.DropIndex(
                name: "IX_session_from_id",
                table: "session");

            migrationBuilder.DropIndex(
                name: "IX_session_organisation_id",
                table: "session");

            migrationBuilder.DropIndex(
                name: "IX_organisation_root_id_code_folded",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "from_id",
                table: "session");

            migrationBuilder.DropColumn(
                name: "guest_id",
                table: "session");

            migrationBuilder.DropColumn(
                name: "billing_business_id",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "billing_business_name",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "billing_business_name_folded",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "billing_default_service",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "billing_default_service_folded",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "cloud_name",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "cloud_name_folded",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "code",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "code_folded",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "contact_registry",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "country_folded",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "created_by_id",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "currency_folded",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "date_deleted",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "date_modified",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "deleted_by_id",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "description",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "description_folded",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "industry",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "industry_folded",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "inherit_from_parent",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "is_deleted",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "modified_by_id",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "name_folded",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "owner_email_folded",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "parent_id",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "profile_registration_country",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "profile_registration_country_folded",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "profile_registration_number",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "profile_registration_number_folded",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "profile_tax_reference_number",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "profile_tax_reference_number_folded",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "profile_vat_reference_number",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "profile_vat_reference_number_folded",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "root_id",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "state",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "test_mode",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "time_zone_folded",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "type",
                table: "organisation");

            migrationBuilder.DropColumn(
                name: "version",
                table: "organisation");
        }
    }
}
