using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Graph.Kernel.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Rewards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "account_rewards",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    contact_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    signed_up_on = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    signed_up_organisation_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    signed_up_organisation_name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    spending_blocked = table.Column<bool>(type: "bit", nullable: false),
                    spending_status_changed_on = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    spending_status_changed_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    lifetime_value_units = table.Column<int>(type: "int", nullable: false),
                    preferred_payment_method_id_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    signed_up_organisation_name_folded = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    automatic_spend_settings_automatic_spend_preference = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    automatic_spend_settings_enable_automatic_spend = table.Column<bool>(type: "bit", nullable: false),
                    automatic_spend_settings_from_purchase_amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    automatic_spend_settings_minimum_wallet_balance = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    preferred_payment_method_id = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    preferred_payment_method_type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    tenant_id = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_rewards", x => x.id);
                    table.ForeignKey(
                        name: "FK_account_rewards_actor_spending_status_changed_by_id",
                        column: x => x.spending_status_changed_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_account_rewards_contact_contact_id",
                        column: x => x.contact_id,
                        principalTable: "contact",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reward_scheme",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    sign_up_option = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    accepted_domains = table.Column<string>(type: "nvarchar(max)", maxLength: 5100, nullable: true),
                    sign_up_code = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true),
                    name_folded = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    sign_up_code_folded = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
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
                    table.PrimaryKey("PK_reward_scheme", x => x.id);
                    table.ForeignKey(
                        name: "FK_reward_scheme_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_reward_scheme_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_reward_scheme_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reward_tier",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    colour = table.Column<string>(type: "nvarchar(7)", maxLength: 7, nullable: true),
                    threshold_value_units = table.Column<int>(type: "int", nullable: false),
                    live_threshold = table.Column<int>(type: "int", nullable: true),
                    colour_folded = table.Column<string>(type: "nvarchar(14)", maxLength: 14, nullable: true),
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
                    table.PrimaryKey("PK_reward_tier", x => x.id);
                    table.ForeignKey(
                        name: "FK_reward_tier_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_reward_tier_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_reward_tier_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account_merchant",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    rewards_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    organisation_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    is_next_visit = table.Column<bool>(type: "bit", nullable: false),
                    tenant_id = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_merchant", x => x.id);
                    table.ForeignKey(
                        name: "FK_account_merchant_account_rewards_rewards_id",
                        column: x => x.rewards_id,
                        principalTable: "account_rewards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_account_merchant_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reward_entry",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    rewards_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    value_units = table.Column<int>(type: "int", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    lifetime_value_units_after = table.Column<int>(type: "int", nullable: false),
                    posted_on = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    posted_day = table.Column<DateOnly>(type: "date", nullable: false),
                    counts_until = table.Column<DateOnly>(type: "date", nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    created_by_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: true),
                    reason_folded = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    tenant_id = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reward_entry", x => x.id);
                    table.ForeignKey(
                        name: "FK_reward_entry_account_rewards_rewards_id",
                        column: x => x.rewards_id,
                        principalTable: "account_rewards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_reward_entry_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reward_membership",
                columns: table => new
                {
                    id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    rewards_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    scheme_id = table.Column<string>(type: "char(36)", unicode: false, fixedLength: true, maxLength: 36, nullable: false),
                    signed_up_on = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    email_address = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    email_address_folded = table.Column<string>(type: "nvarchar(508)", maxLength: 508, nullable: true),
                    tenant_id = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reward_membership", x => x.id);
                    table.ForeignKey(
                        name: "FK_reward_membership_account_rewards_rewards_id",
                        column: x => x.rewards_id,
                        principalTable: "account_rewards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_reward_membership_reward_scheme_scheme_id",
                        column: x => x.scheme_id,
                        principalTable: "reward_scheme",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_account_merchant_tenant_id_rewards_id_organisation_id",
                table: "account_merchant",
                columns: new[] { "tenant_id", "rewards_id", "organisation_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_account_rewards_tenant_id_contact_id",
                table: "account_rewards",
                columns: new[] { "tenant_id", "contact_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_reward_entry_tenant_id_rewards_id_counts_until_value_units",
                table: "reward_entry",
                columns: new[] { "tenant_id", "rewards_id", "counts_until", "value_units" });

            migrationBuilder.CreateIndex(
                name: "IX_reward_entry_tenant_id_rewards_id_id",
                table: "reward_entry",
                columns: new[] { "tenant_id", "rewards_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_reward_membership_tenant_id_rewards_id_scheme_id",
                table: "reward_membership",
                columns: new[] { "tenant_id", "rewards_id", "scheme_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_reward_membership_tenant_id_scheme_id_rewards_id",
                table: "reward_membership",
                columns: new[] { "tenant_id", "scheme_id", "rewards_id" });

            migrationBuilder.CreateIndex(
                name: "IX_reward_scheme_tenant_id_id",
                table: "reward_scheme",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_reward_scheme_tenant_id_name_folded",
                table: "reward_scheme",
                columns: new[] { "tenant_id", "name_folded" },
                unique: true,
                filter: "[name_folded] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_reward_tier_tenant_id_id",
                table: "reward_tier",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_reward_tier_tenant_id_live_threshold",
                table: "reward_tier",
                columns: new[] { "tenant_id", "live_threshold" },
                unique: true,
                filter: "[live_threshold] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_reward_tier_tenant_id_name_folded",
                table: "reward_tier",
                columns: new[] { "tenant_id", "name_folded" },
                unique: true,
                filter: "[name_folded] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_merchant");

            migrationBuilder.DropTable(
                name: "reward_entry");

            migrationBuilder.DropTable(
                name: "reward_membership");

            migrationBuilder.DropTable(
                name: "reward_tier");

            migrationBuilder.DropTable(
                name: "account_rewards");

            migrationBuilder.DropTable(
                name: "reward_scheme");
        }
    }
}
