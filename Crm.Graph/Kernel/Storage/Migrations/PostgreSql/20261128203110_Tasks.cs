using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.Graph.Kernel.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Tasks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "activity_type",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    colour = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: true, collation: "C"),
                    colour_folded = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: true, collation: "C"),
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
                    table.PrimaryKey("PK_activity_type", x => x.id);
                    table.ForeignKey(
                        name: "FK_activity_type_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_activity_type_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_activity_type_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "appointment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    start = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    end = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    url = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    customer_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    cancelled_on = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    cancelled_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    cancel_reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    cancel_reason_folded = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true, collation: "C"),
                    note_folded = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true, collation: "C"),
                    title_folded = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: true, collation: "C"),
                    type_folded = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    url_folded = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    date_modified = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    modified_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    date_deleted = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    deleted_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    note = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    assignee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: true),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reminder_on = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    reminded_on = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    pending_reminder_on = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appointment", x => x.id);
                    table.ForeignKey(
                        name: "FK_appointment_account_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_appointment_actor_cancelled_by_id",
                        column: x => x.cancelled_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_appointment_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_appointment_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_appointment_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_appointment_contact_contact_id",
                        column: x => x.contact_id,
                        principalTable: "contact",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_appointment_lead_lead_id",
                        column: x => x.lead_id,
                        principalTable: "lead",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_appointment_user_assignee_id",
                        column: x => x.assignee_id,
                        principalTable: "user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tag",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    colour = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: true, collation: "C"),
                    colour_folded = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: true, collation: "C"),
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
                    table.PrimaryKey("PK_tag", x => x.id);
                    table.ForeignKey(
                        name: "FK_tag_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_tag_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_tag_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "task",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    start = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    end = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    from_automation = table.Column<bool>(type: "boolean", nullable: false),
                    completed_on = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    completed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    open_of_contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    note_folded = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true, collation: "C"),
                    title_folded = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: true, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    date_created = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    date_modified = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    modified_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    date_deleted = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    deleted_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    note = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    assignee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: true),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reminder_on = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    reminded_on = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    pending_reminder_on = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_task", x => x.id);
                    table.ForeignKey(
                        name: "FK_task_account_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_task_actor_completed_by_id",
                        column: x => x.completed_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_task_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_task_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_task_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_task_contact_contact_id",
                        column: x => x.contact_id,
                        principalTable: "contact",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_task_lead_lead_id",
                        column: x => x.lead_id,
                        principalTable: "lead",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_task_user_assignee_id",
                        column: x => x.assignee_id,
                        principalTable: "user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "activity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    description = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    type_id = table.Column<Guid>(type: "uuid", nullable: true),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: true),
                    address_id = table.Column<Guid>(type: "uuid", nullable: true),
                    use_entity_address = table.Column<bool>(type: "boolean", nullable: false),
                    scheduled_from = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    scheduled_to = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    assigned_to_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    assigned_to_team_id = table.Column<Guid>(type: "uuid", nullable: true),
                    completed_on = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    description_folded = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true, collation: "C"),
                    name_folded = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: true, collation: "C"),
                    number_folded = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
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
                    table.PrimaryKey("PK_activity", x => x.id);
                    table.ForeignKey(
                        name: "FK_activity_activity_type_type_id",
                        column: x => x.type_id,
                        principalTable: "activity_type",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_activity_actor_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_activity_actor_deleted_by_id",
                        column: x => x.deleted_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_activity_actor_modified_by_id",
                        column: x => x.modified_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_activity_contact_address_address_id",
                        column: x => x.address_id,
                        principalTable: "contact_address",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_activity_contact_contact_id",
                        column: x => x.contact_id,
                        principalTable: "contact",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_activity_lead_lead_id",
                        column: x => x.lead_id,
                        principalTable: "lead",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_activity_team_assigned_to_team_id",
                        column: x => x.assigned_to_team_id,
                        principalTable: "team",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_activity_user_assigned_to_user_id",
                        column: x => x.assigned_to_user_id,
                        principalTable: "user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "appointment_step",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    appointment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    start = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    end = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    note = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    taken_on = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    taken_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    note_folded = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appointment_step", x => x.id);
                    table.ForeignKey(
                        name: "FK_appointment_step_actor_taken_by_id",
                        column: x => x.taken_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_appointment_step_appointment_appointment_id",
                        column: x => x.appointment_id,
                        principalTable: "appointment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activity_state_change",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    date = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    changed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activity_state_change", x => x.id);
                    table.ForeignKey(
                        name: "FK_activity_state_change_activity_activity_id",
                        column: x => x.activity_id,
                        principalTable: "activity",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_activity_state_change_actor_changed_by_id",
                        column: x => x.changed_by_id,
                        principalTable: "actor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "activity_tag",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tag_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activity_tag", x => x.id);
                    table.ForeignKey(
                        name: "FK_activity_tag_activity_activity_id",
                        column: x => x.activity_id,
                        principalTable: "activity",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_activity_tag_tag_tag_id",
                        column: x => x.tag_id,
                        principalTable: "tag",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_activity_tenant_id_address_id",
                table: "activity",
                columns: new[] { "tenant_id", "address_id" });

            migrationBuilder.CreateIndex(
                name: "IX_activity_tenant_id_assigned_to_team_id_id",
                table: "activity",
                columns: new[] { "tenant_id", "assigned_to_team_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activity_tenant_id_assigned_to_user_id_id",
                table: "activity",
                columns: new[] { "tenant_id", "assigned_to_user_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activity_tenant_id_contact_id_id",
                table: "activity",
                columns: new[] { "tenant_id", "contact_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activity_tenant_id_date_created_id",
                table: "activity",
                columns: new[] { "tenant_id", "date_created", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activity_tenant_id_id",
                table: "activity",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activity_tenant_id_lead_id_id",
                table: "activity",
                columns: new[] { "tenant_id", "lead_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activity_tenant_id_number_folded",
                table: "activity",
                columns: new[] { "tenant_id", "number_folded" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_activity_tenant_id_state_scheduled_from_id",
                table: "activity",
                columns: new[] { "tenant_id", "state", "scheduled_from", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activity_state_change_tenant_id_activity_id_id",
                table: "activity_state_change",
                columns: new[] { "tenant_id", "activity_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activity_tag_tenant_id_activity_id_tag_id",
                table: "activity_tag",
                columns: new[] { "tenant_id", "activity_id", "tag_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_activity_tag_tenant_id_tag_id_activity_id",
                table: "activity_tag",
                columns: new[] { "tenant_id", "tag_id", "activity_id" });

            migrationBuilder.CreateIndex(
                name: "IX_activity_type_tenant_id_id",
                table: "activity_type",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activity_type_tenant_id_name_folded",
                table: "activity_type",
                columns: new[] { "tenant_id", "name_folded" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_appointment_pending_reminder_on_tenant_id",
                table: "appointment",
                columns: new[] { "pending_reminder_on", "tenant_id" });

            migrationBuilder.CreateIndex(
                name: "IX_appointment_tenant_id_account_id_id",
                table: "appointment",
                columns: new[] { "tenant_id", "account_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_appointment_tenant_id_assignee_id_start_id",
                table: "appointment",
                columns: new[] { "tenant_id", "assignee_id", "start", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_appointment_tenant_id_contact_id_id",
                table: "appointment",
                columns: new[] { "tenant_id", "contact_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_appointment_tenant_id_date_created_id",
                table: "appointment",
                columns: new[] { "tenant_id", "date_created", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_appointment_tenant_id_id",
                table: "appointment",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_appointment_tenant_id_lead_id_id",
                table: "appointment",
                columns: new[] { "tenant_id", "lead_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_appointment_step_tenant_id_appointment_id_id",
                table: "appointment_step",
                columns: new[] { "tenant_id", "appointment_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tag_tenant_id_id",
                table: "tag",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_tag_tenant_id_name_folded",
                table: "tag",
                columns: new[] { "tenant_id", "name_folded" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_task_pending_reminder_on_tenant_id",
                table: "task",
                columns: new[] { "pending_reminder_on", "tenant_id" });

            migrationBuilder.CreateIndex(
                name: "IX_task_tenant_id_account_id_id",
                table: "task",
                columns: new[] { "tenant_id", "account_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_task_tenant_id_assignee_id_state_end_id",
                table: "task",
                columns: new[] { "tenant_id", "assignee_id", "state", "end", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_task_tenant_id_contact_id_id",
                table: "task",
                columns: new[] { "tenant_id", "contact_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_task_tenant_id_date_created_id",
                table: "task",
                columns: new[] { "tenant_id", "date_created", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_task_tenant_id_id",
                table: "task",
                columns: new[] { "tenant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_task_tenant_id_lead_id_id",
                table: "task",
                columns: new[] { "tenant_id", "lead_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_task_tenant_id_open_of_contact_id_id",
                table: "task",
                columns: new[] { "tenant_id", "open_of_contact_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "activity_state_change");

            migrationBuilder.DropTable(
                name: "activity_tag");

            migrationBuilder.DropTable(
                name: "appointment_step");

            migrationBuilder.DropTable(
                name: "task");

            migrationBuilder.DropTable(
                name: "activity");

            migrationBuilder.DropTable(
                name: "tag");

            migrationBuilder.DropTable(
                name: "appointment");

            migrationBuilder.DropTable(
                name: "activity_type");
        }
    }
}
