-- A row that goes for good.
CREATE TABLE "drafts" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_drafts" PRIMARY KEY ("id"),
    CONSTRAINT "ck_drafts_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_drafts_title_text" CHECK (instr("title", char(0)) = 0),
    CONSTRAINT "ck_drafts_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_drafts_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_drafts_updated_at_form" CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "updated_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') IS substr("updated_at", 1, 19) AND instr("updated_at", char(0)) = 0),
    CONSTRAINT "ck_drafts_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- A row that only seems to go.
CREATE TABLE "pages" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "deleted_at" TEXT,
    CONSTRAINT "pk_pages" PRIMARY KEY ("id"),
    CONSTRAINT "ck_pages_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_pages_title_text" CHECK (instr("title", char(0)) = 0),
    CONSTRAINT "ck_pages_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_pages_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_pages_updated_at_form" CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "updated_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') IS substr("updated_at", 1, 19) AND instr("updated_at", char(0)) = 0),
    CONSTRAINT "ck_pages_deleted_at_form" CHECK ("deleted_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "deleted_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("deleted_at", 1, 19), '+0 days') IS substr("deleted_at", 1, 19) AND instr("deleted_at", char(0)) = 0),
    CONSTRAINT "ck_pages_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- A row that stays.
CREATE TABLE "prints" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_prints" PRIMARY KEY ("id"),
    CONSTRAINT "ck_prints_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_prints_title_text" CHECK (instr("title", char(0)) = 0),
    CONSTRAINT "ck_prints_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_prints_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_prints_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- A row of which entries hold what changed.
