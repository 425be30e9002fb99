using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Graph.Kernel.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Wallets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "spend_condition",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    description = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    description_folded = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: true, collation: "C"),
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
                    table.PrimaryKey("PK_spend_condition", x => x.id);
                    table.ForeignKey(
                        name: "FK_spend_condition_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_spend_condition_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_spend_condition_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "wallet",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    effective_of_account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    open_balance = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    commerce_balance = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    minimum_balance = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    last_journal_number = table.Column<int>(type: "integer", nullable: false),
                    auto_topup_payment_method_id_folded = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: true, collation: "C"),
                    code_folded = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    currency_folded = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true, collation: "C"),
                    termed_topup_payment_method_id_folded = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: true, collation: "C"),
                    auto_topup_amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    auto_topup_threshold = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    auto_topup_payment_method_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    auto_topup_payment_method_type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    termed_topup_amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    termed_topup_next_on = table.Column<DateOnly>(type: "date", nullable: true),
                    termed_topup_frequency_period = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    termed_topup_frequency_value = table.Column<int>(type: "integer", nullable: true),
                    termed_topup_payment_method_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    termed_topup_payment_method_type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    termed_topup_topup_day_day_of_month = table.Column<int>(type: "integer", nullable: true),
                    termed_topup_topup_day_day_of_week = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
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
                    table.PrimaryKey("PK_wallet", x => x.id);
                    table.ForeignKey(
                        name: "FK_wallet_account_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_wallet_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_wallet_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_wallet_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "wallet_night",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    tenant_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_wallet_night", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "spend_condition_organisation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    spend_condition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_spend_condition_organisation", x => x.id);
                    table.ForeignKey(
                        name: "FK_spend_condition_organisation_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_spend_condition_organisation_spend_condition_spend_conditio~",
                        column: x => x.spend_condition_id,
                        principalTable: "spend_condition",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "spend_condition_product",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    spend_condition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id_type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    product_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    description = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    description_folded = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: true, collation: "C"),
                    name_folded = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    product_id_folded = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_spend_condition_product", x => x.id);
                    table.ForeignKey(
                        name: "FK_spend_condition_product_spend_condition_spend_condition_id",
                        column: x => x.spend_condition_id,
                        principalTable: "spend_condition",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "spend_condition_timing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    spend_condition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<int>(type: "integer", nullable: true),
                    day = table.Column<int>(type: "integer", nullable: true),
                    start_time = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: true, collation: "C"),
                    end_time = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: true, collation: "C"),
                    end_time_folded = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true, collation: "C"),
                    start_time_folded = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_spend_condition_timing", x => x.id);
                    table.ForeignKey(
                        name: "FK_spend_condition_timing_spend_condition_spend_condition_id",
                        column: x => x.spend_condition_id,
                        principalTable: "spend_condition",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "commerce_balance",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    wallet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    spend_condition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    currency_folded = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_commerce_balance", x => x.id);
                    table.ForeignKey(
                        name: "FK_commerce_balance_spend_condition_spend_condition_id",
                        column: x => x.spend_condition_id,
                        principalTable: "spend_condition",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_commerce_balance_wallet_wallet_id",
                        column: x => x.wallet_id,
                        principalTable: "wallet",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "limit_rule",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    wallet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    maximum_amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: true),
                    maximum_number = table.Column<int>(type: "integer", nullable: true),
                    period = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    counted = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    position = table.Column<int>(type: "integer", nullable: false),
                    name_folded = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_limit_rule", x => x.id);
                    table.ForeignKey(
                        name: "FK_limit_rule_wallet_wallet_id",
                        column: x => x.wallet_id,
                        principalTable: "wallet",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "wallet_topup",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    wallet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    occasion = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    next_try_on = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    last_error = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    payment_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    currency_folded = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true, collation: "C"),
                    last_error_folded = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: true, collation: "C"),
                    payment_id_folded = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    payment_method_id_folded = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: true, collation: "C"),
                    payment_method_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    payment_method_type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
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
                    table.PrimaryKey("PK_wallet_topup", x => x.id);
                    table.ForeignKey(
                        name: "FK_wallet_topup_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_wallet_topup_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_wallet_topup_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_wallet_topup_wallet_wallet_id",
                        column: x => x.wallet_id,
                        principalTable: "wallet",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "wallet_journal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    wallet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    transaction_type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    movement = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    balance_after = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    open_balance_after = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    commerce_balance_after = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    commerce_balance_id = table.Column<Guid>(type: "uuid", nullable: true),
                    spend_condition_id = table.Column<Guid>(type: "uuid", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    description = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    posted_on = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    posted_day = table.Column<DateOnly>(type: "date", nullable: false),
                    reverses_id = table.Column<Guid>(type: "uuid", nullable: true),
                    topup_id = table.Column<Guid>(type: "uuid", nullable: true),
                    date_created = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    currency_folded = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true, collation: "C"),
                    description_folded = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: true, collation: "C"),
                    reference_folded = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_wallet_journal", x => x.id);
                    table.ForeignKey(
                        name: "FK_wallet_journal_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_wallet_journal_commerce_balance_commerce_balance_id",
                        column: x => x.commerce_balance_id,
                        principalTable: "commerce_balance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_wallet_journal_spend_condition_spend_condition_id",
                        column: x => x.spend_condition_id,
                        principalTable: "spend_condition",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_wallet_journal_wallet_journal_reverses_id",
                        column: x => x.reverses_id,
                        principalTable: "wallet_journal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_wallet_journal_wallet_topup_topup_id",
                        column: x => x.topup_id,
                        principalTable: "wallet_topup",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_wallet_journal_wallet_wallet_id",
                        column: x => x.wallet_id,
                        principalTable: "wallet",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "wallet_credit",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    wallet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    journal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    commerce_balance_id = table.Column<Guid>(type: "uuid", nullable: true),
                    amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    remaining = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    is_spent = table.Column<bool>(type: "boolean", nullable: false),
                    currency_folded = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_wallet_credit", x => x.id);
                    table.ForeignKey(
                        name: "FK_wallet_credit_commerce_balance_commerce_balance_id",
                        column: x => x.commerce_balance_id,
                        principalTable: "commerce_balance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_wallet_credit_wallet_journal_journal_id",
                        column: x => x.journal_id,
                        principalTable: "wallet_journal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_wallet_credit_wallet_wallet_id",
                        column: x => x.wallet_id,
                        principalTable: "wallet",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "credit_use",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    journal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    credit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    tenant_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credit_use", x => x.id);
                    table.ForeignKey(
                        name: "FK_credit_use_wallet_credit_credit_id",
                        column: x => x.credit_id,
                        principalTable: "wallet_credit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_credit_use_wallet_journal_journal_id",
                        column: x => x.journal_id,
                        principalTable: "wallet_journal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_commerce_balance_tenant_id_wallet_id_spend_condition_id",
                table: "commerce_balance",
                columns: new[] { "tenant_id", "wallet_id", "spend_condition_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_credit_use_tenant_id_credit_id",
                table: "credit_use",
                columns: new[] { "tenant_id", "credit_id" });

            migrationBuilder.CreateIndex(
                name: "IX_credit_use_tenant_id_journal_id",
                table: "credit_use",
                columns: new[] { "tenant_id", "journal_id" });

            migrationBuilder.CreateIndex(
                name: "IX_limit_rule_tenant_id_wallet_id_id",
                table: "limit_rule",
                columns: new[] { "tenant_id", "wallet_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_spend_condition_tenant_id_id",
                table: "spend_condition",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_spend_condition_tenant_id_name_folded",
                table: "spend_condition",
                columns: new[] { "tenant_id", "name_folded" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_spend_condition_organisation_tenant_id_spend_condition_id_o~",
                table: "spend_condition_organisation",
                columns: new[] { "tenant_id", "spend_condition_id", "organisation_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_spend_condition_product_tenant_id_spend_condition_id_id",
                table: "spend_condition_product",
                columns: new[] { "tenant_id", "spend_condition_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_spend_condition_timing_tenant_id_spend_condition_id_id",
                table: "spend_condition_timing",
                columns: new[] { "tenant_id", "spend_condition_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_wallet_tenant_id_account_id_id",
                table: "wallet",
                columns: new[] { "tenant_id", "account_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_wallet_tenant_id_code_folded",
                table: "wallet",
                columns: new[] { "tenant_id", "code_folded" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_wallet_tenant_id_effective_of_account_id",
                table: "wallet",
                columns: new[] { "tenant_id", "effective_of_account_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_wallet_tenant_id_id",
                table: "wallet",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_wallet_credit_is_spent_last_day_tenant_id",
                table: "wallet_credit",
                columns: new[] { "is_spent", "last_day", "tenant_id" });

            migrationBuilder.CreateIndex(
                name: "IX_wallet_credit_tenant_id_commerce_balance_id_is_spent_last_d~",
                table: "wallet_credit",
                columns: new[] { "tenant_id", "commerce_balance_id", "is_spent", "last_day" });

            migrationBuilder.CreateIndex(
                name: "IX_wallet_credit_tenant_id_journal_id",
                table: "wallet_credit",
                columns: new[] { "tenant_id", "journal_id" });

            migrationBuilder.CreateIndex(
                name: "IX_wallet_credit_tenant_id_wallet_id_is_spent_last_day_id",
                table: "wallet_credit",
                columns: new[] { "tenant_id", "wallet_id", "is_spent", "last_day", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_wallet_journal_tenant_id_commerce_balance_id",
                table: "wallet_journal",
                columns: new[] { "tenant_id", "commerce_balance_id" });

            migrationBuilder.CreateIndex(
                name: "IX_wallet_journal_tenant_id_id",
                table: "wallet_journal",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_wallet_journal_tenant_id_posted_on_id",
                table: "wallet_journal",
                columns: new[] { "tenant_id", "posted_on", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_wallet_journal_tenant_id_reverses_id",
                table: "wallet_journal",
                columns: new[] { "tenant_id", "reverses_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_wallet_journal_tenant_id_topup_id",
                table: "wallet_journal",
                columns: new[] { "tenant_id", "topup_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_wallet_journal_tenant_id_wallet_id_number",
                table: "wallet_journal",
                columns: new[] { "tenant_id", "wallet_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_wallet_journal_tenant_id_wallet_id_posted_day",
                table: "wallet_journal",
                columns: new[] { "tenant_id", "wallet_id", "posted_day" });

            migrationBuilder.CreateIndex(
                name: "IX_wallet_journal_tenant_id_wallet_id_reference_folded",
                table: "wallet_journal",
                columns: new[] { "tenant_id", "wallet_id", "reference_folded" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_wallet_night_tenant_id_day",
                table: "wallet_night",
                columns: new[] { "tenant_id", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_wallet_topup_state_next_try_on",
                table: "wallet_topup",
                columns: new[] { "state", "next_try_on" });

            migrationBuilder.CreateIndex(
                name: "IX_wallet_topup_tenant_id_id",
                table: "wallet_topup",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_wallet_topup_tenant_id_wallet_id_occasion",
                table: "wallet_topup",
                columns: new[] { "tenant_id", "wallet_id", "occasion" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "credit_use");

            migrationBuilder.DropTable(
                name: "limit_rule");

            migrationBuilder.DropTable(
                name: "spend_condition_organisation");

            migrationBuilder.DropTable(
                name: "spend_condition_product");

            migrationBuilder.DropTable(
                name: "spend_condition_timing");

            migrationBuilder.DropTable(
                name: "wallet_night");

            migrationBuilder.DropTable(
                name: "wallet_credit");

            migrationBuilder.DropTable(
                name: "wallet_journal");

            migrationBuilder.DropTable(
                name: "commerce_balance");

            migrationBuilder.DropTable(
                name: "wallet_topup");

            migrationBuilder.DropTable(
                name: "spend_condition");

            migrationBuilder.DropTable(
                name: "wallet");
        }
    }
}
