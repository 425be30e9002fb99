using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Graph.Kernel.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "counter",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: false),
                    tenant_id = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_counter", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    owner_email = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    country = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    time_zone = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "third_party_id",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    record_kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    record_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    system_name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    value = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    metadata = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    system_name_folded = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    value_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    tenant_id = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_third_party_id", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "actor",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    organisation_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    name_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_actor", x => x.id);
                    table.ForeignKey(
                        name: "FK_actor_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tenant",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    organisation_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    mode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tenant", x => x.id);
                    table.ForeignKey(
                        name: "FK_tenant_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account_classification",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    name_folded = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    created_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    date_modified = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    modified_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    is_deleted = table.Column<bool>(type: "bit", nullable: false),
                    date_deleted = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    deleted_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_classification", x => x.id);
                    table.ForeignKey(
                        name: "FK_account_classification_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_account_classification_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_account_classification_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "contact_category",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    name_folded = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    created_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    date_modified = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    modified_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    is_deleted = table.Column<bool>(type: "bit", nullable: false),
                    date_deleted = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    deleted_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_category", x => x.id);
                    table.ForeignKey(
                        name: "FK_contact_category_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_contact_category_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_contact_category_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "custom_field",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    entity = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    key = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    taken_key = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    label = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    min = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    max = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    is_required = table.Column<bool>(type: "bit", nullable: false),
                    entity_folded = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    key_folded = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    label_folded = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    created_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    date_modified = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    modified_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    is_deleted = table.Column<bool>(type: "bit", nullable: false),
                    date_deleted = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    deleted_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true)
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
                name: "custom_label",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    value = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    created_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    date_modified = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    modified_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    is_deleted = table.Column<bool>(type: "bit", nullable: false),
                    date_deleted = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    deleted_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_custom_label", x => x.id);
                    table.ForeignKey(
                        name: "FK_custom_label_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_custom_label_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_custom_label_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payment_terms",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    net_days = table.Column<int>(type: "int", nullable: false),
                    name_folded = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    created_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    date_modified = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    modified_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    is_deleted = table.Column<bool>(type: "bit", nullable: false),
                    date_deleted = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    deleted_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payment_terms", x => x.id);
                    table.ForeignKey(
                        name: "FK_payment_terms_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_payment_terms_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_payment_terms_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "saved_filter",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    module = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    value = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    is_private = table.Column<bool>(type: "bit", nullable: false),
                    owner_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    module_folded = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    name_folded = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    created_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    date_modified = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    modified_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    is_deleted = table.Column<bool>(type: "bit", nullable: false),
                    date_deleted = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    deleted_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_filter", x => x.id);
                    table.ForeignKey(
                        name: "FK_saved_filter_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_saved_filter_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_saved_filter_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_saved_filter_actor_owner_id",
                        column: x => x.owner_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "api_key",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    organisation_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    prefix = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    lookup_hash = table.Column<long>(type: "bigint", nullable: false),
                    scopes = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    date_revoked = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    expires_on = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_key", x => x.id);
                    table.ForeignKey(
                        name: "FK_api_key_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_api_key_tenant_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenant",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "contact",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    code = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    title = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true),
                    first_name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    middle_name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    last_name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    company_name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    language = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    category_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    statutory_number = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    email = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    secondary_email = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    phone = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    city = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    country = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    preferred_method_of_contact = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    is_active = table.Column<bool>(type: "bit", nullable: false),
                    email_opt_out = table.Column<bool>(type: "bit", nullable: false),
                    sms_opt_out = table.Column<bool>(type: "bit", nullable: false),
                    is_tax_exempt = table.Column<bool>(type: "bit", nullable: false),
                    consent_state = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    consent_changed_on = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    city_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    code_folded = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    company_name_folded = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    company_profile_industry_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    company_profile_registration_country_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    company_profile_registration_number_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    company_profile_tax_reference_number_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    company_profile_turnover_currency_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    company_profile_vat_registration_number_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    country_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    demographics_id_document_issue_country_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    demographics_id_document_number_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    demographics_passport_issue_country_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    demographics_passport_number_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    email_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    first_name_folded = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    language_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    last_name_folded = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    middle_name_folded = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    name_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    phone_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    secondary_email_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    statutory_number_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    title_folded = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    company_profile_annual_turnover = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    company_profile_established_on = table.Column<DateOnly>(type: "date", nullable: true),
                    company_profile_industry = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    company_profile_number_of_employees = table.Column<int>(type: "int", nullable: true),
                    company_profile_profile_year = table.Column<int>(type: "int", nullable: true),
                    company_profile_registration_country = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    company_profile_registration_number = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    company_profile_tax_reference_number = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    company_profile_turnover_currency = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    company_profile_vat_registration_number = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    demographics_date_of_birth = table.Column<DateOnly>(type: "date", nullable: true),
                    demographics_gender = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    demographics_id_document_expiry_date = table.Column<DateOnly>(type: "date", nullable: true),
                    demographics_id_document_issue_country = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    demographics_id_document_number = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    demographics_name_day_day = table.Column<int>(type: "int", nullable: true),
                    demographics_name_day_month = table.Column<int>(type: "int", nullable: true),
                    demographics_passport_expiry_date = table.Column<DateOnly>(type: "date", nullable: true),
                    demographics_passport_issue_country = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    demographics_passport_number = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    created_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    date_modified = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    modified_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    is_deleted = table.Column<bool>(type: "bit", nullable: false),
                    date_deleted = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    deleted_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact", x => x.id);
                    table.ForeignKey(
                        name: "FK_contact_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_contact_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_contact_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_contact_contact_category_category_id",
                        column: x => x.category_id,
                        principalTable: "contact_category",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "custom_field_choice",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    field_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    value = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    label = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    position = table.Column<int>(type: "int", nullable: false),
                    label_folded = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    value_folded = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    tenant_id = table.Column<int>(type: "int", nullable: false)
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
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    record_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    field_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    text = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    number = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    flag = table.Column<bool>(type: "bit", nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: true),
                    moment = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    text_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    tenant_id = table.Column<int>(type: "int", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "contact_address",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    contact_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    address_line1 = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    address_line2 = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    state_province_county = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    town_city = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    postal_code = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    country_code = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: true),
                    latitude = table.Column<double>(type: "float", nullable: true),
                    longitude = table.Column<double>(type: "float", nullable: true),
                    google_place_id = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    is_primary = table.Column<bool>(type: "bit", nullable: false),
                    address_line1_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    address_line2_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    country_code_folded = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: true),
                    google_place_id_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    postal_code_folded = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    state_province_county_folded = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    town_city_folded = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    tenant_id = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_address", x => x.id);
                    table.ForeignKey(
                        name: "FK_contact_address_contact_contact_id",
                        column: x => x.contact_id,
                        principalTable: "contact",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contact_phone",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    contact_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    number = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    extension = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    country = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: true),
                    is_primary = table.Column<bool>(type: "bit", nullable: false),
                    country_folded = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: true),
                    extension_folded = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    number_folded = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    tenant_id = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_phone", x => x.id);
                    table.ForeignKey(
                        name: "FK_contact_phone_contact_contact_id",
                        column: x => x.contact_id,
                        principalTable: "contact",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    number = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    is_primary = table.Column<bool>(type: "bit", nullable: false),
                    primary_of_contact_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    state = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    classification_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    payment_terms_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    credit_limit = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    billing_address_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    primary_contact_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    email = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    phone = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    website = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    description = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    balance = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    last_entry_number = table.Column<int>(type: "int", nullable: false),
                    currency_folded = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: true),
                    description_folded = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    email_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    name_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    number_folded = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    phone_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    website_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    tenant_id = table.Column<int>(type: "int", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    created_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    date_modified = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    modified_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    is_deleted = table.Column<bool>(type: "bit", nullable: false),
                    date_deleted = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    deleted_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account", x => x.id);
                    table.ForeignKey(
                        name: "FK_account_account_classification_classification_id",
                        column: x => x.classification_id,
                        principalTable: "account_classification",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_account_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_account_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_account_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_account_contact_address_billing_address_id",
                        column: x => x.billing_address_id,
                        principalTable: "contact_address",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_account_contact_primary_contact_id",
                        column: x => x.primary_contact_id,
                        principalTable: "contact",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_account_payment_terms_payment_terms_id",
                        column: x => x.payment_terms_id,
                        principalTable: "payment_terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account_contact",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    account_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    contact_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    tenant_id = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_contact", x => x.id);
                    table.ForeignKey(
                        name: "FK_account_contact_account_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_account_contact_contact_contact_id",
                        column: x => x.contact_id,
                        principalTable: "contact",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account_entry",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    account_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    posted_on = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    posted_day = table.Column<DateOnly>(type: "date", nullable: false),
                    type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    balance_after = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    description = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    reference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    transfer_account_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    date_created = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    created_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    currency_folded = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: true),
                    description_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    reference_folded = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    tenant_id = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_entry", x => x.id);
                    table.ForeignKey(
                        name: "FK_account_entry_account_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_account_entry_account_transfer_account_id",
                        column: x => x.transfer_account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_account_entry_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_account_tenant_id_balance_id",
                table: "account",
                columns: new[] { "tenant_id", "balance", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_account_tenant_id_date_created_id",
                table: "account",
                columns: new[] { "tenant_id", "date_created", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_account_tenant_id_id",
                table: "account",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_account_tenant_id_name_folded_id",
                table: "account",
                columns: new[] { "tenant_id", "name_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_account_tenant_id_number_folded",
                table: "account",
                columns: new[] { "tenant_id", "number_folded" },
                unique: true,
                filter: "[number_folded] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_account_tenant_id_primary_of_contact_id",
                table: "account",
                columns: new[] { "tenant_id", "primary_of_contact_id" },
                unique: true,
                filter: "[primary_of_contact_id] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_account_tenant_id_state_id",
                table: "account",
                columns: new[] { "tenant_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_account_classification_tenant_id_id",
                table: "account_classification",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_account_classification_tenant_id_name_folded",
                table: "account_classification",
                columns: new[] { "tenant_id", "name_folded" },
                unique: true,
                filter: "[name_folded] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_account_contact_tenant_id_account_id_contact_id",
                table: "account_contact",
                columns: new[] { "tenant_id", "account_id", "contact_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_account_contact_tenant_id_contact_id_account_id",
                table: "account_contact",
                columns: new[] { "tenant_id", "contact_id", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_account_entry_tenant_id_account_id_number",
                table: "account_entry",
                columns: new[] { "tenant_id", "account_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_account_entry_tenant_id_account_id_reference_folded",
                table: "account_entry",
                columns: new[] { "tenant_id", "account_id", "reference_folded" },
                unique: true,
                filter: "[reference_folded] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_account_entry_tenant_id_posted_day",
                table: "account_entry",
                columns: new[] { "tenant_id", "posted_day" });

            migrationBuilder.CreateIndex(
                name: "IX_api_key_lookup_hash",
                table: "api_key",
                column: "lookup_hash");

            migrationBuilder.CreateIndex(
                name: "IX_contact_tenant_id_city_folded_id",
                table: "contact",
                columns: new[] { "tenant_id", "city_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_contact_tenant_id_code_folded",
                table: "contact",
                columns: new[] { "tenant_id", "code_folded" },
                unique: true,
                filter: "[code_folded] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contact_tenant_id_date_created_id",
                table: "contact",
                columns: new[] { "tenant_id", "date_created", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_contact_tenant_id_email_folded_id",
                table: "contact",
                columns: new[] { "tenant_id", "email_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_contact_tenant_id_id",
                table: "contact",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_contact_tenant_id_last_name_folded_id",
                table: "contact",
                columns: new[] { "tenant_id", "last_name_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_contact_tenant_id_name_folded_id",
                table: "contact",
                columns: new[] { "tenant_id", "name_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_contact_tenant_id_phone_folded_id",
                table: "contact",
                columns: new[] { "tenant_id", "phone_folded", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_contact_address_tenant_id_contact_id_id",
                table: "contact_address",
                columns: new[] { "tenant_id", "contact_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_contact_address_tenant_id_town_city_folded_contact_id",
                table: "contact_address",
                columns: new[] { "tenant_id", "town_city_folded", "contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_contact_category_tenant_id_id",
                table: "contact_category",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_contact_category_tenant_id_name_folded",
                table: "contact_category",
                columns: new[] { "tenant_id", "name_folded" },
                unique: true,
                filter: "[name_folded] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contact_phone_tenant_id_contact_id_id",
                table: "contact_phone",
                columns: new[] { "tenant_id", "contact_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_contact_phone_tenant_id_number_folded_contact_id",
                table: "contact_phone",
                columns: new[] { "tenant_id", "number_folded", "contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_counter_tenant_id_name",
                table: "counter",
                columns: new[] { "tenant_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_custom_field_tenant_id_entity_taken_key",
                table: "custom_field",
                columns: new[] { "tenant_id", "entity", "taken_key" },
                unique: true,
                filter: "[taken_key] IS NOT NULL");

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

            migrationBuilder.CreateIndex(
                name: "IX_custom_label_tenant_id_id",
                table: "custom_label",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payment_terms_tenant_id_id",
                table: "payment_terms",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payment_terms_tenant_id_name_folded",
                table: "payment_terms",
                columns: new[] { "tenant_id", "name_folded" },
                unique: true,
                filter: "[name_folded] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_saved_filter_tenant_id_id",
                table: "saved_filter",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_saved_filter_tenant_id_module_owner_id",
                table: "saved_filter",
                columns: new[] { "tenant_id", "module", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "IX_tenant_organisation_id_mode",
                table: "tenant",
                columns: new[] { "organisation_id", "mode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_third_party_id_tenant_id_record_id_system_name_folded",
                table: "third_party_id",
                columns: new[] { "tenant_id", "record_id", "system_name_folded" },
                unique: true,
                filter: "[system_name_folded] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_third_party_id_tenant_id_record_kind_system_name_folded_value",
                table: "third_party_id",
                columns: new[] { "tenant_id", "record_kind", "system_name_folded", "value" },
                unique: true,
                filter: "[system_name_folded] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_third_party_id_tenant_id_value_folded",
                table: "third_party_id",
                columns: new[] { "tenant_id", "value_folded" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_contact");

            migrationBuilder.DropTable(
                name: "account_entry");

            migrationBuilder.DropTable(
                name: "api_key");

            migrationBuilder.DropTable(
                name: "contact_phone");

            migrationBuilder.DropTable(
                name: "counter");

            migrationBuilder.DropTable(
                name: "custom_field_choice");

            migrationBuilder.DropTable(
                name: "custom_field_value");

            migrationBuilder.DropTable(
                name: "custom_label");

            migrationBuilder.DropTable(
                name: "saved_filter");

            migrationBuilder.DropTable(
                name: "third_party_id");

            migrationBuilder.DropTable(
                name: "account");

            migrationBuilder.DropTable(
                name: "tenant");

            migrationBuilder.DropTable(
                name: "custom_field");

            migrationBuilder.DropTable(
                name: "account_classification");

            migrationBuilder.DropTable(
                name: "contact_address");

            migrationBuilder.DropTable(
                name: "payment_terms");

            migrationBuilder.DropTable(
                name: "contact");

            migrationBuilder.DropTable(
                name: "contact_category");

            migrationBuilder.DropTable(
                name: "actor");

            migrationBuilder.DropTable(
                name: "organisation");
        }
    }
}