CREATE TABLE "sheets" (
    "id" TEXT NOT NULL,
    "cell_00" INTEGER,
    "cell_01" INTEGER,
    "cell_02" INTEGER,
    "cell_03" INTEGER,
    "cell_04" INTEGER,
    "cell_05" INTEGER,
    "cell_06" INTEGER,
    "cell_07" INTEGER,
    "cell_08" INTEGER,
    "cell_09" INTEGER,
    "cell_10" INTEGER,
    "cell_11" INTEGER,
    "cell_12" INTEGER,
    "cell_13" INTEGER,
    "cell_14" INTEGER,
    "cell_15" INTEGER,
    "cell_16" INTEGER,
    "cell_17" INTEGER,
    "cell_18" INTEGER,
    "cell_19" INTEGER,
    "cell_20" INTEGER,
    "cell_21" INTEGER,
    "cell_22" INTEGER,
    "cell_23" INTEGER,
    "cell_24" INTEGER,
    "cell_25" INTEGER,
    "cell_26" INTEGER,
    "cell_27" INTEGER,
    "cell_28" INTEGER,
    "cell_29" INTEGER,
    "cell_30" INTEGER,
    "cell_31" INTEGER,
    "cell_32" INTEGER,
    "cell_33" INTEGER,
    "cell_34" INTEGER,
    "cell_35" INTEGER,
    "cell_36" INTEGER,
    "cell_37" INTEGER,
    "cell_38" INTEGER,
    "cell_39" INTEGER,
    "cell_40" INTEGER,
    "cell_41" INTEGER,
    "cell_42" INTEGER,
    "cell_43" INTEGER,
    "cell_44" INTEGER,
    "cell_45" INTEGER,
    "cell_46" INTEGER,
    "cell_47" INTEGER,
    "cell_48" INTEGER,
    "cell_49" INTEGER,
    "cell_50" INTEGER,
    "cell_51" INTEGER,
    "cell_52" INTEGER,
    "cell_53" INTEGER,
    "cell_54" INTEGER,
    "cell_55" INTEGER,
    "cell_56" INTEGER,
    "cell_57" INTEGER,
    "cell_58" INTEGER,
    "cell_59" INTEGER,
    "cell_60" INTEGER,
    "cell_61" INTEGER,
    "cell_62" INTEGER,
    "cell_63" INTEGER,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_sheets" PRIMARY KEY ("id"),
    CONSTRAINT "ck_sheets_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_sheets_cell_00_width" CHECK ("cell_00" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_01_width" CHECK ("cell_01" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_02_width" CHECK ("cell_02" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_03_width" CHECK ("cell_03" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_04_width" CHECK ("cell_04" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_05_width" CHECK ("cell_05" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_06_width" CHECK ("cell_06" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_07_width" CHECK ("cell_07" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_08_width" CHECK ("cell_08" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_09_width" CHECK ("cell_09" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_10_width" CHECK ("cell_10" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_11_width" CHECK ("cell_11" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_12_width" CHECK ("cell_12" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_13_width" CHECK ("cell_13" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_14_width" CHECK ("cell_14" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_15_width" CHECK ("cell_15" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_16_width" CHECK ("cell_16" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_17_width" CHECK ("cell_17" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_18_width" CHECK ("cell_18" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_19_width" CHECK ("cell_19" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_20_width" CHECK ("cell_20" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_21_width" CHECK ("cell_21" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_22_width" CHECK ("cell_22" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_23_width" CHECK ("cell_23" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_24_width" CHECK ("cell_24" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_25_width" CHECK ("cell_25" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_26_width" CHECK ("cell_26" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_27_width" CHECK ("cell_27" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_28_width" CHECK ("cell_28" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_29_width" CHECK ("cell_29" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_30_width" CHECK ("cell_30" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_31_width" CHECK ("cell_31" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_32_width" CHECK ("cell_32" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_33_width" CHECK ("cell_33" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_34_width" CHECK ("cell_34" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_35_width" CHECK ("cell_35" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_36_width" CHECK ("cell_36" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_37_width" CHECK ("cell_37" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_38_width" CHECK ("cell_38" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_39_width" CHECK ("cell_39" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_40_width" CHECK ("cell_40" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_41_width" CHECK ("cell_41" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_42_width" CHECK ("cell_42" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_43_width" CHECK ("cell_43" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_44_width" CHECK ("cell_44" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_45_width" CHECK ("cell_45" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_46_width" CHECK ("cell_46" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_47_width" CHECK ("cell_47" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_48_width" CHECK ("cell_48" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_49_width" CHECK ("cell_49" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_50_width" CHECK ("cell_50" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_51_width" CHECK ("cell_51" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_52_width" CHECK ("cell_52" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_53_width" CHECK ("cell_53" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_54_width" CHECK ("cell_54" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_55_width" CHECK ("cell_55" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_56_width" CHECK ("cell_56" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_57_width" CHECK ("cell_57" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_58_width" CHECK ("cell_58" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_59_width" CHECK ("cell_59" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_60_width" CHECK ("cell_60" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_61_width" CHECK ("cell_61" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_62_width" CHECK ("cell_62" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_cell_63_width" CHECK ("cell_63" BETWEEN -2147483648 AND 2147483647),
    CONSTRAINT "ck_sheets_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_sheets_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_sheets_updated_at_form" CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "updated_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') IS substr("updated_at", 1, 19) AND instr("updated_at", char(0)) = 0),
    CONSTRAINT "ck_sheets_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- What was printed of it.
CREATE TABLE "draft_prints" (
    "draft_id" TEXT NOT NULL,
    "print_id" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_draft_prints" PRIMARY KEY ("draft_id", "print_id"),
    CONSTRAINT "fk_draft_prints_draft_id" FOREIGN KEY ("draft_id") REFERENCES "drafts" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_draft_prints_print_id" FOREIGN KEY ("print_id") REFERENCES "prints" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_draft_prints_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0)
) STRICT, WITHOUT ROWID;

-- Finds the pairs by `print_id`.
CREATE INDEX "ix_draft_prints_print_id_draft_id" ON "draft_prints" ("print_id", "draft_id");

-- Who changed what, when and why: one row for each change, written by the database.
CREATE TABLE "audit_log" (
    "seq" INTEGER NOT NULL,
    "ts" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "entity_kind" TEXT NOT NULL,
    "entity_id" TEXT NOT NULL,
    "entity_version" INTEGER,
    "before" TEXT,
    "after" TEXT,
    "note" TEXT,
    "trace_id" TEXT,
    "spec_rev" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    CONSTRAINT "pk_audit_log" PRIMARY KEY ("seq" AUTOINCREMENT),
    CONSTRAINT "uq_audit_log_entity_kind_entity_id_entity_version" UNIQUE ("entity_kind", "entity_id", "entity_version"),
    CONSTRAINT "ck_audit_log_actor_kind_values" CHECK (CASE "actor_kind" WHEN 'human' THEN 1 WHEN 'agent' THEN 1 WHEN 'system' THEN 1 WHEN "actor_kind" THEN 0 END),
    CONSTRAINT "ck_audit_log_actor_id_length" CHECK (length("actor_id") BETWEEN 1 AND 128 AND instr("actor_id", char(0)) = 0),
    CONSTRAINT "ck_audit_log_note_text" CHECK (instr("note", char(0)) = 0),
    CONSTRAINT "ck_audit_log_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0),
    CONSTRAINT "ck_audit_log_action_values" CHECK (CASE "action" WHEN 'created' THEN 1 WHEN 'updated' THEN 1 WHEN 'status_changed' THEN 1 WHEN 'deleted' THEN 1 WHEN 'linked' THEN 1 WHEN 'unlinked' THEN 1 WHEN 'noted' THEN 1 WHEN 'redacted' THEN 1 WHEN "action" THEN 0 END),
    CONSTRAINT "ck_audit_log_entity_kind_length" CHECK (length("entity_kind") BETWEEN 1 AND 130 AND instr("entity_kind", char(0)) = 0),
    CONSTRAINT "ck_audit_log_entity_id_length" CHECK (length("entity_id") >= 1 AND instr("entity_id", char(0)) = 0),
    CONSTRAINT "ck_audit_log_entity_version_numbered" CHECK (("action" NOT IN ('noted', 'redacted')) = ("entity_version" IS NOT NULL))
) STRICT;

-- Who writes, as part of what, and why, while a transaction lasts.
CREATE TABLE "audit_log_context" (
    "k" INTEGER NOT NULL DEFAULT 1,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "trace_id" TEXT,
    "note" TEXT,
    "for_kind" TEXT,
    "for_id" TEXT,
    "for_version" INTEGER,
    "ends" INTEGER NOT NULL DEFAULT 1,
    "never" INTEGER,
    CONSTRAINT "pk_audit_log_context" PRIMARY KEY ("k"),
    CONSTRAINT "uq_audit_log_context_never" UNIQUE ("never"),
    CONSTRAINT "fk_audit_log_context_ends" FOREIGN KEY ("ends") REFERENCES "audit_log_context" ("never") ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "ck_audit_log_context_actor_kind_values" CHECK (CASE "actor_kind" WHEN 'human' THEN 1 WHEN 'agent' THEN 1 WHEN 'system' THEN 1 WHEN "actor_kind" THEN 0 END),
    CONSTRAINT "ck_audit_log_context_actor_id_length" CHECK (length("actor_id") BETWEEN 1 AND 128 AND instr("actor_id", char(0)) = 0),
    CONSTRAINT "ck_audit_log_context_note_text" CHECK (instr("note", char(0)) = 0),
    CONSTRAINT "ck_audit_log_context_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0),
    CONSTRAINT "ck_audit_log_context_k_one" CHECK ("k" = 1),
    CONSTRAINT "ck_audit_log_context_ends_one" CHECK ("ends" = 1),
    CONSTRAINT "ck_audit_log_context_never_null" CHECK ("never" IS NULL),
    CONSTRAINT "ck_audit_log_context_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- What was sealed, and what was taken out: a chain of hashes over the entries.
CREATE TABLE "audit_log_checkpoint" (
    "n" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "lo" INTEGER NOT NULL,
    "hi" INTEGER NOT NULL,
    "after_seq" INTEGER NOT NULL DEFAULT 0,
    "entries" INTEGER NOT NULL,
    "root" TEXT NOT NULL,
    "previous" TEXT NOT NULL,
    "ts" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "note" TEXT,
    "signature" TEXT,
    CONSTRAINT "pk_audit_log_checkpoint" PRIMARY KEY ("n"),
    CONSTRAINT "ck_audit_log_checkpoint_kind_values" CHECK (CASE "kind" WHEN 'sealed' THEN 1 WHEN 'restart' THEN 1 WHEN 'pruned' THEN 1 WHEN "kind" THEN 0 END),
    CONSTRAINT "ck_audit_log_checkpoint_root_length" CHECK (length("root") = 64 AND instr("root", char(0)) = 0),
    CONSTRAINT "ck_audit_log_checkpoint_previous_length" CHECK (length("previous") = 64 AND instr("previous", char(0)) = 0),
    CONSTRAINT "ck_audit_log_checkpoint_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_drafts_insert" AFTER INSERT ON "drafts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:drafts:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Draft' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:drafts:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Draft' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Draft', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'title', NEW."title", 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '916befa7ec3e', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:drafts:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Draft' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- No row changes without an entry.
CREATE TRIGGER "tw_drafts_update" AFTER UPDATE ON "drafts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:drafts:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Draft' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'updated',
        'Draft', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'title', OLD."title", 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        json_object('id', NEW."id", 'title', NEW."title", 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '916befa7ec3e', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:drafts:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Draft' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- No row goes without an entry.
CREATE TRIGGER "tw_drafts_delete" AFTER DELETE ON "drafts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:drafts:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Draft', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'title', OLD."title", 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '916befa7ec3e', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:drafts:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Draft' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- Writes a row together with who writes it.
CREATE VIEW "vw_drafts" AS
    SELECT "drafts"."id", "drafts"."title", "drafts"."row_version", "drafts"."created_at", "drafts"."updated_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "drafts";

-- States who writes, writes the row, and takes it back.
CREATE TRIGGER "vw_drafts_insert" INSTEAD OF INSERT ON "vw_drafts"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Draft', NEW."id", NEW."row_version");
    INSERT INTO "drafts" ("id", "title", "row_version", "created_at", "updated_at")
    VALUES (NEW."id", NEW."title", NEW."row_version", NEW."created_at", NEW."updated_at");
    DELETE FROM "audit_log_context";
END;

-- States who writes, writes the row, and takes it back.
CREATE TRIGGER "vw_drafts_update" INSTEAD OF UPDATE ON "vw_drafts"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Draft', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:drafts:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:drafts:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    UPDATE "drafts" SET "title" = NEW."title", "row_version" = NEW."row_version", "updated_at" = NEW."updated_at"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A changed row has the next version.
CREATE TRIGGER "tr_drafts_next_version" BEFORE UPDATE ON "drafts"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:drafts:row_version: a change states the version after the one that it read');
END;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_drafts_insert_keeps" BEFORE INSERT ON "drafts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:drafts:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "drafts" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:drafts:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "drafts" WHERE _rowid_ = NEW._rowid_);
END;

-- What is given at creation stays.
CREATE TRIGGER "tr_drafts_frozen" BEFORE UPDATE ON "drafts"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:drafts:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:drafts:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:drafts:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A new row has version 1.
CREATE TRIGGER "tr_drafts_first_version" BEFORE INSERT ON "drafts"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:drafts:row_version: a new row has version 1');
END;

-- `updated_at` never moves backwards.
CREATE TRIGGER "tr_drafts_clock" BEFORE UPDATE OF "updated_at" ON "drafts"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:drafts:updated_at: a change is not older than the one before');
END;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_pages_insert" AFTER INSERT ON "pages"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:pages:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Page' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Page', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'title', NEW."title", 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at", 'deleted_at', NEW."deleted_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'e83f5c4e1995', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:pages:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Page' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- No row changes without an entry.
CREATE TRIGGER "tw_pages_update" AFTER UPDATE ON "pages"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:pages:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Page' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), CASE WHEN OLD."deleted_at" IS NULL AND NEW."deleted_at" IS NOT NULL THEN 'deleted' ELSE 'updated' END,
        'Page', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'title', OLD."title", 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at", 'deleted_at', OLD."deleted_at"),
        json_object('id', NEW."id", 'title', NEW."title", 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at", 'deleted_at', NEW."deleted_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'e83f5c4e1995', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:pages:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Page' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- No row goes without an entry.
CREATE TRIGGER "tw_pages_delete" AFTER DELETE ON "pages"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:pages:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Page', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'title', OLD."title", 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at", 'deleted_at', OLD."deleted_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'e83f5c4e1995', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:pages:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Page' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- Writes a row together with who writes it.
CREATE VIEW "vw_pages" AS
    SELECT "pages"."id", "pages"."title", "pages"."row_version", "pages"."created_at", "pages"."updated_at", "pages"."deleted_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "pages";

-- States who writes, writes the row, and takes it back.
CREATE TRIGGER "vw_pages_insert" INSTEAD OF INSERT ON "vw_pages"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Page', NEW."id", NEW."row_version");
    INSERT INTO "pages" ("id", "title", "row_version", "created_at", "updated_at", "deleted_at")
    VALUES (NEW."id", NEW."title", NEW."row_version", NEW."created_at", NEW."updated_at", NEW."deleted_at");
    DELETE FROM "audit_log_context";
END;

-- States who writes, writes the row, and takes it back.
CREATE TRIGGER "vw_pages_update" INSTEAD OF UPDATE ON "vw_pages"
WHEN NOT (NEW."id" IS OLD."id"
    AND NEW."title" IS OLD."title"
    AND NEW."created_at" IS OLD."created_at")
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Page', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:pages:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:pages:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    UPDATE "pages" SET "title" = NEW."title", "row_version" = NEW."row_version", "updated_at" = NEW."updated_at", "deleted_at" = NEW."deleted_at"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- The same, where only the state or what hangs on it changes.
CREATE TRIGGER "vw_pages_move" INSTEAD OF UPDATE ON "vw_pages"
WHEN NEW."id" IS OLD."id"
    AND NEW."title" IS OLD."title"
    AND NEW."created_at" IS OLD."created_at"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Page', NEW."id", NEW."row_version");
    UPDATE "pages" SET "row_version" = NEW."row_version", "updated_at" = NEW."updated_at", "deleted_at" = NEW."deleted_at"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A changed row has the next version.
CREATE TRIGGER "tr_pages_next_version" BEFORE UPDATE ON "pages"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:pages:row_version: a change states the version after the one that it read');
END;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_pages_insert_keeps" BEFORE INSERT ON "pages"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:pages:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "pages" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:pages:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "pages" WHERE _rowid_ = NEW._rowid_);
END;

-- What is given at creation stays.
CREATE TRIGGER "tr_pages_frozen" BEFORE UPDATE ON "pages"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:pages:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:pages:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:pages:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A new row has version 1.
CREATE TRIGGER "tr_pages_first_version" BEFORE INSERT ON "pages"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:pages:row_version: a new row has version 1');
END;

-- What was deleted is changed no more.
CREATE TRIGGER "tr_pages_deleted" BEFORE UPDATE ON "pages"
WHEN OLD."deleted_at" IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'cwom:deleted:pages:deleted_at: what was deleted is changed no more');
END;

-- `updated_at` never moves backwards.
CREATE TRIGGER "tr_pages_clock" BEFORE UPDATE OF "updated_at" ON "pages"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:pages:updated_at: a change is not older than the one before');
END;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_prints_insert" AFTER INSERT ON "prints"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:prints:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Print' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Print', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'title', NEW."title", 'row_version', NEW."row_version", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '5c645ed4a486', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:prints:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Print' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes a row together with who writes it.
CREATE VIEW "vw_prints" AS
    SELECT "prints"."id", "prints"."title", "prints"."row_version", "prints"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "prints";

-- States who writes, writes the row, and takes it back.
CREATE TRIGGER "vw_prints_insert" INSTEAD OF INSERT ON "vw_prints"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Print', NEW."id", NEW."row_version");
    INSERT INTO "prints" ("id", "title", "row_version", "created_at")
    VALUES (NEW."id", NEW."title", NEW."row_version", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Rows are never changed.
CREATE TRIGGER "tr_prints_no_update" BEFORE UPDATE ON "prints"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:prints:-: rows are never changed or deleted');
END;

-- Rows are never deleted.
CREATE TRIGGER "tr_prints_no_delete" BEFORE DELETE ON "prints"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:prints:-: rows are never changed or deleted');
END;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_prints_insert_keeps" BEFORE INSERT ON "prints"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:prints:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "prints" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:prints:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "prints" WHERE _rowid_ = NEW._rowid_);
END;

-- A new row has version 1.
CREATE TRIGGER "tr_prints_first_version" BEFORE INSERT ON "prints"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:prints:row_version: a new row has version 1');
END;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_sheets_insert" AFTER INSERT ON "sheets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:sheets:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Sheet' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:sheets:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Sheet' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Sheet', NEW."id", NEW."row_version",
        NULL,
        (SELECT json(substr("l", 1, length("l") - 1) || ',' || substr("r", 2)) FROM (SELECT json_object('id', NEW."id", 'cell_00', NEW."cell_00", 'cell_01', NEW."cell_01", 'cell_02', NEW."cell_02", 'cell_03', NEW."cell_03", 'cell_04', NEW."cell_04", 'cell_05', NEW."cell_05", 'cell_06', NEW."cell_06", 'cell_07', NEW."cell_07", 'cell_08', NEW."cell_08", 'cell_09', NEW."cell_09", 'cell_10', NEW."cell_10", 'cell_11', NEW."cell_11", 'cell_12', NEW."cell_12", 'cell_13', NEW."cell_13", 'cell_14', NEW."cell_14", 'cell_15', NEW."cell_15", 'cell_16', NEW."cell_16", 'cell_17', NEW."cell_17", 'cell_18', NEW."cell_18", 'cell_19', NEW."cell_19", 'cell_20', NEW."cell_20", 'cell_21', NEW."cell_21", 'cell_22', NEW."cell_22", 'cell_23', NEW."cell_23", 'cell_24', NEW."cell_24", 'cell_25', NEW."cell_25", 'cell_26', NEW."cell_26", 'cell_27', NEW."cell_27", 'cell_28', NEW."cell_28", 'cell_29', NEW."cell_29", 'cell_30', NEW."cell_30", 'cell_31', NEW."cell_31", 'cell_32', NEW."cell_32", 'cell_33', NEW."cell_33", 'cell_34', NEW."cell_34", 'cell_35', NEW."cell_35", 'cell_36', NEW."cell_36", 'cell_37', NEW."cell_37", 'cell_38', NEW."cell_38", 'cell_39', NEW."cell_39", 'cell_40', NEW."cell_40", 'cell_41', NEW."cell_41", 'cell_42', NEW."cell_42", 'cell_43', NEW."cell_43", 'cell_44', NEW."cell_44", 'cell_45', NEW."cell_45", 'cell_46', NEW."cell_46", 'cell_47', NEW."cell_47") AS "l", json_object('cell_48', NEW."cell_48", 'cell_49', NEW."cell_49", 'cell_50', NEW."cell_50", 'cell_51', NEW."cell_51", 'cell_52', NEW."cell_52", 'cell_53', NEW."cell_53", 'cell_54', NEW."cell_54", 'cell_55', NEW."cell_55", 'cell_56', NEW."cell_56", 'cell_57', NEW."cell_57", 'cell_58', NEW."cell_58", 'cell_59', NEW."cell_59", 'cell_60', NEW."cell_60", 'cell_61', NEW."cell_61", 'cell_62', NEW."cell_62", 'cell_63', NEW."cell_63", 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at") AS "r")),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '11e05c55ee18', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:sheets:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Sheet' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- No row changes without an entry.
CREATE TRIGGER "tw_sheets_update" AFTER UPDATE ON "sheets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:sheets:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Sheet' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'updated',
        'Sheet', NEW."id", NEW."row_version",
        json_remove(json_remove((SELECT json(substr("l", 1, length("l") - 1) || ',' || substr("r", 2)) FROM (SELECT json_object('id', OLD."id", 'cell_00', OLD."cell_00", 'cell_01', OLD."cell_01", 'cell_02', OLD."cell_02", 'cell_03', OLD."cell_03", 'cell_04', OLD."cell_04", 'cell_05', OLD."cell_05", 'cell_06', OLD."cell_06", 'cell_07', OLD."cell_07", 'cell_08', OLD."cell_08", 'cell_09', OLD."cell_09", 'cell_10', OLD."cell_10", 'cell_11', OLD."cell_11", 'cell_12', OLD."cell_12", 'cell_13', OLD."cell_13", 'cell_14', OLD."cell_14", 'cell_15', OLD."cell_15", 'cell_16', OLD."cell_16", 'cell_17', OLD."cell_17", 'cell_18', OLD."cell_18", 'cell_19', OLD."cell_19", 'cell_20', OLD."cell_20", 'cell_21', OLD."cell_21", 'cell_22', OLD."cell_22", 'cell_23', OLD."cell_23", 'cell_24', OLD."cell_24", 'cell_25', OLD."cell_25", 'cell_26', OLD."cell_26", 'cell_27', OLD."cell_27", 'cell_28', OLD."cell_28", 'cell_29', OLD."cell_29", 'cell_30', OLD."cell_30", 'cell_31', OLD."cell_31", 'cell_32', OLD."cell_32", 'cell_33', OLD."cell_33", 'cell_34', OLD."cell_34", 'cell_35', OLD."cell_35", 'cell_36', OLD."cell_36", 'cell_37', OLD."cell_37", 'cell_38', OLD."cell_38", 'cell_39', OLD."cell_39", 'cell_40', OLD."cell_40", 'cell_41', OLD."cell_41", 'cell_42', OLD."cell_42", 'cell_43', OLD."cell_43", 'cell_44', OLD."cell_44", 'cell_45', OLD."cell_45", 'cell_46', OLD."cell_46", 'cell_47', OLD."cell_47") AS "l", json_object('cell_48', OLD."cell_48", 'cell_49', OLD."cell_49", 'cell_50', OLD."cell_50", 'cell_51', OLD."cell_51", 'cell_52', OLD."cell_52", 'cell_53', OLD."cell_53", 'cell_54', OLD."cell_54", 'cell_55', OLD."cell_55", 'cell_56', OLD."cell_56", 'cell_57', OLD."cell_57", 'cell_58', OLD."cell_58", 'cell_59', OLD."cell_59", 'cell_60', OLD."cell_60", 'cell_61', OLD."cell_61", 'cell_62', OLD."cell_62", 'cell_63', OLD."cell_63", 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at") AS "r")), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."cell_00" IS OLD."cell_00" THEN '$."cell_00"' ELSE '$."$none"' END, CASE WHEN NEW."cell_01" IS OLD."cell_01" THEN '$."cell_01"' ELSE '$."$none"' END, CASE WHEN NEW."cell_02" IS OLD."cell_02" THEN '$."cell_02"' ELSE '$."$none"' END, CASE WHEN NEW."cell_03" IS OLD."cell_03" THEN '$."cell_03"' ELSE '$."$none"' END, CASE WHEN NEW."cell_04" IS OLD."cell_04" THEN '$."cell_04"' ELSE '$."$none"' END, CASE WHEN NEW."cell_05" IS OLD."cell_05" THEN '$."cell_05"' ELSE '$."$none"' END, CASE WHEN NEW."cell_06" IS OLD."cell_06" THEN '$."cell_06"' ELSE '$."$none"' END, CASE WHEN NEW."cell_07" IS OLD."cell_07" THEN '$."cell_07"' ELSE '$."$none"' END, CASE WHEN NEW."cell_08" IS OLD."cell_08" THEN '$."cell_08"' ELSE '$."$none"' END, CASE WHEN NEW."cell_09" IS OLD."cell_09" THEN '$."cell_09"' ELSE '$."$none"' END, CASE WHEN NEW."cell_10" IS OLD."cell_10" THEN '$."cell_10"' ELSE '$."$none"' END, CASE WHEN NEW."cell_11" IS OLD."cell_11" THEN '$."cell_11"' ELSE '$."$none"' END, CASE WHEN NEW."cell_12" IS OLD."cell_12" THEN '$."cell_12"' ELSE '$."$none"' END, CASE WHEN NEW."cell_13" IS OLD."cell_13" THEN '$."cell_13"' ELSE '$."$none"' END, CASE WHEN NEW."cell_14" IS OLD."cell_14" THEN '$."cell_14"' ELSE '$."$none"' END, CASE WHEN NEW."cell_15" IS OLD."cell_15" THEN '$."cell_15"' ELSE '$."$none"' END, CASE WHEN NEW."cell_16" IS OLD."cell_16" THEN '$."cell_16"' ELSE '$."$none"' END, CASE WHEN NEW."cell_17" IS OLD."cell_17" THEN '$."cell_17"' ELSE '$."$none"' END, CASE WHEN NEW."cell_18" IS OLD."cell_18" THEN '$."cell_18"' ELSE '$."$none"' END, CASE WHEN NEW."cell_19" IS OLD."cell_19" THEN '$."cell_19"' ELSE '$."$none"' END, CASE WHEN NEW."cell_20" IS OLD."cell_20" THEN '$."cell_20"' ELSE '$."$none"' END, CASE WHEN NEW."cell_21" IS OLD."cell_21" THEN '$."cell_21"' ELSE '$."$none"' END, CASE WHEN NEW."cell_22" IS OLD."cell_22" THEN '$."cell_22"' ELSE '$."$none"' END, CASE WHEN NEW."cell_23" IS OLD."cell_23" THEN '$."cell_23"' ELSE '$."$none"' END, CASE WHEN NEW."cell_24" IS OLD."cell_24" THEN '$."cell_24"' ELSE '$."$none"' END, CASE WHEN NEW."cell_25" IS OLD."cell_25" THEN '$."cell_25"' ELSE '$."$none"' END, CASE WHEN NEW."cell_26" IS OLD."cell_26" THEN '$."cell_26"' ELSE '$."$none"' END, CASE WHEN NEW."cell_27" IS OLD."cell_27" THEN '$."cell_27"' ELSE '$."$none"' END, CASE WHEN NEW."cell_28" IS OLD."cell_28" THEN '$."cell_28"' ELSE '$."$none"' END, CASE WHEN NEW."cell_29" IS OLD."cell_29" THEN '$."cell_29"' ELSE '$."$none"' END, CASE WHEN NEW."cell_30" IS OLD."cell_30" THEN '$."cell_30"' ELSE '$."$none"' END, CASE WHEN NEW."cell_31" IS OLD."cell_31" THEN '$."cell_31"' ELSE '$."$none"' END, CASE WHEN NEW."cell_32" IS OLD."cell_32" THEN '$."cell_32"' ELSE '$."$none"' END, CASE WHEN NEW."cell_33" IS OLD."cell_33" THEN '$."cell_33"' ELSE '$."$none"' END, CASE WHEN NEW."cell_34" IS OLD."cell_34" THEN '$."cell_34"' ELSE '$."$none"' END, CASE WHEN NEW."cell_35" IS OLD."cell_35" THEN '$."cell_35"' ELSE '$."$none"' END, CASE WHEN NEW."cell_36" IS OLD."cell_36" THEN '$."cell_36"' ELSE '$."$none"' END, CASE WHEN NEW."cell_37" IS OLD."cell_37" THEN '$."cell_37"' ELSE '$."$none"' END, CASE WHEN NEW."cell_38" IS OLD."cell_38" THEN '$."cell_38"' ELSE '$."$none"' END, CASE WHEN NEW."cell_39" IS OLD."cell_39" THEN '$."cell_39"' ELSE '$."$none"' END, CASE WHEN NEW."cell_40" IS OLD."cell_40" THEN '$."cell_40"' ELSE '$."$none"' END, CASE WHEN NEW."cell_41" IS OLD."cell_41" THEN '$."cell_41"' ELSE '$."$none"' END, CASE WHEN NEW."cell_42" IS OLD."cell_42" THEN '$."cell_42"' ELSE '$."$none"' END, CASE WHEN NEW."cell_43" IS OLD."cell_43" THEN '$."cell_43"' ELSE '$."$none"' END, CASE WHEN NEW."cell_44" IS OLD."cell_44" THEN '$."cell_44"' ELSE '$."$none"' END, CASE WHEN NEW."cell_45" IS OLD."cell_45" THEN '$."cell_45"' ELSE '$."$none"' END, CASE WHEN NEW."cell_46" IS OLD."cell_46" THEN '$."cell_46"' ELSE '$."$none"' END, CASE WHEN NEW."cell_47" IS OLD."cell_47" THEN '$."cell_47"' ELSE '$."$none"' END), CASE WHEN NEW."cell_48" IS OLD."cell_48" THEN '$."cell_48"' ELSE '$."$none"' END, CASE WHEN NEW."cell_49" IS OLD."cell_49" THEN '$."cell_49"' ELSE '$."$none"' END, CASE WHEN NEW."cell_50" IS OLD."cell_50" THEN '$."cell_50"' ELSE '$."$none"' END, CASE WHEN NEW."cell_51" IS OLD."cell_51" THEN '$."cell_51"' ELSE '$."$none"' END, CASE WHEN NEW."cell_52" IS OLD."cell_52" THEN '$."cell_52"' ELSE '$."$none"' END, CASE WHEN NEW."cell_53" IS OLD."cell_53" THEN '$."cell_53"' ELSE '$."$none"' END, CASE WHEN NEW."cell_54" IS OLD."cell_54" THEN '$."cell_54"' ELSE '$."$none"' END, CASE WHEN NEW."cell_55" IS OLD."cell_55" THEN '$."cell_55"' ELSE '$."$none"' END, CASE WHEN NEW."cell_56" IS OLD."cell_56" THEN '$."cell_56"' ELSE '$."$none"' END, CASE WHEN NEW."cell_57" IS OLD."cell_57" THEN '$."cell_57"' ELSE '$."$none"' END, CASE WHEN NEW."cell_58" IS OLD."cell_58" THEN '$."cell_58"' ELSE '$."$none"' END, CASE WHEN NEW."cell_59" IS OLD."cell_59" THEN '$."cell_59"' ELSE '$."$none"' END, CASE WHEN NEW."cell_60" IS OLD."cell_60" THEN '$."cell_60"' ELSE '$."$none"' END, CASE WHEN NEW."cell_61" IS OLD."cell_61" THEN '$."cell_61"' ELSE '$."$none"' END, CASE WHEN NEW."cell_62" IS OLD."cell_62" THEN '$."cell_62"' ELSE '$."$none"' END, CASE WHEN NEW."cell_63" IS OLD."cell_63" THEN '$."cell_63"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END, CASE WHEN NEW."updated_at" IS OLD."updated_at" THEN '$."updated_at"' ELSE '$."$none"' END),
        json_remove(json_remove((SELECT json(substr("l", 1, length("l") - 1) || ',' || substr("r", 2)) FROM (SELECT json_object('id', NEW."id", 'cell_00', NEW."cell_00", 'cell_01', NEW."cell_01", 'cell_02', NEW."cell_02", 'cell_03', NEW."cell_03", 'cell_04', NEW."cell_04", 'cell_05', NEW."cell_05", 'cell_06', NEW."cell_06", 'cell_07', NEW."cell_07", 'cell_08', NEW."cell_08", 'cell_09', NEW."cell_09", 'cell_10', NEW."cell_10", 'cell_11', NEW."cell_11", 'cell_12', NEW."cell_12", 'cell_13', NEW."cell_13", 'cell_14', NEW."cell_14", 'cell_15', NEW."cell_15", 'cell_16', NEW."cell_16", 'cell_17', NEW."cell_17", 'cell_18', NEW."cell_18", 'cell_19', NEW."cell_19", 'cell_20', NEW."cell_20", 'cell_21', NEW."cell_21", 'cell_22', NEW."cell_22", 'cell_23', NEW."cell_23", 'cell_24', NEW."cell_24", 'cell_25', NEW."cell_25", 'cell_26', NEW."cell_26", 'cell_27', NEW."cell_27", 'cell_28', NEW."cell_28", 'cell_29', NEW."cell_29", 'cell_30', NEW."cell_30", 'cell_31', NEW."cell_31", 'cell_32', NEW."cell_32", 'cell_33', NEW."cell_33", 'cell_34', NEW."cell_34", 'cell_35', NEW."cell_35", 'cell_36', NEW."cell_36", 'cell_37', NEW."cell_37", 'cell_38', NEW."cell_38", 'cell_39', NEW."cell_39", 'cell_40', NEW."cell_40", 'cell_41', NEW."cell_41", 'cell_42', NEW."cell_42", 'cell_43', NEW."cell_43", 'cell_44', NEW."cell_44", 'cell_45', NEW."cell_45", 'cell_46', NEW."cell_46", 'cell_47', NEW."cell_47") AS "l", json_object('cell_48', NEW."cell_48", 'cell_49', NEW."cell_49", 'cell_50', NEW."cell_50", 'cell_51', NEW."cell_51", 'cell_52', NEW."cell_52", 'cell_53', NEW."cell_53", 'cell_54', NEW."cell_54", 'cell_55', NEW."cell_55", 'cell_56', NEW."cell_56", 'cell_57', NEW."cell_57", 'cell_58', NEW."cell_58", 'cell_59', NEW."cell_59", 'cell_60', NEW."cell_60", 'cell_61', NEW."cell_61", 'cell_62', NEW."cell_62", 'cell_63', NEW."cell_63", 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at") AS "r")), CASE WHEN NEW."id" IS OLD."id" THEN '$."id"' ELSE '$."$none"' END, CASE WHEN NEW."cell_00" IS OLD."cell_00" THEN '$."cell_00"' ELSE '$."$none"' END, CASE WHEN NEW."cell_01" IS OLD."cell_01" THEN '$."cell_01"' ELSE '$."$none"' END, CASE WHEN NEW."cell_02" IS OLD."cell_02" THEN '$."cell_02"' ELSE '$."$none"' END, CASE WHEN NEW."cell_03" IS OLD."cell_03" THEN '$."cell_03"' ELSE '$."$none"' END, CASE WHEN NEW."cell_04" IS OLD."cell_04" THEN '$."cell_04"' ELSE '$."$none"' END, CASE WHEN NEW."cell_05" IS OLD."cell_05" THEN '$."cell_05"' ELSE '$."$none"' END, CASE WHEN NEW."cell_06" IS OLD."cell_06" THEN '$."cell_06"' ELSE '$."$none"' END, CASE WHEN NEW."cell_07" IS OLD."cell_07" THEN '$."cell_07"' ELSE '$."$none"' END, CASE WHEN NEW."cell_08" IS OLD."cell_08" THEN '$."cell_08"' ELSE '$."$none"' END, CASE WHEN NEW."cell_09" IS OLD."cell_09" THEN '$."cell_09"' ELSE '$."$none"' END, CASE WHEN NEW."cell_10" IS OLD."cell_10" THEN '$."cell_10"' ELSE '$."$none"' END, CASE WHEN NEW."cell_11" IS OLD."cell_11" THEN '$."cell_11"' ELSE '$."$none"' END, CASE WHEN NEW."cell_12" IS OLD."cell_12" THEN '$."cell_12"' ELSE '$."$none"' END, CASE WHEN NEW."cell_13" IS OLD."cell_13" THEN '$."cell_13"' ELSE '$."$none"' END, CASE WHEN NEW."cell_14" IS OLD."cell_14" THEN '$."cell_14"' ELSE '$."$none"' END, CASE WHEN NEW."cell_15" IS OLD."cell_15" THEN '$."cell_15"' ELSE '$."$none"' END, CASE WHEN NEW."cell_16" IS OLD."cell_16" THEN '$."cell_16"' ELSE '$."$none"' END, CASE WHEN NEW."cell_17" IS OLD."cell_17" THEN '$."cell_17"' ELSE '$."$none"' END, CASE WHEN NEW."cell_18" IS OLD."cell_18" THEN '$."cell_18"' ELSE '$."$none"' END, CASE WHEN NEW."cell_19" IS OLD."cell_19" THEN '$."cell_19"' ELSE '$."$none"' END, CASE WHEN NEW."cell_20" IS OLD."cell_20" THEN '$."cell_20"' ELSE '$."$none"' END, CASE WHEN NEW."cell_21" IS OLD."cell_21" THEN '$."cell_21"' ELSE '$."$none"' END, CASE WHEN NEW."cell_22" IS OLD."cell_22" THEN '$."cell_22"' ELSE '$."$none"' END, CASE WHEN NEW."cell_23" IS OLD."cell_23" THEN '$."cell_23"' ELSE '$."$none"' END, CASE WHEN NEW."cell_24" IS OLD."cell_24" THEN '$."cell_24"' ELSE '$."$none"' END, CASE WHEN NEW."cell_25" IS OLD."cell_25" THEN '$."cell_25"' ELSE '$."$none"' END, CASE WHEN NEW."cell_26" IS OLD."cell_26" THEN '$."cell_26"' ELSE '$."$none"' END, CASE WHEN NEW."cell_27" IS OLD."cell_27" THEN '$."cell_27"' ELSE '$."$none"' END, CASE WHEN NEW."cell_28" IS OLD."cell_28" THEN '$."cell_28"' ELSE '$."$none"' END, CASE WHEN NEW."cell_29" IS OLD."cell_29" THEN '$."cell_29"' ELSE '$."$none"' END, CASE WHEN NEW."cell_30" IS OLD."cell_30" THEN '$."cell_30"' ELSE '$."$none"' END, CASE WHEN NEW."cell_31" IS OLD."cell_31" THEN '$."cell_31"' ELSE '$."$none"' END, CASE WHEN NEW."cell_32" IS OLD."cell_32" THEN '$."cell_32"' ELSE '$."$none"' END, CASE WHEN NEW."cell_33" IS OLD."cell_33" THEN '$."cell_33"' ELSE '$."$none"' END, CASE WHEN NEW."cell_34" IS OLD."cell_34" THEN '$."cell_34"' ELSE '$."$none"' END, CASE WHEN NEW."cell_35" IS OLD."cell_35" THEN '$."cell_35"' ELSE '$."$none"' END, CASE WHEN NEW."cell_36" IS OLD."cell_36" THEN '$."cell_36"' ELSE '$."$none"' END, CASE WHEN NEW."cell_37" IS OLD."cell_37" THEN '$."cell_37"' ELSE '$."$none"' END, CASE WHEN NEW."cell_38" IS OLD."cell_38" THEN '$."cell_38"' ELSE '$."$none"' END, CASE WHEN NEW."cell_39" IS OLD."cell_39" THEN '$."cell_39"' ELSE '$."$none"' END, CASE WHEN NEW."cell_40" IS OLD."cell_40" THEN '$."cell_40"' ELSE '$."$none"' END, CASE WHEN NEW."cell_41" IS OLD."cell_41" THEN '$."cell_41"' ELSE '$."$none"' END, CASE WHEN NEW."cell_42" IS OLD."cell_42" THEN '$."cell_42"' ELSE '$."$none"' END, CASE WHEN NEW."cell_43" IS OLD."cell_43" THEN '$."cell_43"' ELSE '$."$none"' END, CASE WHEN NEW."cell_44" IS OLD."cell_44" THEN '$."cell_44"' ELSE '$."$none"' END, CASE WHEN NEW."cell_45" IS OLD."cell_45" THEN '$."cell_45"' ELSE '$."$none"' END, CASE WHEN NEW."cell_46" IS OLD."cell_46" THEN '$."cell_46"' ELSE '$."$none"' END, CASE WHEN NEW."cell_47" IS OLD."cell_47" THEN '$."cell_47"' ELSE '$."$none"' END), CASE WHEN NEW."cell_48" IS OLD."cell_48" THEN '$."cell_48"' ELSE '$."$none"' END, CASE WHEN NEW."cell_49" IS OLD."cell_49" THEN '$."cell_49"' ELSE '$."$none"' END, CASE WHEN NEW."cell_50" IS OLD."cell_50" THEN '$."cell_50"' ELSE '$."$none"' END, CASE WHEN NEW."cell_51" IS OLD."cell_51" THEN '$."cell_51"' ELSE '$."$none"' END, CASE WHEN NEW."cell_52" IS OLD."cell_52" THEN '$."cell_52"' ELSE '$."$none"' END, CASE WHEN NEW."cell_53" IS OLD."cell_53" THEN '$."cell_53"' ELSE '$."$none"' END, CASE WHEN NEW."cell_54" IS OLD."cell_54" THEN '$."cell_54"' ELSE '$."$none"' END, CASE WHEN NEW."cell_55" IS OLD."cell_55" THEN '$."cell_55"' ELSE '$."$none"' END, CASE WHEN NEW."cell_56" IS OLD."cell_56" THEN '$."cell_56"' ELSE '$."$none"' END, CASE WHEN NEW."cell_57" IS OLD."cell_57" THEN '$."cell_57"' ELSE '$."$none"' END, CASE WHEN NEW."cell_58" IS OLD."cell_58" THEN '$."cell_58"' ELSE '$."$none"' END, CASE WHEN NEW."cell_59" IS OLD."cell_59" THEN '$."cell_59"' ELSE '$."$none"' END, CASE WHEN NEW."cell_60" IS OLD."cell_60" THEN '$."cell_60"' ELSE '$."$none"' END, CASE WHEN NEW."cell_61" IS OLD."cell_61" THEN '$."cell_61"' ELSE '$."$none"' END, CASE WHEN NEW."cell_62" IS OLD."cell_62" THEN '$."cell_62"' ELSE '$."$none"' END, CASE WHEN NEW."cell_63" IS OLD."cell_63" THEN '$."cell_63"' ELSE '$."$none"' END, CASE WHEN NEW."created_at" IS OLD."created_at" THEN '$."created_at"' ELSE '$."$none"' END, CASE WHEN NEW."updated_at" IS OLD."updated_at" THEN '$."updated_at"' ELSE '$."$none"' END),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '11e05c55ee18', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:sheets:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Sheet' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- No row goes without an entry.
CREATE TRIGGER "tw_sheets_delete" AFTER DELETE ON "sheets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:sheets:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Sheet', OLD."id", OLD."row_version" + 1,
        (SELECT json(substr("l", 1, length("l") - 1) || ',' || substr("r", 2)) FROM (SELECT json_object('id', OLD."id", 'cell_00', OLD."cell_00", 'cell_01', OLD."cell_01", 'cell_02', OLD."cell_02", 'cell_03', OLD."cell_03", 'cell_04', OLD."cell_04", 'cell_05', OLD."cell_05", 'cell_06', OLD."cell_06", 'cell_07', OLD."cell_07", 'cell_08', OLD."cell_08", 'cell_09', OLD."cell_09", 'cell_10', OLD."cell_10", 'cell_11', OLD."cell_11", 'cell_12', OLD."cell_12", 'cell_13', OLD."cell_13", 'cell_14', OLD."cell_14", 'cell_15', OLD."cell_15", 'cell_16', OLD."cell_16", 'cell_17', OLD."cell_17", 'cell_18', OLD."cell_18", 'cell_19', OLD."cell_19", 'cell_20', OLD."cell_20", 'cell_21', OLD."cell_21", 'cell_22', OLD."cell_22", 'cell_23', OLD."cell_23", 'cell_24', OLD."cell_24", 'cell_25', OLD."cell_25", 'cell_26', OLD."cell_26", 'cell_27', OLD."cell_27", 'cell_28', OLD."cell_28", 'cell_29', OLD."cell_29", 'cell_30', OLD."cell_30", 'cell_31', OLD."cell_31", 'cell_32', OLD."cell_32", 'cell_33', OLD."cell_33", 'cell_34', OLD."cell_34", 'cell_35', OLD."cell_35", 'cell_36', OLD."cell_36", 'cell_37', OLD."cell_37", 'cell_38', OLD."cell_38", 'cell_39', OLD."cell_39", 'cell_40', OLD."cell_40", 'cell_41', OLD."cell_41", 'cell_42', OLD."cell_42", 'cell_43', OLD."cell_43", 'cell_44', OLD."cell_44", 'cell_45', OLD."cell_45", 'cell_46', OLD."cell_46", 'cell_47', OLD."cell_47") AS "l", json_object('cell_48', OLD."cell_48", 'cell_49', OLD."cell_49", 'cell_50', OLD."cell_50", 'cell_51', OLD."cell_51", 'cell_52', OLD."cell_52", 'cell_53', OLD."cell_53", 'cell_54', OLD."cell_54", 'cell_55', OLD."cell_55", 'cell_56', OLD."cell_56", 'cell_57', OLD."cell_57", 'cell_58', OLD."cell_58", 'cell_59', OLD."cell_59", 'cell_60', OLD."cell_60", 'cell_61', OLD."cell_61", 'cell_62', OLD."cell_62", 'cell_63', OLD."cell_63", 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at") AS "r")),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '11e05c55ee18', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:sheets:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Sheet' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- Writes a row together with who writes it.
CREATE VIEW "vw_sheets" AS
    SELECT "sheets"."id", "sheets"."cell_00", "sheets"."cell_01", "sheets"."cell_02", "sheets"."cell_03", "sheets"."cell_04", "sheets"."cell_05", "sheets"."cell_06", "sheets"."cell_07", "sheets"."cell_08", "sheets"."cell_09", "sheets"."cell_10", "sheets"."cell_11", "sheets"."cell_12", "sheets"."cell_13", "sheets"."cell_14", "sheets"."cell_15", "sheets"."cell_16", "sheets"."cell_17", "sheets"."cell_18", "sheets"."cell_19", "sheets"."cell_20", "sheets"."cell_21", "sheets"."cell_22", "sheets"."cell_23", "sheets"."cell_24", "sheets"."cell_25", "sheets"."cell_26", "sheets"."cell_27", "sheets"."cell_28", "sheets"."cell_29", "sheets"."cell_30", "sheets"."cell_31", "sheets"."cell_32", "sheets"."cell_33", "sheets"."cell_34", "sheets"."cell_35", "sheets"."cell_36", "sheets"."cell_37", "sheets"."cell_38", "sheets"."cell_39", "sheets"."cell_40", "sheets"."cell_41", "sheets"."cell_42", "sheets"."cell_43", "sheets"."cell_44", "sheets"."cell_45", "sheets"."cell_46", "sheets"."cell_47", "sheets"."cell_48", "sheets"."cell_49", "sheets"."cell_50", "sheets"."cell_51", "sheets"."cell_52", "sheets"."cell_53", "sheets"."cell_54", "sheets"."cell_55", "sheets"."cell_56", "sheets"."cell_57", "sheets"."cell_58", "sheets"."cell_59", "sheets"."cell_60", "sheets"."cell_61", "sheets"."cell_62", "sheets"."cell_63", "sheets"."row_version", "sheets"."created_at", "sheets"."updated_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "sheets";

-- States who writes, writes the row, and takes it back.
CREATE TRIGGER "vw_sheets_insert" INSTEAD OF INSERT ON "vw_sheets"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Sheet', NEW."id", NEW."row_version");
    INSERT INTO "sheets" ("id", "cell_00", "cell_01", "cell_02", "cell_03", "cell_04", "cell_05", "cell_06", "cell_07", "cell_08", "cell_09", "cell_10", "cell_11", "cell_12", "cell_13", "cell_14", "cell_15", "cell_16", "cell_17", "cell_18", "cell_19", "cell_20", "cell_21", "cell_22", "cell_23", "cell_24", "cell_25", "cell_26", "cell_27", "cell_28", "cell_29", "cell_30", "cell_31", "cell_32", "cell_33", "cell_34", "cell_35", "cell_36", "cell_37", "cell_38", "cell_39", "cell_40", "cell_41", "cell_42", "cell_43", "cell_44", "cell_45", "cell_46", "cell_47", "cell_48", "cell_49", "cell_50", "cell_51", "cell_52", "cell_53", "cell_54", "cell_55", "cell_56", "cell_57", "cell_58", "cell_59", "cell_60", "cell_61", "cell_62", "cell_63", "row_version", "created_at", "updated_at")
    VALUES (NEW."id", NEW."cell_00", NEW."cell_01", NEW."cell_02", NEW."cell_03", NEW."cell_04", NEW."cell_05", NEW."cell_06", NEW."cell_07", NEW."cell_08", NEW."cell_09", NEW."cell_10", NEW."cell_11", NEW."cell_12", NEW."cell_13", NEW."cell_14", NEW."cell_15", NEW."cell_16", NEW."cell_17", NEW."cell_18", NEW."cell_19", NEW."cell_20", NEW."cell_21", NEW."cell_22", NEW."cell_23", NEW."cell_24", NEW."cell_25", NEW."cell_26", NEW."cell_27", NEW."cell_28", NEW."cell_29", NEW."cell_30", NEW."cell_31", NEW."cell_32", NEW."cell_33", NEW."cell_34", NEW."cell_35", NEW."cell_36", NEW."cell_37", NEW."cell_38", NEW."cell_39", NEW."cell_40", NEW."cell_41", NEW."cell_42", NEW."cell_43", NEW."cell_44", NEW."cell_45", NEW."cell_46", NEW."cell_47", NEW."cell_48", NEW."cell_49", NEW."cell_50", NEW."cell_51", NEW."cell_52", NEW."cell_53", NEW."cell_54", NEW."cell_55", NEW."cell_56", NEW."cell_57", NEW."cell_58", NEW."cell_59", NEW."cell_60", NEW."cell_61", NEW."cell_62", NEW."cell_63", NEW."row_version", NEW."created_at", NEW."updated_at");
    DELETE FROM "audit_log_context";
END;

-- States who writes, writes the row, and takes it back.
CREATE TRIGGER "vw_sheets_update" INSTEAD OF UPDATE ON "vw_sheets"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Sheet', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:sheets:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:sheets:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    UPDATE "sheets" SET "cell_00" = NEW."cell_00", "cell_01" = NEW."cell_01", "cell_02" = NEW."cell_02", "cell_03" = NEW."cell_03", "cell_04" = NEW."cell_04", "cell_05" = NEW."cell_05", "cell_06" = NEW."cell_06", "cell_07" = NEW."cell_07", "cell_08" = NEW."cell_08", "cell_09" = NEW."cell_09", "cell_10" = NEW."cell_10", "cell_11" = NEW."cell_11", "cell_12" = NEW."cell_12", "cell_13" = NEW."cell_13", "cell_14" = NEW."cell_14", "cell_15" = NEW."cell_15", "cell_16" = NEW."cell_16", "cell_17" = NEW."cell_17", "cell_18" = NEW."cell_18", "cell_19" = NEW."cell_19", "cell_20" = NEW."cell_20", "cell_21" = NEW."cell_21", "cell_22" = NEW."cell_22", "cell_23" = NEW."cell_23", "cell_24" = NEW."cell_24", "cell_25" = NEW."cell_25", "cell_26" = NEW."cell_26", "cell_27" = NEW."cell_27", "cell_28" = NEW."cell_28", "cell_29" = NEW."cell_29", "cell_30" = NEW."cell_30", "cell_31" = NEW."cell_31", "cell_32" = NEW."cell_32", "cell_33" = NEW."cell_33", "cell_34" = NEW."cell_34", "cell_35" = NEW."cell_35", "cell_36" = NEW."cell_36", "cell_37" = NEW."cell_37", "cell_38" = NEW."cell_38", "cell_39" = NEW."cell_39", "cell_40" = NEW."cell_40", "cell_41" = NEW."cell_41", "cell_42" = NEW."cell_42", "cell_43" = NEW."cell_43", "cell_44" = NEW."cell_44", "cell_45" = NEW."cell_45", "cell_46" = NEW."cell_46", "cell_47" = NEW."cell_47", "cell_48" = NEW."cell_48", "cell_49" = NEW."cell_49", "cell_50" = NEW."cell_50", "cell_51" = NEW."cell_51", "cell_52" = NEW."cell_52", "cell_53" = NEW."cell_53", "cell_54" = NEW."cell_54", "cell_55" = NEW."cell_55", "cell_56" = NEW."cell_56", "cell_57" = NEW."cell_57", "cell_58" = NEW."cell_58", "cell_59" = NEW."cell_59", "cell_60" = NEW."cell_60", "cell_61" = NEW."cell_61", "cell_62" = NEW."cell_62", "cell_63" = NEW."cell_63", "row_version" = NEW."row_version", "updated_at" = NEW."updated_at"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A changed row has the next version.
CREATE TRIGGER "tr_sheets_next_version" BEFORE UPDATE ON "sheets"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:sheets:row_version: a change states the version after the one that it read');
END;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_sheets_insert_keeps" BEFORE INSERT ON "sheets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:sheets:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "sheets" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:sheets:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "sheets" WHERE _rowid_ = NEW._rowid_);
END;

-- What is given at creation stays.
CREATE TRIGGER "tr_sheets_frozen" BEFORE UPDATE ON "sheets"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:sheets:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:sheets:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:sheets:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A new row has version 1.
CREATE TRIGGER "tr_sheets_first_version" BEFORE INSERT ON "sheets"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:sheets:row_version: a new row has version 1');
END;

-- `updated_at` never moves backwards.
CREATE TRIGGER "tr_sheets_clock" BEFORE UPDATE OF "updated_at" ON "sheets"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:sheets:updated_at: a change is not older than the one before');
END;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_draft_prints_insert" AFTER INSERT ON "draft_prints"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:draft_prints:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Draft.prints' AND "c"."for_id" = NEW."draft_id" || '/' || NEW."print_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'linked',
        'Draft.prints', NEW."draft_id" || '/' || NEW."print_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Draft.prints' AND "audit_log"."entity_id" = NEW."draft_id" || '/' || NEW."print_id"),
        NULL,
        json_object('draft_id', NEW."draft_id", 'print_id', NEW."print_id", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '0db1bd03100a', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:draft_prints:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Draft.prints' AND "e"."entity_id" = NEW."draft_id" || '/' || NEW."print_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('draft_id', NEW."draft_id", 'print_id', NEW."print_id", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Draft.prints' AND "l"."entity_id" = NEW."draft_id" || '/' || NEW."print_id"));
END;

-- No row changes without an entry.
CREATE TRIGGER "tw_draft_prints_update" AFTER UPDATE ON "draft_prints"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:draft_prints:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'updated',
        'Draft.prints', NEW."draft_id" || '/' || NEW."print_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Draft.prints' AND "audit_log"."entity_id" = NEW."draft_id" || '/' || NEW."print_id"),
        json_object('draft_id', OLD."draft_id", 'print_id', OLD."print_id", 'created_at', OLD."created_at"),
        json_object('draft_id', NEW."draft_id", 'print_id', NEW."print_id", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '0db1bd03100a', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:draft_prints:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Draft.prints' AND "e"."entity_id" = NEW."draft_id" || '/' || NEW."print_id" AND "e"."action" = 'updated'
        AND "e"."after" IS json_object('draft_id', NEW."draft_id", 'print_id', NEW."print_id", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Draft.prints' AND "l"."entity_id" = NEW."draft_id" || '/' || NEW."print_id"));
END;

-- No row goes without an entry.
CREATE TRIGGER "tw_draft_prints_delete" AFTER DELETE ON "draft_prints"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:draft_prints:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'unlinked',
        'Draft.prints', OLD."draft_id" || '/' || OLD."print_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Draft.prints' AND "audit_log"."entity_id" = OLD."draft_id" || '/' || OLD."print_id"),
        json_object('draft_id', OLD."draft_id", 'print_id', OLD."print_id", 'created_at', OLD."created_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '0db1bd03100a', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:draft_prints:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Draft.prints' AND "e"."entity_id" = OLD."draft_id" || '/' || OLD."print_id" AND "e"."action" = 'unlinked'
        AND "e"."after" IS NULL
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Draft.prints' AND "l"."entity_id" = OLD."draft_id" || '/' || OLD."print_id"));
END;

-- Writes a row together with who writes it.
CREATE VIEW "vw_draft_prints" AS
    SELECT "draft_prints"."draft_id", "draft_prints"."print_id", "draft_prints"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "draft_prints";

-- States who writes, writes the row, and takes it back.
CREATE TRIGGER "vw_draft_prints_insert" INSTEAD OF INSERT ON "vw_draft_prints"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Draft.prints', NEW."draft_id" || '/' || NEW."print_id", NULL);
    INSERT INTO "draft_prints" ("draft_id", "print_id", "created_at")
    VALUES (NEW."draft_id", NEW."print_id", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_draft_prints_insert_keeps" BEFORE INSERT ON "draft_prints"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:draft_prints:draft_id,print_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "draft_prints" WHERE "draft_id" = NEW."draft_id" AND "print_id" = NEW."print_id");
END;

-- What is given at creation stays.
CREATE TRIGGER "tr_draft_prints_frozen" BEFORE UPDATE ON "draft_prints"
WHEN NEW."draft_id" IS NOT OLD."draft_id"
    OR NEW."print_id" IS NOT OLD."print_id"
    OR NEW."created_at" IS NOT OLD."created_at"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:draft_prints:draft_id: it never changes after creation')
    WHERE NEW."draft_id" IS NOT OLD."draft_id";
    SELECT RAISE(ABORT, 'cwom:immutable:draft_prints:print_id: it never changes after creation')
    WHERE NEW."print_id" IS NOT OLD."print_id";
    SELECT RAISE(ABORT, 'cwom:immutable:draft_prints:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
END;

-- An entry changes only by a recorded redaction.
CREATE TRIGGER "tr_audit_log_only_redacted" BEFORE UPDATE ON "audit_log"
WHEN NEW."seq" IS NOT OLD."seq"
    OR NEW."ts" IS NOT OLD."ts"
    OR NEW."actor_kind" IS NOT OLD."actor_kind"
    OR NEW."actor_id" IS NOT OLD."actor_id"
    OR NEW."action" IS NOT OLD."action"
    OR NEW."entity_kind" IS NOT OLD."entity_kind"
    OR NEW."entity_id" IS NOT OLD."entity_id"
    OR NEW."entity_version" IS NOT OLD."entity_version"
    OR NEW."trace_id" IS NOT OLD."trace_id"
    OR NEW."spec_rev" IS NOT OLD."spec_rev"
    OR NOT EXISTS (SELECT 1 FROM "audit_log" AS "r" WHERE "r"."entity_kind" = OLD."entity_kind"
        AND "r"."entity_id" = OLD."entity_id" AND "r"."action" = 'redacted'
        AND "r"."seq" > OLD."seq" AND EXISTS (SELECT 1
            FROM json_each("r"."after", '$.entries') AS "e" WHERE "e"."value" = OLD."seq"))
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:audit_log:-: an entry changes only by a redaction that was recorded before');
END;

-- An entry goes only when it was exported.
CREATE TRIGGER "tr_audit_log_only_pruned" BEFORE DELETE ON "audit_log"
WHEN NOT EXISTS (SELECT 1 FROM "audit_log_checkpoint" AS "p" WHERE "p"."kind" = 'pruned'
    AND OLD."seq" >= "p"."lo" AND OLD."seq" < "p"."hi")
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:audit_log:-: an entry goes only when it was exported, as a checkpoint says');
END;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_audit_log_insert_keeps" BEFORE INSERT ON "audit_log"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:audit_log:seq: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "audit_log" WHERE "seq" = NEW."seq");
    SELECT RAISE(ABORT, 'cwom:unique:audit_log:entity_kind,entity_id,entity_version: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "audit_log" WHERE "entity_kind" = NEW."entity_kind" AND "entity_id" = NEW."entity_id" AND "entity_version" = NEW."entity_version");
END;

-- Rows are never changed.
CREATE TRIGGER "tr_audit_log_checkpoint_no_update" BEFORE UPDATE ON "audit_log_checkpoint"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:audit_log_checkpoint:-: rows are only ever added');
END;

-- Rows are never deleted.
CREATE TRIGGER "tr_audit_log_checkpoint_no_delete" BEFORE DELETE ON "audit_log_checkpoint"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:audit_log_checkpoint:-: rows are only ever added');
END;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_audit_log_checkpoint_insert_keeps" BEFORE INSERT ON "audit_log_checkpoint"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:audit_log_checkpoint:n: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "audit_log_checkpoint" WHERE "n" = NEW."n");
    SELECT RAISE(ABORT, 'cwom:unique:audit_log_checkpoint:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "audit_log_checkpoint" WHERE _rowid_ = NEW._rowid_);
END;
