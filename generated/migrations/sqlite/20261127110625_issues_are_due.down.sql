-- cwom 20261127110625_issues_are_due sqlite down 1/1 phase=expand T1 closure=cwom_artifacts
-- Foreign keys are looked at when everything is in its place.
PRAGMA defer_foreign_keys = ON;

-- Or else: cwom_artifacts has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g1" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: cwom_artifacts has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g1" SELECT (SELECT count(*) FROM pragma_table_xinfo('cwom_artifacts')) = 19 AND 19 = (SELECT count(*) FROM pragma_table_xinfo('cwom_artifacts') WHERE "name" IN ('id', 'produced_by_id', 'produced_by_role', 'for_issue_id', 'for_issue_role', 'type', 'title', 'uri', 'digest', 'media_type', 'size_bytes', 'preview', 'verification', 'trace_id', 'tags', 'meta', 'row_version', 'created_at', 'updated_at'));

-- Or else: cwom_artifacts.type has values that do not fit.
CREATE TEMP TABLE "cwom_g2" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: cwom_artifacts.type has values that do not fit" CHECK ("ok"));
INSERT INTO "cwom_g2" SELECT NOT EXISTS (SELECT 1 FROM "cwom_artifacts" WHERE ("cwom_artifacts"."type" NOT IN ('sbom')) IS FALSE);

-- Or else: cwom_issues has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g3" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: cwom_issues has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g3" SELECT (SELECT count(*) FROM pragma_table_xinfo('cwom_issues')) = 19 AND 19 = (SELECT count(*) FROM pragma_table_xinfo('cwom_issues') WHERE "name" IN ('id', 'repo_id', 'repo_role', 'parent_id', 'title', 'description', 'type', 'priority', 'status', 'assignees', 'watchers', 'acceptance', 'trace_id', 'tags', 'meta', 'row_version', 'created_at', 'updated_at', 'due_at'));

-- Or else: cwom_issue_blocks has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g4" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: cwom_issue_blocks has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g4" SELECT (SELECT count(*) FROM pragma_table_xinfo('cwom_issue_blocks')) = 3 AND 3 = (SELECT count(*) FROM pragma_table_xinfo('cwom_issue_blocks') WHERE "name" IN ('issue_id', 'blocked_id', 'created_at'));

-- Or else: cwom_issue_constraint_snapshots has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g5" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: cwom_issue_constraint_snapshots has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g5" SELECT (SELECT count(*) FROM pragma_table_xinfo('cwom_issue_constraint_snapshots')) = 4 AND 4 = (SELECT count(*) FROM pragma_table_xinfo('cwom_issue_constraint_snapshots') WHERE "name" IN ('issue_id', 'constraint_snapshot_id', 'role', 'created_at'));

-- Or else: cwom_issue_context_packets has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g6" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: cwom_issue_context_packets has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g6" SELECT (SELECT count(*) FROM pragma_table_xinfo('cwom_issue_context_packets')) = 4 AND 4 = (SELECT count(*) FROM pragma_table_xinfo('cwom_issue_context_packets') WHERE "name" IN ('issue_id', 'context_packet_id', 'role', 'created_at'));

-- Or else: cwom_issue_doctrine_refs has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g7" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: cwom_issue_doctrine_refs has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g7" SELECT (SELECT count(*) FROM pragma_table_xinfo('cwom_issue_doctrine_refs')) = 4 AND 4 = (SELECT count(*) FROM pragma_table_xinfo('cwom_issue_doctrine_refs') WHERE "name" IN ('issue_id', 'doctrine_ref_id', 'role', 'created_at'));

-- Or else: cwom_issue_duplicates has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g8" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: cwom_issue_duplicates has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g8" SELECT (SELECT count(*) FROM pragma_table_xinfo('cwom_issue_duplicates')) = 3 AND 3 = (SELECT count(*) FROM pragma_table_xinfo('cwom_issue_duplicates') WHERE "name" IN ('issue_id', 'duplicate_id', 'created_at'));

-- Triggers stand aside; they come back below.
DROP TRIGGER "tw_cwom_artifacts_delete";
DROP TRIGGER "tw_cwom_artifacts_insert";
DROP TRIGGER "tw_cwom_artifacts_update";
DROP TRIGGER "tw_cwom_issue_blocks_delete";
DROP TRIGGER "tw_cwom_issue_blocks_insert";
DROP TRIGGER "tw_cwom_issue_blocks_update";
DROP TRIGGER "tw_cwom_issue_constraint_snapshots_delete";
DROP TRIGGER "tw_cwom_issue_constraint_snapshots_insert";
DROP TRIGGER "tw_cwom_issue_constraint_snapshots_update";
DROP TRIGGER "tw_cwom_issue_context_packets_delete";
DROP TRIGGER "tw_cwom_issue_context_packets_insert";
DROP TRIGGER "tw_cwom_issue_context_packets_update";
DROP TRIGGER "tw_cwom_issue_doctrine_refs_delete";
DROP TRIGGER "tw_cwom_issue_doctrine_refs_insert";
DROP TRIGGER "tw_cwom_issue_doctrine_refs_update";
DROP TRIGGER "tw_cwom_issue_duplicates_delete";
DROP TRIGGER "tw_cwom_issue_duplicates_insert";
DROP TRIGGER "tw_cwom_issue_duplicates_update";
DROP TRIGGER "tw_cwom_issues_delete";
DROP TRIGGER "tw_cwom_issues_insert";
DROP TRIGGER "tw_cwom_issues_update";
DROP TRIGGER "tr_cwom_artifacts_clock";
DROP TRIGGER "tr_cwom_artifacts_first_version";
DROP TRIGGER "tr_cwom_artifacts_frozen";
DROP TRIGGER "tr_cwom_artifacts_insert_keeps";
DROP TRIGGER "tr_cwom_artifacts_next_version";
DROP TRIGGER "tr_cwom_artifacts_tags_items_insert";
DROP TRIGGER "tr_cwom_artifacts_tags_items_update";
DROP TRIGGER "tr_cwom_artifacts_verification_items_insert";
DROP TRIGGER "tr_cwom_artifacts_verification_items_update";
DROP TRIGGER "tr_cwom_issue_blocks_acyclic";
DROP TRIGGER "tr_cwom_issue_blocks_frozen";
DROP TRIGGER "tr_cwom_issue_blocks_insert_keeps";
DROP TRIGGER "tr_cwom_issue_constraint_snapshots_frozen";
DROP TRIGGER "tr_cwom_issue_constraint_snapshots_insert_keeps";
DROP TRIGGER "tr_cwom_issue_context_packets_frozen";
DROP TRIGGER "tr_cwom_issue_context_packets_insert_keeps";
DROP TRIGGER "tr_cwom_issue_doctrine_refs_frozen";
DROP TRIGGER "tr_cwom_issue_doctrine_refs_insert_keeps";
DROP TRIGGER "tr_cwom_issue_duplicates_frozen";
DROP TRIGGER "tr_cwom_issue_duplicates_insert_keeps";
DROP TRIGGER "tr_cwom_issues_acceptance_items_insert";
DROP TRIGGER "tr_cwom_issues_acceptance_items_update";
DROP TRIGGER "tr_cwom_issues_assignees_items_insert";
DROP TRIGGER "tr_cwom_issues_assignees_items_update";
DROP TRIGGER "tr_cwom_issues_clock";
DROP TRIGGER "tr_cwom_issues_first_version";
DROP TRIGGER "tr_cwom_issues_frozen";
DROP TRIGGER "tr_cwom_issues_insert_keeps";
DROP TRIGGER "tr_cwom_issues_next_version";
DROP TRIGGER "tr_cwom_issues_parent_id_acyclic_insert";
DROP TRIGGER "tr_cwom_issues_parent_id_acyclic_update";
DROP TRIGGER "tr_cwom_issues_status_moves";
DROP TRIGGER "tr_cwom_issues_tags_items_insert";
DROP TRIGGER "tr_cwom_issues_tags_items_update";
DROP TRIGGER "tr_cwom_issues_watchers_items_insert";
DROP TRIGGER "tr_cwom_issues_watchers_items_update";
DROP TRIGGER "vw_cwom_artifacts_insert";
DROP TRIGGER "vw_cwom_artifacts_update";
DROP TRIGGER "vw_cwom_issue_blocks_insert";
DROP TRIGGER "vw_cwom_issue_constraint_snapshots_insert";
DROP TRIGGER "vw_cwom_issue_context_packets_insert";
DROP TRIGGER "vw_cwom_issue_doctrine_refs_insert";
DROP TRIGGER "vw_cwom_issue_duplicates_insert";
DROP TRIGGER "vw_cwom_issues_insert";
DROP TRIGGER "vw_cwom_issues_update";

-- So do the views that had some of them.
DROP VIEW "vw_cwom_artifacts";
DROP VIEW "vw_cwom_issue_blocks";
DROP VIEW "vw_cwom_issue_constraint_snapshots";
DROP VIEW "vw_cwom_issue_context_packets";
DROP VIEW "vw_cwom_issue_doctrine_refs";
DROP VIEW "vw_cwom_issue_duplicates";
DROP VIEW "vw_cwom_issues";

-- One output of a run.
CREATE TABLE "cwom_new_cwom_artifacts" (
    "id" TEXT NOT NULL,
    "produced_by_id" TEXT NOT NULL,
    "produced_by_role" TEXT,
    "for_issue_id" TEXT NOT NULL,
    "for_issue_role" TEXT,
    "type" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "uri" TEXT NOT NULL,
    "digest" TEXT,
    "media_type" TEXT,
    "size_bytes" INTEGER,
    "preview" TEXT,
    "verification" TEXT NOT NULL DEFAULT '{"status":"unverified","checks":[]}',
    "trace_id" TEXT,
    "tags" TEXT NOT NULL DEFAULT '[]',
    "meta" TEXT NOT NULL DEFAULT '{}',
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_cwom_artifacts" PRIMARY KEY ("id"),
    CONSTRAINT "fk_cwom_artifacts_produced_by_id_for_issue_id" FOREIGN KEY ("produced_by_id", "for_issue_id") REFERENCES "cwom_runs" ("id", "for_issue_id") ON DELETE NO ACTION,
    CONSTRAINT "ck_cwom_artifacts_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_artifacts_digest_length" CHECK (length("digest") BETWEEN 1 AND 128 AND instr("digest", char(0)) = 0),
    CONSTRAINT "ck_cwom_artifacts_for_issue_role_length" CHECK (length("for_issue_role") BETWEEN 1 AND 64 AND instr("for_issue_role", char(0)) = 0),
    CONSTRAINT "ck_cwom_artifacts_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_cwom_artifacts_media_type_length" CHECK (length("media_type") BETWEEN 1 AND 128 AND instr("media_type", char(0)) = 0),
    CONSTRAINT "ck_cwom_artifacts_meta_json" CHECK (json_valid("meta") AND instr("meta", char(0)) = 0 AND instr(replace("meta", '\\', ''), '\u0000') = 0 AND json_type("meta") = 'object'),
    CONSTRAINT "ck_cwom_artifacts_preview_length" CHECK (length("preview") <= 4000 AND instr("preview", char(0)) = 0),
    CONSTRAINT "ck_cwom_artifacts_produced_by_role_length" CHECK (length("produced_by_role") BETWEEN 1 AND 64 AND instr("produced_by_role", char(0)) = 0),
    CONSTRAINT "ck_cwom_artifacts_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_cwom_artifacts_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_cwom_artifacts_size_bytes_range" CHECK ("size_bytes" >= 0),
    CONSTRAINT "ck_cwom_artifacts_tags_json" CHECK (json_valid("tags") AND instr("tags", char(0)) = 0 AND instr(replace("tags", '\\', ''), '\u0000') = 0 AND json_type("tags") = 'array'),
    CONSTRAINT "ck_cwom_artifacts_title_length" CHECK (length("title") BETWEEN 1 AND 512 AND instr("title", char(0)) = 0),
    CONSTRAINT "ck_cwom_artifacts_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0),
    CONSTRAINT "ck_cwom_artifacts_type_values" CHECK ("type" IN ('code_patch', 'commit', 'pr', 'build', 'container_image', 'doc', 'report', 'dataset', 'log', 'trace', 'binary', 'link')),
    CONSTRAINT "ck_cwom_artifacts_updated_at_form" CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "updated_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') IS substr("updated_at", 1, 19) AND instr("updated_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_artifacts_uri_length" CHECK (length("uri") BETWEEN 1 AND 2000 AND instr("uri", char(0)) = 0),
    CONSTRAINT "ck_cwom_artifacts_verification_json" CHECK (json_valid("verification") AND instr("verification", char(0)) = 0 AND instr(replace("verification", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("verification") = 'object' THEN
        json_remove("verification", '$.status', '$.checks') = '{}'
        AND json_type("verification", '$.status') = 'text'
        AND json_extract("verification", '$.status') IN ('unverified', 'passed', 'failed')
        AND json_type("verification", '$.checks') = 'array'
    ELSE 0 END)
) STRICT;

-- A unit of intent, never its execution.
CREATE TABLE "cwom_new_cwom_issues" (
    "id" TEXT NOT NULL,
    "repo_id" TEXT NOT NULL,
    "repo_role" TEXT,
    "parent_id" TEXT,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "type" TEXT NOT NULL,
    "priority" TEXT NOT NULL DEFAULT 'P2',
    "status" TEXT NOT NULL DEFAULT 'planned',
    "assignees" TEXT NOT NULL DEFAULT '[]',
    "watchers" TEXT NOT NULL DEFAULT '[]',
    "acceptance" TEXT NOT NULL DEFAULT '{"criteria":[]}',
    "trace_id" TEXT,
    "tags" TEXT NOT NULL DEFAULT '[]',
    "meta" TEXT NOT NULL DEFAULT '{}',
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_cwom_issues" PRIMARY KEY ("id"),
    CONSTRAINT "uq_cwom_issues_id_repo_id" UNIQUE ("id", "repo_id"),
    CONSTRAINT "fk_cwom_issues_parent_id" FOREIGN KEY ("parent_id") REFERENCES "cwom_new_cwom_issues" ("id") ON DELETE NO ACTION,
    CONSTRAINT "fk_cwom_issues_repo_id" FOREIGN KEY ("repo_id") REFERENCES "cwom_repos" ("id") ON DELETE NO ACTION,
    CONSTRAINT "ck_cwom_issues_acceptance_json" CHECK (json_valid("acceptance") AND instr("acceptance", char(0)) = 0 AND instr(replace("acceptance", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("acceptance") = 'object' THEN
        json_remove("acceptance", '$.criteria', '$.tests_expected') = '{}'
        AND json_type("acceptance", '$.criteria') = 'array'
        AND json_type("acceptance", '$.tests_expected') IN ('array', 'null')
    ELSE 0 END),
    CONSTRAINT "ck_cwom_issues_assignees_json" CHECK (json_valid("assignees") AND instr("assignees", char(0)) = 0 AND instr(replace("assignees", '\\', ''), '\u0000') = 0 AND json_type("assignees") = 'array'),
    CONSTRAINT "ck_cwom_issues_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_issues_description_length" CHECK (length("description") <= 16000 AND instr("description", char(0)) = 0),
    CONSTRAINT "ck_cwom_issues_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_cwom_issues_meta_json" CHECK (json_valid("meta") AND instr("meta", char(0)) = 0 AND instr(replace("meta", '\\', ''), '\u0000') = 0 AND json_type("meta") = 'object'),
    CONSTRAINT "ck_cwom_issues_parent_id_distinct" CHECK ("parent_id" <> "id"),
    CONSTRAINT "ck_cwom_issues_priority_values" CHECK ("priority" IN ('P0', 'P1', 'P2', 'P3', 'P4')),
    CONSTRAINT "ck_cwom_issues_repo_role_length" CHECK (length("repo_role") BETWEEN 1 AND 64 AND instr("repo_role", char(0)) = 0),
    CONSTRAINT "ck_cwom_issues_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_cwom_issues_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_cwom_issues_status_values" CHECK ("status" IN ('planned', 'ready', 'running', 'blocked', 'under_review', 'done', 'failed', 'canceled')),
    CONSTRAINT "ck_cwom_issues_tags_json" CHECK (json_valid("tags") AND instr("tags", char(0)) = 0 AND instr(replace("tags", '\\', ''), '\u0000') = 0 AND json_type("tags") = 'array'),
    CONSTRAINT "ck_cwom_issues_title_length" CHECK (length("title") BETWEEN 1 AND 512 AND instr("title", char(0)) = 0),
    CONSTRAINT "ck_cwom_issues_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0),
    CONSTRAINT "ck_cwom_issues_type_values" CHECK ("type" IN ('feature', 'bug', 'chore', 'research', 'ops', 'doc', 'incident')),
    CONSTRAINT "ck_cwom_issues_updated_at_form" CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "updated_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') IS substr("updated_at", 1, 19) AND instr("updated_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_issues_watchers_json" CHECK (json_valid("watchers") AND instr("watchers", char(0)) = 0 AND instr(replace("watchers", '\\', ''), '\u0000') = 0 AND json_type("watchers") = 'array')
) STRICT;

-- The issues that cannot go on before an issue is done.
CREATE TABLE "cwom_new_cwom_issue_blocks" (
    "issue_id" TEXT NOT NULL,
    "blocked_id" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_cwom_issue_blocks" PRIMARY KEY ("issue_id", "blocked_id"),
    CONSTRAINT "fk_cwom_issue_blocks_blocked_id" FOREIGN KEY ("blocked_id") REFERENCES "cwom_new_cwom_issues" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_cwom_issue_blocks_issue_id" FOREIGN KEY ("issue_id") REFERENCES "cwom_new_cwom_issues" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_cwom_issue_blocks_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_issue_blocks_issue_id_distinct" CHECK ("issue_id" <> "blocked_id")
) STRICT, WITHOUT ROWID;

-- The limits that an issue is worked on under.
CREATE TABLE "cwom_new_cwom_issue_constraint_snapshots" (
    "issue_id" TEXT NOT NULL,
    "constraint_snapshot_id" TEXT NOT NULL,
    "role" TEXT,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_cwom_issue_constraint_snapshots" PRIMARY KEY ("issue_id", "constraint_snapshot_id"),
    CONSTRAINT "fk_cwom_issue_constraint_snapshots_constraint_snapshot_id" FOREIGN KEY ("constraint_snapshot_id") REFERENCES "cwom_constraint_snapshots" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_cwom_issue_constraint_snapshots_issue_id" FOREIGN KEY ("issue_id") REFERENCES "cwom_new_cwom_issues" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_cwom_issue_constraint_snapshots_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_issue_constraint_snapshots_role_length" CHECK (length("role") BETWEEN 1 AND 64 AND instr("role", char(0)) = 0)
) STRICT, WITHOUT ROWID;

-- The briefings that an issue collected.
CREATE TABLE "cwom_new_cwom_issue_context_packets" (
    "issue_id" TEXT NOT NULL,
    "context_packet_id" TEXT NOT NULL,
    "role" TEXT,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_cwom_issue_context_packets" PRIMARY KEY ("issue_id", "context_packet_id"),
    CONSTRAINT "fk_cwom_issue_context_packets_context_packet_id" FOREIGN KEY ("context_packet_id") REFERENCES "cwom_context_packets" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_cwom_issue_context_packets_issue_id" FOREIGN KEY ("issue_id") REFERENCES "cwom_new_cwom_issues" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_cwom_issue_context_packets_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_issue_context_packets_role_length" CHECK (length("role") BETWEEN 1 AND 64 AND instr("role", char(0)) = 0)
) STRICT, WITHOUT ROWID;

-- The doctrine that governs an issue.
CREATE TABLE "cwom_new_cwom_issue_doctrine_refs" (
    "issue_id" TEXT NOT NULL,
    "doctrine_ref_id" TEXT NOT NULL,
    "role" TEXT,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_cwom_issue_doctrine_refs" PRIMARY KEY ("issue_id", "doctrine_ref_id"),
    CONSTRAINT "fk_cwom_issue_doctrine_refs_doctrine_ref_id" FOREIGN KEY ("doctrine_ref_id") REFERENCES "cwom_doctrine_refs" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_cwom_issue_doctrine_refs_issue_id" FOREIGN KEY ("issue_id") REFERENCES "cwom_new_cwom_issues" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_cwom_issue_doctrine_refs_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_issue_doctrine_refs_role_length" CHECK (length("role") BETWEEN 1 AND 64 AND instr("role", char(0)) = 0)
) STRICT, WITHOUT ROWID;

-- The issues that ask for the same.
CREATE TABLE "cwom_new_cwom_issue_duplicates" (
    "issue_id" TEXT NOT NULL,
    "duplicate_id" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_cwom_issue_duplicates" PRIMARY KEY ("issue_id", "duplicate_id"),
    CONSTRAINT "fk_cwom_issue_duplicates_duplicate_id" FOREIGN KEY ("duplicate_id") REFERENCES "cwom_new_cwom_issues" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_cwom_issue_duplicates_issue_id" FOREIGN KEY ("issue_id") REFERENCES "cwom_new_cwom_issues" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_cwom_issue_duplicates_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_issue_duplicates_issue_id_distinct" CHECK ("issue_id" <> "duplicate_id")
) STRICT, WITHOUT ROWID;

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_cwom_artifacts" (_rowid_, "id", "produced_by_id", "produced_by_role", "for_issue_id", "for_issue_role", "type", "title", "uri", "digest", "media_type", "size_bytes", "preview", "verification", "trace_id", "tags", "meta", "row_version", "created_at", "updated_at")
    SELECT "cwom_artifacts"._rowid_, "cwom_artifacts"."id", "cwom_artifacts"."produced_by_id", "cwom_artifacts"."produced_by_role", "cwom_artifacts"."for_issue_id", "cwom_artifacts"."for_issue_role", "cwom_artifacts"."type", "cwom_artifacts"."title", "cwom_artifacts"."uri", "cwom_artifacts"."digest", "cwom_artifacts"."media_type", "cwom_artifacts"."size_bytes", "cwom_artifacts"."preview", "cwom_artifacts"."verification", "cwom_artifacts"."trace_id", "cwom_artifacts"."tags", "cwom_artifacts"."meta", "cwom_artifacts"."row_version", "cwom_artifacts"."created_at", "cwom_artifacts"."updated_at"
    FROM "cwom_artifacts";

-- Or else: not every row of cwom_artifacts was copied.
CREATE TEMP TABLE "cwom_g9" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of cwom_artifacts was copied" CHECK ("ok"));
INSERT INTO "cwom_g9" SELECT (SELECT count(*) FROM "cwom_artifacts") = (SELECT count(*) FROM "cwom_new_cwom_artifacts");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_cwom_issues" (_rowid_, "id", "repo_id", "repo_role", "parent_id", "title", "description", "type", "priority", "status", "assignees", "watchers", "acceptance", "trace_id", "tags", "meta", "row_version", "created_at", "updated_at")
    SELECT "cwom_issues"._rowid_, "cwom_issues"."id", "cwom_issues"."repo_id", "cwom_issues"."repo_role", "cwom_issues"."parent_id", "cwom_issues"."title", "cwom_issues"."description", "cwom_issues"."type", "cwom_issues"."priority", "cwom_issues"."status", "cwom_issues"."assignees", "cwom_issues"."watchers", "cwom_issues"."acceptance", "cwom_issues"."trace_id", "cwom_issues"."tags", "cwom_issues"."meta", "cwom_issues"."row_version", "cwom_issues"."created_at", "cwom_issues"."updated_at"
    FROM "cwom_issues";

-- Or else: not every row of cwom_issues was copied.
CREATE TEMP TABLE "cwom_g10" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of cwom_issues was copied" CHECK ("ok"));
INSERT INTO "cwom_g10" SELECT (SELECT count(*) FROM "cwom_issues") = (SELECT count(*) FROM "cwom_new_cwom_issues");

-- What the rows of cwom_issues were, for the audit log.
CREATE TEMP TABLE "cwom_was_1" AS
    SELECT "n"."id" AS "k1",
        json_object('id', "o"."id", 'repo_id', "o"."repo_id", 'repo_role', "o"."repo_role", 'parent_id', "o"."parent_id", 'title', "o"."title", 'description', "o"."description", 'type', "o"."type", 'priority', "o"."priority", 'status', "o"."status", 'due_at', "o"."due_at", 'assignees', json("o"."assignees"), 'watchers', json("o"."watchers"), 'acceptance', json("o"."acceptance"), 'trace_id', "o"."trace_id", 'tags', json("o"."tags"), 'meta', json("o"."meta"), 'row_version', "o"."row_version", 'created_at', "o"."created_at", 'updated_at', "o"."updated_at") AS "before",
        ("o"."due_at") IS NOT NULL AS "d1"
    FROM "cwom_issues" AS "o" JOIN "cwom_new_cwom_issues" AS "n" ON "n"."id" = "o"."id"
    WHERE ("o"."due_at") IS NOT NULL;

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_cwom_issue_blocks" ("issue_id", "blocked_id", "created_at")
    SELECT "cwom_issue_blocks"."issue_id", "cwom_issue_blocks"."blocked_id", "cwom_issue_blocks"."created_at"
    FROM "cwom_issue_blocks";

-- Or else: not every row of cwom_issue_blocks was copied.
CREATE TEMP TABLE "cwom_g11" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of cwom_issue_blocks was copied" CHECK ("ok"));
INSERT INTO "cwom_g11" SELECT (SELECT count(*) FROM "cwom_issue_blocks") = (SELECT count(*) FROM "cwom_new_cwom_issue_blocks");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_cwom_issue_constraint_snapshots" ("issue_id", "constraint_snapshot_id", "role", "created_at")
    SELECT "cwom_issue_constraint_snapshots"."issue_id", "cwom_issue_constraint_snapshots"."constraint_snapshot_id", "cwom_issue_constraint_snapshots"."role", "cwom_issue_constraint_snapshots"."created_at"
    FROM "cwom_issue_constraint_snapshots";

-- Or else: not every row of cwom_issue_constraint_snapshots was copied.
CREATE TEMP TABLE "cwom_g12" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of cwom_issue_constraint_snapshots was copied" CHECK ("ok"));
INSERT INTO "cwom_g12" SELECT (SELECT count(*) FROM "cwom_issue_constraint_snapshots") = (SELECT count(*) FROM "cwom_new_cwom_issue_constraint_snapshots");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_cwom_issue_context_packets" ("issue_id", "context_packet_id", "role", "created_at")
    SELECT "cwom_issue_context_packets"."issue_id", "cwom_issue_context_packets"."context_packet_id", "cwom_issue_context_packets"."role", "cwom_issue_context_packets"."created_at"
    FROM "cwom_issue_context_packets";

-- Or else: not every row of cwom_issue_context_packets was copied.
CREATE TEMP TABLE "cwom_g13" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of cwom_issue_context_packets was copied" CHECK ("ok"));
INSERT INTO "cwom_g13" SELECT (SELECT count(*) FROM "cwom_issue_context_packets") = (SELECT count(*) FROM "cwom_new_cwom_issue_context_packets");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_cwom_issue_doctrine_refs" ("issue_id", "doctrine_ref_id", "role", "created_at")
    SELECT "cwom_issue_doctrine_refs"."issue_id", "cwom_issue_doctrine_refs"."doctrine_ref_id", "cwom_issue_doctrine_refs"."role", "cwom_issue_doctrine_refs"."created_at"
    FROM "cwom_issue_doctrine_refs";

-- Or else: not every row of cwom_issue_doctrine_refs was copied.
CREATE TEMP TABLE "cwom_g14" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of cwom_issue_doctrine_refs was copied" CHECK ("ok"));
INSERT INTO "cwom_g14" SELECT (SELECT count(*) FROM "cwom_issue_doctrine_refs") = (SELECT count(*) FROM "cwom_new_cwom_issue_doctrine_refs");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_cwom_issue_duplicates" ("issue_id", "duplicate_id", "created_at")
    SELECT "cwom_issue_duplicates"."issue_id", "cwom_issue_duplicates"."duplicate_id", "cwom_issue_duplicates"."created_at"
    FROM "cwom_issue_duplicates";

-- Or else: not every row of cwom_issue_duplicates was copied.
CREATE TEMP TABLE "cwom_g15" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of cwom_issue_duplicates was copied" CHECK ("ok"));
INSERT INTO "cwom_g15" SELECT (SELECT count(*) FROM "cwom_issue_duplicates") = (SELECT count(*) FROM "cwom_new_cwom_issue_duplicates");

-- The new table takes the place of the old one.
DROP TABLE "cwom_issue_duplicates";
ALTER TABLE "cwom_new_cwom_issue_duplicates" RENAME TO "cwom_issue_duplicates";

-- The new table takes the place of the old one.
DROP TABLE "cwom_issue_doctrine_refs";
ALTER TABLE "cwom_new_cwom_issue_doctrine_refs" RENAME TO "cwom_issue_doctrine_refs";

-- The new table takes the place of the old one.
DROP TABLE "cwom_issue_context_packets";
ALTER TABLE "cwom_new_cwom_issue_context_packets" RENAME TO "cwom_issue_context_packets";

-- The new table takes the place of the old one.
DROP TABLE "cwom_issue_constraint_snapshots";
ALTER TABLE "cwom_new_cwom_issue_constraint_snapshots" RENAME TO "cwom_issue_constraint_snapshots";

-- The new table takes the place of the old one.
DROP TABLE "cwom_issue_blocks";
ALTER TABLE "cwom_new_cwom_issue_blocks" RENAME TO "cwom_issue_blocks";

-- The new table takes the place of the old one.
DROP TABLE "cwom_issues";
ALTER TABLE "cwom_new_cwom_issues" RENAME TO "cwom_issues";

-- The new table takes the place of the old one.
DROP TABLE "cwom_artifacts";
ALTER TABLE "cwom_new_cwom_artifacts" RENAME TO "cwom_artifacts";

-- An index of cwom_artifacts.
CREATE INDEX "ix_cwom_artifacts_created_at_desc" ON "cwom_artifacts" ("created_at" DESC);

-- An index of cwom_artifacts.
CREATE INDEX "ix_cwom_artifacts_digest" ON "cwom_artifacts" ("digest");

-- An index of cwom_artifacts.
CREATE INDEX "ix_cwom_artifacts_for_issue_id" ON "cwom_artifacts" ("for_issue_id");

-- An index of cwom_artifacts.
CREATE INDEX "ix_cwom_artifacts_produced_by_id" ON "cwom_artifacts" ("produced_by_id");

-- An index of cwom_artifacts.
CREATE INDEX "ix_cwom_artifacts_trace_id" ON "cwom_artifacts" ("trace_id");

-- An index of cwom_artifacts.
CREATE INDEX "ix_cwom_artifacts_type" ON "cwom_artifacts" ("type");

-- An index of cwom_issue_blocks.
CREATE INDEX "ix_cwom_issue_blocks_blocked_id_issue_id" ON "cwom_issue_blocks" ("blocked_id", "issue_id");

-- An index of cwom_issue_constraint_snapshots.
CREATE INDEX "ix_cwom_issue_constraint_snapshots_constraint_snapshot_b958a40b" ON "cwom_issue_constraint_snapshots" ("constraint_snapshot_id", "issue_id");

-- An index of cwom_issue_context_packets.
CREATE INDEX "ix_cwom_issue_context_packets_context_packet_id_issue_id" ON "cwom_issue_context_packets" ("context_packet_id", "issue_id");

-- An index of cwom_issue_doctrine_refs.
CREATE INDEX "ix_cwom_issue_doctrine_refs_doctrine_ref_id_issue_id" ON "cwom_issue_doctrine_refs" ("doctrine_ref_id", "issue_id");

-- An index of cwom_issue_duplicates.
CREATE INDEX "ix_cwom_issue_duplicates_duplicate_id_issue_id" ON "cwom_issue_duplicates" ("duplicate_id", "issue_id");

-- An index of cwom_issues.
CREATE INDEX "ix_cwom_issues_created_at_desc" ON "cwom_issues" ("created_at" DESC);

-- An index of cwom_issues.
CREATE INDEX "ix_cwom_issues_parent_id" ON "cwom_issues" ("parent_id");

-- An index of cwom_issues.
CREATE INDEX "ix_cwom_issues_priority_status" ON "cwom_issues" ((CASE "priority" WHEN 'P0' THEN 0 WHEN 'P1' THEN 1 WHEN 'P2' THEN 2 WHEN 'P3' THEN 3 WHEN 'P4' THEN 4 END), "status");

-- An index of cwom_issues.
CREATE INDEX "ix_cwom_issues_repo_id" ON "cwom_issues" ("repo_id");

-- An index of cwom_issues.
CREATE INDEX "ix_cwom_issues_status" ON "cwom_issues" ("status");

-- An index of cwom_issues.
CREATE INDEX "ix_cwom_issues_trace_id" ON "cwom_issues" ("trace_id");

-- An index of cwom_issues.
CREATE INDEX "ix_cwom_issues_type_status" ON "cwom_issues" ("type", "status");

-- Rows of cwom_issues that changed have a version more.
UPDATE "cwom_issues" SET "row_version" = "row_version" + 1, "updated_at" = max("updated_at", strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'))
    WHERE ("id") IN (SELECT "k1" FROM temp."cwom_was_1");

-- One entry for each of them.
INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), 'system', 'cwom:migrate', 'updated',
        'Issue', "n"."id", "n"."row_version",
        "w"."before",
        json_object('id', "n"."id", 'repo_id', "n"."repo_id", 'repo_role', "n"."repo_role", 'parent_id', "n"."parent_id", 'title', "n"."title", 'description', "n"."description", 'type', "n"."type", 'priority', "n"."priority", 'status', "n"."status", 'assignees', json("n"."assignees"), 'watchers', json("n"."watchers"), 'acceptance', json("n"."acceptance"), 'trace_id', "n"."trace_id", 'tags', json("n"."tags"), 'meta', json("n"."meta"), 'row_version', "n"."row_version", 'created_at', "n"."created_at", 'updated_at', "n"."updated_at"),
        'migration 20261127110625_issues_are_due, taken back', '3c4199bb08ce', lower(hex(randomblob(16)))
    FROM temp."cwom_was_1" AS "w" JOIN "cwom_issues" AS "n" ON "n"."id" = "w"."k1"
    ORDER BY "n"."id";
DROP TABLE temp."cwom_was_1";

-- Writes the entries of cwom_artifacts.
CREATE TRIGGER "tw_cwom_artifacts_update" AFTER UPDATE ON "cwom_artifacts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_artifacts:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Artifact' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'updated',
        'Artifact', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'produced_by_id', OLD."produced_by_id", 'produced_by_role', OLD."produced_by_role", 'for_issue_id', OLD."for_issue_id", 'for_issue_role', OLD."for_issue_role", 'type', OLD."type", 'title', OLD."title", 'uri', OLD."uri", 'digest', OLD."digest", 'media_type', OLD."media_type", 'size_bytes', OLD."size_bytes", 'preview', OLD."preview", 'verification', json(OLD."verification"), 'trace_id', OLD."trace_id", 'tags', json(OLD."tags"), 'meta', json(OLD."meta"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        json_object('id', NEW."id", 'produced_by_id', NEW."produced_by_id", 'produced_by_role', NEW."produced_by_role", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'type', NEW."type", 'title', NEW."title", 'uri', NEW."uri", 'digest', NEW."digest", 'media_type', NEW."media_type", 'size_bytes', NEW."size_bytes", 'preview', NEW."preview", 'verification', json(NEW."verification"), 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        "c"."note", "c"."trace_id", '393025017d05', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Artifact' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_artifacts:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Artifact' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of cwom_artifacts.
CREATE TRIGGER "tw_cwom_artifacts_insert" AFTER INSERT ON "cwom_artifacts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_artifacts:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Artifact' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:cwom_artifacts:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Artifact' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'created',
        'Artifact', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'produced_by_id', NEW."produced_by_id", 'produced_by_role', NEW."produced_by_role", 'for_issue_id', NEW."for_issue_id", 'for_issue_role', NEW."for_issue_role", 'type', NEW."type", 'title', NEW."title", 'uri', NEW."uri", 'digest', NEW."digest", 'media_type', NEW."media_type", 'size_bytes', NEW."size_bytes", 'preview', NEW."preview", 'verification', json(NEW."verification"), 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        "c"."note", "c"."trace_id", '393025017d05', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Artifact' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_artifacts:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Artifact' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of cwom_artifacts.
CREATE TRIGGER "tw_cwom_artifacts_delete" AFTER DELETE ON "cwom_artifacts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_artifacts:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'deleted',
        'Artifact', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'produced_by_id', OLD."produced_by_id", 'produced_by_role', OLD."produced_by_role", 'for_issue_id', OLD."for_issue_id", 'for_issue_role', OLD."for_issue_role", 'type', OLD."type", 'title', OLD."title", 'uri', OLD."uri", 'digest', OLD."digest", 'media_type', OLD."media_type", 'size_bytes', OLD."size_bytes", 'preview', OLD."preview", 'verification', json(OLD."verification"), 'trace_id', OLD."trace_id", 'tags', json(OLD."tags"), 'meta', json(OLD."meta"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        "c"."note", "c"."trace_id", '393025017d05', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_artifacts:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Artifact' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- A rule of cwom_artifacts.
CREATE TRIGGER "tr_cwom_artifacts_verification_items_update" BEFORE UPDATE ON "cwom_artifacts"
WHEN NEW."verification" IS NOT OLD."verification"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_artifacts:verification: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."verification") AND json_type(NEW."verification", '$.checks') = 'array' THEN NEW."verification" END, '$.checks') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.name', '$.status', '$.evidence_uri') = '{}'
        AND coalesce(json_type("item1"."value", '$.name') = 'text', 0)
        AND length(json_extract("item1"."value", '$.name')) BETWEEN 1 AND 128
        AND coalesce(json_type("item1"."value", '$.status') = 'text', 0)
        AND json_extract("item1"."value", '$.status') IN ('unverified', 'passed', 'failed')
        AND json_type("item1"."value", '$.evidence_uri') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.evidence_uri')) BETWEEN 1 AND 2000
    ELSE 0 END) IS FALSE
    );
END;

-- A rule of cwom_artifacts.
CREATE TRIGGER "tr_cwom_artifacts_verification_items_insert" BEFORE INSERT ON "cwom_artifacts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_artifacts:verification: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."verification") AND json_type(NEW."verification", '$.checks') = 'array' THEN NEW."verification" END, '$.checks') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.name', '$.status', '$.evidence_uri') = '{}'
        AND coalesce(json_type("item1"."value", '$.name') = 'text', 0)
        AND length(json_extract("item1"."value", '$.name')) BETWEEN 1 AND 128
        AND coalesce(json_type("item1"."value", '$.status') = 'text', 0)
        AND json_extract("item1"."value", '$.status') IN ('unverified', 'passed', 'failed')
        AND json_type("item1"."value", '$.evidence_uri') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.evidence_uri')) BETWEEN 1 AND 2000
    ELSE 0 END) IS FALSE
    );
END;

-- A rule of cwom_artifacts.
CREATE TRIGGER "tr_cwom_artifacts_tags_items_update" BEFORE UPDATE ON "cwom_artifacts"
WHEN NEW."tags" IS NOT OLD."tags"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_artifacts:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."tags") AND json_type(NEW."tags", '$') = 'array' THEN NEW."tags" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_artifacts.
CREATE TRIGGER "tr_cwom_artifacts_tags_items_insert" BEFORE INSERT ON "cwom_artifacts"
WHEN NEW."tags" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_artifacts:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."tags") AND json_type(NEW."tags", '$') = 'array' THEN NEW."tags" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_artifacts.
CREATE TRIGGER "tr_cwom_artifacts_next_version" BEFORE UPDATE ON "cwom_artifacts"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_artifacts:row_version: a change states the version after the one that it read');
END;

-- A rule of cwom_artifacts.
CREATE TRIGGER "tr_cwom_artifacts_insert_keeps" BEFORE INSERT ON "cwom_artifacts"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_artifacts:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_artifacts" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_artifacts:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_artifacts" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of cwom_artifacts.
CREATE TRIGGER "tr_cwom_artifacts_frozen" BEFORE UPDATE ON "cwom_artifacts"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."produced_by_id" IS NOT OLD."produced_by_id"
    OR NEW."produced_by_role" IS NOT OLD."produced_by_role"
    OR NEW."for_issue_id" IS NOT OLD."for_issue_id"
    OR NEW."for_issue_role" IS NOT OLD."for_issue_role"
    OR NEW."type" IS NOT OLD."type"
    OR NEW."uri" IS NOT OLD."uri"
    OR NEW."digest" IS NOT OLD."digest"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:produced_by_id: it never changes after creation')
    WHERE NEW."produced_by_id" IS NOT OLD."produced_by_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:produced_by_role: it never changes after creation')
    WHERE NEW."produced_by_role" IS NOT OLD."produced_by_role";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:for_issue_id: it never changes after creation')
    WHERE NEW."for_issue_id" IS NOT OLD."for_issue_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:for_issue_role: it never changes after creation')
    WHERE NEW."for_issue_role" IS NOT OLD."for_issue_role";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:type: it never changes after creation')
    WHERE NEW."type" IS NOT OLD."type";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:uri: it never changes after creation')
    WHERE NEW."uri" IS NOT OLD."uri";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:digest: it never changes after creation')
    WHERE NEW."digest" IS NOT OLD."digest";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of cwom_artifacts.
CREATE TRIGGER "tr_cwom_artifacts_first_version" BEFORE INSERT ON "cwom_artifacts"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_artifacts:row_version: a new row has version 1');
END;

-- A rule of cwom_artifacts.
CREATE TRIGGER "tr_cwom_artifacts_clock" BEFORE UPDATE ON "cwom_artifacts"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:cwom_artifacts:updated_at: a change is not older than the one before');
END;

-- Writes rows of cwom_artifacts as somebody.
CREATE VIEW "vw_cwom_artifacts" AS
    SELECT "cwom_artifacts"."id", "cwom_artifacts"."produced_by_id", "cwom_artifacts"."produced_by_role", "cwom_artifacts"."for_issue_id", "cwom_artifacts"."for_issue_role", "cwom_artifacts"."type", "cwom_artifacts"."title", "cwom_artifacts"."uri", "cwom_artifacts"."digest", "cwom_artifacts"."media_type", "cwom_artifacts"."size_bytes", "cwom_artifacts"."preview", "cwom_artifacts"."verification", "cwom_artifacts"."trace_id", "cwom_artifacts"."tags", "cwom_artifacts"."meta", "cwom_artifacts"."row_version", "cwom_artifacts"."created_at", "cwom_artifacts"."updated_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_artifacts";

-- A rule of vw_cwom_artifacts.
CREATE TRIGGER "vw_cwom_artifacts_update" INSTEAD OF UPDATE ON "vw_cwom_artifacts"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Artifact', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:produced_by_id: it never changes after creation')
    WHERE NEW."produced_by_id" IS NOT OLD."produced_by_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:produced_by_role: it never changes after creation')
    WHERE NEW."produced_by_role" IS NOT OLD."produced_by_role";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:for_issue_id: it never changes after creation')
    WHERE NEW."for_issue_id" IS NOT OLD."for_issue_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:for_issue_role: it never changes after creation')
    WHERE NEW."for_issue_role" IS NOT OLD."for_issue_role";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:type: it never changes after creation')
    WHERE NEW."type" IS NOT OLD."type";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:uri: it never changes after creation')
    WHERE NEW."uri" IS NOT OLD."uri";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:digest: it never changes after creation')
    WHERE NEW."digest" IS NOT OLD."digest";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_artifacts:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    UPDATE "cwom_artifacts" SET "title" = NEW."title", "media_type" = NEW."media_type", "size_bytes" = NEW."size_bytes", "preview" = NEW."preview", "verification" = NEW."verification", "trace_id" = NEW."trace_id", "tags" = NEW."tags", "meta" = NEW."meta", "row_version" = NEW."row_version", "updated_at" = NEW."updated_at"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_cwom_artifacts.
CREATE TRIGGER "vw_cwom_artifacts_insert" INSTEAD OF INSERT ON "vw_cwom_artifacts"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Artifact', NEW."id", NEW."row_version");
    INSERT INTO "cwom_artifacts" ("id", "produced_by_id", "produced_by_role", "for_issue_id", "for_issue_role", "type", "title", "uri", "digest", "media_type", "size_bytes", "preview", "verification", "trace_id", "tags", "meta", "row_version", "created_at", "updated_at")
    VALUES (NEW."id", NEW."produced_by_id", NEW."produced_by_role", NEW."for_issue_id", NEW."for_issue_role", NEW."type", NEW."title", NEW."uri", NEW."digest", NEW."media_type", NEW."size_bytes", NEW."preview", NEW."verification", NEW."trace_id", NEW."tags", NEW."meta", NEW."row_version", NEW."created_at", NEW."updated_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of cwom_issue_blocks.
CREATE TRIGGER "tw_cwom_issue_blocks_update" AFTER UPDATE ON "cwom_issue_blocks"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_blocks:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'updated',
        'Issue.blocks', NEW."issue_id" || '/' || NEW."blocked_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.blocks' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."blocked_id"),
        json_object('issue_id', OLD."issue_id", 'blocked_id', OLD."blocked_id", 'created_at', OLD."created_at"),
        json_object('issue_id', NEW."issue_id", 'blocked_id', NEW."blocked_id", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", 'ced047b1f74a', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_blocks:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.blocks' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."blocked_id" AND "e"."action" = 'updated'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'blocked_id', NEW."blocked_id", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.blocks' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."blocked_id"));
END;

-- Writes the entries of cwom_issue_blocks.
CREATE TRIGGER "tw_cwom_issue_blocks_insert" AFTER INSERT ON "cwom_issue_blocks"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_blocks:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.blocks' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."blocked_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'linked',
        'Issue.blocks', NEW."issue_id" || '/' || NEW."blocked_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.blocks' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."blocked_id"),
        NULL,
        json_object('issue_id', NEW."issue_id", 'blocked_id', NEW."blocked_id", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", 'ced047b1f74a', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.blocks' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."blocked_id");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_blocks:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.blocks' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."blocked_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'blocked_id', NEW."blocked_id", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.blocks' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."blocked_id"));
END;

-- Writes the entries of cwom_issue_blocks.
CREATE TRIGGER "tw_cwom_issue_blocks_delete" AFTER DELETE ON "cwom_issue_blocks"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_blocks:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'unlinked',
        'Issue.blocks', OLD."issue_id" || '/' || OLD."blocked_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.blocks' AND "audit_log"."entity_id" = OLD."issue_id" || '/' || OLD."blocked_id"),
        json_object('issue_id', OLD."issue_id", 'blocked_id', OLD."blocked_id", 'created_at', OLD."created_at"),
        NULL,
        "c"."note", "c"."trace_id", 'ced047b1f74a', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_blocks:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.blocks' AND "e"."entity_id" = OLD."issue_id" || '/' || OLD."blocked_id" AND "e"."action" = 'unlinked'
        AND "e"."after" IS NULL
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.blocks' AND "l"."entity_id" = OLD."issue_id" || '/' || OLD."blocked_id"));
END;

-- A rule of cwom_issue_blocks.
CREATE TRIGGER "tr_cwom_issue_blocks_insert_keeps" BEFORE INSERT ON "cwom_issue_blocks"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_issue_blocks:issue_id,blocked_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_issue_blocks" WHERE "issue_id" = NEW."issue_id" AND "blocked_id" = NEW."blocked_id");
END;

-- A rule of cwom_issue_blocks.
CREATE TRIGGER "tr_cwom_issue_blocks_frozen" BEFORE UPDATE ON "cwom_issue_blocks"
WHEN NEW."issue_id" IS NOT OLD."issue_id"
    OR NEW."blocked_id" IS NOT OLD."blocked_id"
    OR NEW."created_at" IS NOT OLD."created_at"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_blocks:issue_id: it never changes after creation')
    WHERE NEW."issue_id" IS NOT OLD."issue_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_blocks:blocked_id: it never changes after creation')
    WHERE NEW."blocked_id" IS NOT OLD."blocked_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_blocks:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
END;

-- A rule of cwom_issue_blocks.
CREATE TRIGGER "tr_cwom_issue_blocks_acyclic" AFTER INSERT ON "cwom_issue_blocks"
WHEN NEW."blocked_id" IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'cwom:cycle:cwom_issue_blocks:blocked_id: it would lead back to where it starts')
    WHERE EXISTS (
        WITH RECURSIVE "reached"("key") AS (
            SELECT NEW."blocked_id"
            UNION
            SELECT "cwom_issue_blocks"."blocked_id" FROM "cwom_issue_blocks" JOIN "reached" ON "cwom_issue_blocks"."issue_id" = "reached"."key"
        )
        SELECT 1 FROM "reached" WHERE "key" = NEW."issue_id"
    );
END;

-- Writes rows of cwom_issue_blocks as somebody.
CREATE VIEW "vw_cwom_issue_blocks" AS
    SELECT "cwom_issue_blocks"."issue_id", "cwom_issue_blocks"."blocked_id", "cwom_issue_blocks"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_issue_blocks";

-- A rule of vw_cwom_issue_blocks.
CREATE TRIGGER "vw_cwom_issue_blocks_insert" INSTEAD OF INSERT ON "vw_cwom_issue_blocks"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Issue.blocks', NEW."issue_id" || '/' || NEW."blocked_id", NULL);
    INSERT INTO "cwom_issue_blocks" ("issue_id", "blocked_id", "created_at")
    VALUES (NEW."issue_id", NEW."blocked_id", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of cwom_issue_constraint_snapshots.
CREATE TRIGGER "tw_cwom_issue_constraint_snapshots_update" AFTER UPDATE ON "cwom_issue_constraint_snapshots"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_constraint_snapshots:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'updated',
        'Issue.constraint_snapshots', NEW."issue_id" || '/' || NEW."constraint_snapshot_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.constraint_snapshots' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."constraint_snapshot_id"),
        json_object('issue_id', OLD."issue_id", 'constraint_snapshot_id', OLD."constraint_snapshot_id", 'role', OLD."role", 'created_at', OLD."created_at"),
        json_object('issue_id', NEW."issue_id", 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", 'd90682b2e19a', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_constraint_snapshots:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.constraint_snapshots' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."constraint_snapshot_id" AND "e"."action" = 'updated'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.constraint_snapshots' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."constraint_snapshot_id"));
END;

-- Writes the entries of cwom_issue_constraint_snapshots.
CREATE TRIGGER "tw_cwom_issue_constraint_snapshots_insert" AFTER INSERT ON "cwom_issue_constraint_snapshots"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_constraint_snapshots:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.constraint_snapshots' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."constraint_snapshot_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'linked',
        'Issue.constraint_snapshots', NEW."issue_id" || '/' || NEW."constraint_snapshot_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.constraint_snapshots' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."constraint_snapshot_id"),
        NULL,
        json_object('issue_id', NEW."issue_id", 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", 'd90682b2e19a', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.constraint_snapshots' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."constraint_snapshot_id");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_constraint_snapshots:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.constraint_snapshots' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."constraint_snapshot_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'constraint_snapshot_id', NEW."constraint_snapshot_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.constraint_snapshots' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."constraint_snapshot_id"));
END;

-- Writes the entries of cwom_issue_constraint_snapshots.
CREATE TRIGGER "tw_cwom_issue_constraint_snapshots_delete" AFTER DELETE ON "cwom_issue_constraint_snapshots"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_constraint_snapshots:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'unlinked',
        'Issue.constraint_snapshots', OLD."issue_id" || '/' || OLD."constraint_snapshot_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.constraint_snapshots' AND "audit_log"."entity_id" = OLD."issue_id" || '/' || OLD."constraint_snapshot_id"),
        json_object('issue_id', OLD."issue_id", 'constraint_snapshot_id', OLD."constraint_snapshot_id", 'role', OLD."role", 'created_at', OLD."created_at"),
        NULL,
        "c"."note", "c"."trace_id", 'd90682b2e19a', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_constraint_snapshots:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.constraint_snapshots' AND "e"."entity_id" = OLD."issue_id" || '/' || OLD."constraint_snapshot_id" AND "e"."action" = 'unlinked'
        AND "e"."after" IS NULL
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.constraint_snapshots' AND "l"."entity_id" = OLD."issue_id" || '/' || OLD."constraint_snapshot_id"));
END;

-- A rule of cwom_issue_constraint_snapshots.
CREATE TRIGGER "tr_cwom_issue_constraint_snapshots_insert_keeps" BEFORE INSERT ON "cwom_issue_constraint_snapshots"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_issue_constraint_snapshots:issue_id,constraint_snapshot_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_issue_constraint_snapshots" WHERE "issue_id" = NEW."issue_id" AND "constraint_snapshot_id" = NEW."constraint_snapshot_id");
END;

-- A rule of cwom_issue_constraint_snapshots.
CREATE TRIGGER "tr_cwom_issue_constraint_snapshots_frozen" BEFORE UPDATE ON "cwom_issue_constraint_snapshots"
WHEN NEW."issue_id" IS NOT OLD."issue_id"
    OR NEW."constraint_snapshot_id" IS NOT OLD."constraint_snapshot_id"
    OR NEW."created_at" IS NOT OLD."created_at"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_constraint_snapshots:issue_id: it never changes after creation')
    WHERE NEW."issue_id" IS NOT OLD."issue_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_constraint_snapshots:constraint_snapshot_id: it never changes after creation')
    WHERE NEW."constraint_snapshot_id" IS NOT OLD."constraint_snapshot_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_constraint_snapshots:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
END;

-- Writes rows of cwom_issue_constraint_snapshots as somebody.
CREATE VIEW "vw_cwom_issue_constraint_snapshots" AS
    SELECT "cwom_issue_constraint_snapshots"."issue_id", "cwom_issue_constraint_snapshots"."constraint_snapshot_id", "cwom_issue_constraint_snapshots"."role", "cwom_issue_constraint_snapshots"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_issue_constraint_snapshots";

-- A rule of vw_cwom_issue_constraint_snapshots.
CREATE TRIGGER "vw_cwom_issue_constraint_snapshots_insert" INSTEAD OF INSERT ON "vw_cwom_issue_constraint_snapshots"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Issue.constraint_snapshots', NEW."issue_id" || '/' || NEW."constraint_snapshot_id", NULL);
    INSERT INTO "cwom_issue_constraint_snapshots" ("issue_id", "constraint_snapshot_id", "role", "created_at")
    VALUES (NEW."issue_id", NEW."constraint_snapshot_id", NEW."role", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of cwom_issue_context_packets.
CREATE TRIGGER "tw_cwom_issue_context_packets_update" AFTER UPDATE ON "cwom_issue_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_context_packets:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'updated',
        'Issue.context_packets', NEW."issue_id" || '/' || NEW."context_packet_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.context_packets' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."context_packet_id"),
        json_object('issue_id', OLD."issue_id", 'context_packet_id', OLD."context_packet_id", 'role', OLD."role", 'created_at', OLD."created_at"),
        json_object('issue_id', NEW."issue_id", 'context_packet_id', NEW."context_packet_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", 'b8e12ee3b644', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_context_packets:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.context_packets' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."context_packet_id" AND "e"."action" = 'updated'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'context_packet_id', NEW."context_packet_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.context_packets' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."context_packet_id"));
END;

-- Writes the entries of cwom_issue_context_packets.
CREATE TRIGGER "tw_cwom_issue_context_packets_insert" AFTER INSERT ON "cwom_issue_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_context_packets:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.context_packets' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."context_packet_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'linked',
        'Issue.context_packets', NEW."issue_id" || '/' || NEW."context_packet_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.context_packets' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."context_packet_id"),
        NULL,
        json_object('issue_id', NEW."issue_id", 'context_packet_id', NEW."context_packet_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", 'b8e12ee3b644', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.context_packets' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."context_packet_id");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_context_packets:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.context_packets' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."context_packet_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'context_packet_id', NEW."context_packet_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.context_packets' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."context_packet_id"));
END;

-- Writes the entries of cwom_issue_context_packets.
CREATE TRIGGER "tw_cwom_issue_context_packets_delete" AFTER DELETE ON "cwom_issue_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_context_packets:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'unlinked',
        'Issue.context_packets', OLD."issue_id" || '/' || OLD."context_packet_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.context_packets' AND "audit_log"."entity_id" = OLD."issue_id" || '/' || OLD."context_packet_id"),
        json_object('issue_id', OLD."issue_id", 'context_packet_id', OLD."context_packet_id", 'role', OLD."role", 'created_at', OLD."created_at"),
        NULL,
        "c"."note", "c"."trace_id", 'b8e12ee3b644', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_context_packets:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.context_packets' AND "e"."entity_id" = OLD."issue_id" || '/' || OLD."context_packet_id" AND "e"."action" = 'unlinked'
        AND "e"."after" IS NULL
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.context_packets' AND "l"."entity_id" = OLD."issue_id" || '/' || OLD."context_packet_id"));
END;

-- A rule of cwom_issue_context_packets.
CREATE TRIGGER "tr_cwom_issue_context_packets_insert_keeps" BEFORE INSERT ON "cwom_issue_context_packets"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_issue_context_packets:issue_id,context_packet_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_issue_context_packets" WHERE "issue_id" = NEW."issue_id" AND "context_packet_id" = NEW."context_packet_id");
END;

-- A rule of cwom_issue_context_packets.
CREATE TRIGGER "tr_cwom_issue_context_packets_frozen" BEFORE UPDATE ON "cwom_issue_context_packets"
WHEN NEW."issue_id" IS NOT OLD."issue_id"
    OR NEW."context_packet_id" IS NOT OLD."context_packet_id"
    OR NEW."created_at" IS NOT OLD."created_at"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_context_packets:issue_id: it never changes after creation')
    WHERE NEW."issue_id" IS NOT OLD."issue_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_context_packets:context_packet_id: it never changes after creation')
    WHERE NEW."context_packet_id" IS NOT OLD."context_packet_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_context_packets:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
END;

-- Writes rows of cwom_issue_context_packets as somebody.
CREATE VIEW "vw_cwom_issue_context_packets" AS
    SELECT "cwom_issue_context_packets"."issue_id", "cwom_issue_context_packets"."context_packet_id", "cwom_issue_context_packets"."role", "cwom_issue_context_packets"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_issue_context_packets";

-- A rule of vw_cwom_issue_context_packets.
CREATE TRIGGER "vw_cwom_issue_context_packets_insert" INSTEAD OF INSERT ON "vw_cwom_issue_context_packets"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Issue.context_packets', NEW."issue_id" || '/' || NEW."context_packet_id", NULL);
    INSERT INTO "cwom_issue_context_packets" ("issue_id", "context_packet_id", "role", "created_at")
    VALUES (NEW."issue_id", NEW."context_packet_id", NEW."role", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of cwom_issue_doctrine_refs.
CREATE TRIGGER "tw_cwom_issue_doctrine_refs_update" AFTER UPDATE ON "cwom_issue_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_doctrine_refs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'updated',
        'Issue.doctrine_refs', NEW."issue_id" || '/' || NEW."doctrine_ref_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.doctrine_refs' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."doctrine_ref_id"),
        json_object('issue_id', OLD."issue_id", 'doctrine_ref_id', OLD."doctrine_ref_id", 'role', OLD."role", 'created_at', OLD."created_at"),
        json_object('issue_id', NEW."issue_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", 'c3b7fd2fbe71', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_doctrine_refs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.doctrine_refs' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."doctrine_ref_id" AND "e"."action" = 'updated'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.doctrine_refs' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."doctrine_ref_id"));
END;

-- Writes the entries of cwom_issue_doctrine_refs.
CREATE TRIGGER "tw_cwom_issue_doctrine_refs_insert" AFTER INSERT ON "cwom_issue_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_doctrine_refs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.doctrine_refs' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."doctrine_ref_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'linked',
        'Issue.doctrine_refs', NEW."issue_id" || '/' || NEW."doctrine_ref_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.doctrine_refs' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."doctrine_ref_id"),
        NULL,
        json_object('issue_id', NEW."issue_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", 'c3b7fd2fbe71', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.doctrine_refs' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."doctrine_ref_id");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_doctrine_refs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.doctrine_refs' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."doctrine_ref_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'doctrine_ref_id', NEW."doctrine_ref_id", 'role', NEW."role", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.doctrine_refs' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."doctrine_ref_id"));
END;

-- Writes the entries of cwom_issue_doctrine_refs.
CREATE TRIGGER "tw_cwom_issue_doctrine_refs_delete" AFTER DELETE ON "cwom_issue_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_doctrine_refs:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'unlinked',
        'Issue.doctrine_refs', OLD."issue_id" || '/' || OLD."doctrine_ref_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.doctrine_refs' AND "audit_log"."entity_id" = OLD."issue_id" || '/' || OLD."doctrine_ref_id"),
        json_object('issue_id', OLD."issue_id", 'doctrine_ref_id', OLD."doctrine_ref_id", 'role', OLD."role", 'created_at', OLD."created_at"),
        NULL,
        "c"."note", "c"."trace_id", 'c3b7fd2fbe71', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_doctrine_refs:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.doctrine_refs' AND "e"."entity_id" = OLD."issue_id" || '/' || OLD."doctrine_ref_id" AND "e"."action" = 'unlinked'
        AND "e"."after" IS NULL
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.doctrine_refs' AND "l"."entity_id" = OLD."issue_id" || '/' || OLD."doctrine_ref_id"));
END;

-- A rule of cwom_issue_doctrine_refs.
CREATE TRIGGER "tr_cwom_issue_doctrine_refs_insert_keeps" BEFORE INSERT ON "cwom_issue_doctrine_refs"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_issue_doctrine_refs:issue_id,doctrine_ref_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_issue_doctrine_refs" WHERE "issue_id" = NEW."issue_id" AND "doctrine_ref_id" = NEW."doctrine_ref_id");
END;

-- A rule of cwom_issue_doctrine_refs.
CREATE TRIGGER "tr_cwom_issue_doctrine_refs_frozen" BEFORE UPDATE ON "cwom_issue_doctrine_refs"
WHEN NEW."issue_id" IS NOT OLD."issue_id"
    OR NEW."doctrine_ref_id" IS NOT OLD."doctrine_ref_id"
    OR NEW."created_at" IS NOT OLD."created_at"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_doctrine_refs:issue_id: it never changes after creation')
    WHERE NEW."issue_id" IS NOT OLD."issue_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_doctrine_refs:doctrine_ref_id: it never changes after creation')
    WHERE NEW."doctrine_ref_id" IS NOT OLD."doctrine_ref_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_doctrine_refs:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
END;

-- Writes rows of cwom_issue_doctrine_refs as somebody.
CREATE VIEW "vw_cwom_issue_doctrine_refs" AS
    SELECT "cwom_issue_doctrine_refs"."issue_id", "cwom_issue_doctrine_refs"."doctrine_ref_id", "cwom_issue_doctrine_refs"."role", "cwom_issue_doctrine_refs"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_issue_doctrine_refs";

-- A rule of vw_cwom_issue_doctrine_refs.
CREATE TRIGGER "vw_cwom_issue_doctrine_refs_insert" INSTEAD OF INSERT ON "vw_cwom_issue_doctrine_refs"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Issue.doctrine_refs', NEW."issue_id" || '/' || NEW."doctrine_ref_id", NULL);
    INSERT INTO "cwom_issue_doctrine_refs" ("issue_id", "doctrine_ref_id", "role", "created_at")
    VALUES (NEW."issue_id", NEW."doctrine_ref_id", NEW."role", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of cwom_issue_duplicates.
CREATE TRIGGER "tw_cwom_issue_duplicates_update" AFTER UPDATE ON "cwom_issue_duplicates"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_duplicates:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'updated',
        'Issue.duplicates', NEW."issue_id" || '/' || NEW."duplicate_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.duplicates' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."duplicate_id"),
        json_object('issue_id', OLD."issue_id", 'duplicate_id', OLD."duplicate_id", 'created_at', OLD."created_at"),
        json_object('issue_id', NEW."issue_id", 'duplicate_id', NEW."duplicate_id", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", '6eb4bfc4ba96', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_duplicates:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.duplicates' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."duplicate_id" AND "e"."action" = 'updated'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'duplicate_id', NEW."duplicate_id", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.duplicates' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."duplicate_id"));
END;

-- Writes the entries of cwom_issue_duplicates.
CREATE TRIGGER "tw_cwom_issue_duplicates_insert" AFTER INSERT ON "cwom_issue_duplicates"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_duplicates:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.duplicates' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."duplicate_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'linked',
        'Issue.duplicates', NEW."issue_id" || '/' || NEW."duplicate_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.duplicates' AND "audit_log"."entity_id" = NEW."issue_id" || '/' || NEW."duplicate_id"),
        NULL,
        json_object('issue_id', NEW."issue_id", 'duplicate_id', NEW."duplicate_id", 'created_at', NEW."created_at"),
        "c"."note", "c"."trace_id", '6eb4bfc4ba96', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue.duplicates' AND "c"."for_id" = NEW."issue_id" || '/' || NEW."duplicate_id");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_duplicates:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.duplicates' AND "e"."entity_id" = NEW."issue_id" || '/' || NEW."duplicate_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('issue_id', NEW."issue_id", 'duplicate_id', NEW."duplicate_id", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.duplicates' AND "l"."entity_id" = NEW."issue_id" || '/' || NEW."duplicate_id"));
END;

-- Writes the entries of cwom_issue_duplicates.
CREATE TRIGGER "tw_cwom_issue_duplicates_delete" AFTER DELETE ON "cwom_issue_duplicates"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issue_duplicates:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'unlinked',
        'Issue.duplicates', OLD."issue_id" || '/' || OLD."duplicate_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Issue.duplicates' AND "audit_log"."entity_id" = OLD."issue_id" || '/' || OLD."duplicate_id"),
        json_object('issue_id', OLD."issue_id", 'duplicate_id', OLD."duplicate_id", 'created_at', OLD."created_at"),
        NULL,
        "c"."note", "c"."trace_id", '6eb4bfc4ba96', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issue_duplicates:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue.duplicates' AND "e"."entity_id" = OLD."issue_id" || '/' || OLD."duplicate_id" AND "e"."action" = 'unlinked'
        AND "e"."after" IS NULL
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Issue.duplicates' AND "l"."entity_id" = OLD."issue_id" || '/' || OLD."duplicate_id"));
END;

-- A rule of cwom_issue_duplicates.
CREATE TRIGGER "tr_cwom_issue_duplicates_insert_keeps" BEFORE INSERT ON "cwom_issue_duplicates"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_issue_duplicates:issue_id,duplicate_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_issue_duplicates" WHERE "issue_id" = NEW."issue_id" AND "duplicate_id" = NEW."duplicate_id");
END;

-- A rule of cwom_issue_duplicates.
CREATE TRIGGER "tr_cwom_issue_duplicates_frozen" BEFORE UPDATE ON "cwom_issue_duplicates"
WHEN NEW."issue_id" IS NOT OLD."issue_id"
    OR NEW."duplicate_id" IS NOT OLD."duplicate_id"
    OR NEW."created_at" IS NOT OLD."created_at"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_duplicates:issue_id: it never changes after creation')
    WHERE NEW."issue_id" IS NOT OLD."issue_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_duplicates:duplicate_id: it never changes after creation')
    WHERE NEW."duplicate_id" IS NOT OLD."duplicate_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issue_duplicates:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
END;

-- Writes rows of cwom_issue_duplicates as somebody.
CREATE VIEW "vw_cwom_issue_duplicates" AS
    SELECT "cwom_issue_duplicates"."issue_id", "cwom_issue_duplicates"."duplicate_id", "cwom_issue_duplicates"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_issue_duplicates";

-- A rule of vw_cwom_issue_duplicates.
CREATE TRIGGER "vw_cwom_issue_duplicates_insert" INSTEAD OF INSERT ON "vw_cwom_issue_duplicates"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Issue.duplicates', NEW."issue_id" || '/' || NEW."duplicate_id", NULL);
    INSERT INTO "cwom_issue_duplicates" ("issue_id", "duplicate_id", "created_at")
    VALUES (NEW."issue_id", NEW."duplicate_id", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of cwom_issues.
CREATE TRIGGER "tw_cwom_issues_update" AFTER UPDATE ON "cwom_issues"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issues:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", CASE WHEN NEW."status" IS NOT OLD."status" THEN 'status_changed' ELSE 'updated' END,
        'Issue', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'repo_id', OLD."repo_id", 'repo_role', OLD."repo_role", 'parent_id', OLD."parent_id", 'title', OLD."title", 'description', OLD."description", 'type', OLD."type", 'priority', OLD."priority", 'status', OLD."status", 'assignees', json(OLD."assignees"), 'watchers', json(OLD."watchers"), 'acceptance', json(OLD."acceptance"), 'trace_id', OLD."trace_id", 'tags', json(OLD."tags"), 'meta', json(OLD."meta"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        json_object('id', NEW."id", 'repo_id', NEW."repo_id", 'repo_role', NEW."repo_role", 'parent_id', NEW."parent_id", 'title', NEW."title", 'description', NEW."description", 'type', NEW."type", 'priority', NEW."priority", 'status', NEW."status", 'assignees', json(NEW."assignees"), 'watchers', json(NEW."watchers"), 'acceptance', json(NEW."acceptance"), 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        "c"."note", "c"."trace_id", '3c4199bb08ce', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issues:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of cwom_issues.
CREATE TRIGGER "tw_cwom_issues_insert" AFTER INSERT ON "cwom_issues"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issues:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:cwom_issues:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Issue' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'created',
        'Issue', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'repo_id', NEW."repo_id", 'repo_role', NEW."repo_role", 'parent_id', NEW."parent_id", 'title', NEW."title", 'description', NEW."description", 'type', NEW."type", 'priority', NEW."priority", 'status', NEW."status", 'assignees', json(NEW."assignees"), 'watchers', json(NEW."watchers"), 'acceptance', json(NEW."acceptance"), 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        "c"."note", "c"."trace_id", '3c4199bb08ce', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Issue' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issues:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of cwom_issues.
CREATE TRIGGER "tw_cwom_issues_delete" AFTER DELETE ON "cwom_issues"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:cwom_issues:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), "c"."actor_kind", "c"."actor_id", 'deleted',
        'Issue', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'repo_id', OLD."repo_id", 'repo_role', OLD."repo_role", 'parent_id', OLD."parent_id", 'title', OLD."title", 'description', OLD."description", 'type', OLD."type", 'priority', OLD."priority", 'status', OLD."status", 'assignees', json(OLD."assignees"), 'watchers', json(OLD."watchers"), 'acceptance', json(OLD."acceptance"), 'trace_id', OLD."trace_id", 'tags', json(OLD."tags"), 'meta', json(OLD."meta"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        "c"."note", "c"."trace_id", '3c4199bb08ce', lower(hex(randomblob(16)))
    FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL;
    SELECT RAISE(ABORT, 'cwom:entry:cwom_issues:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Issue' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_watchers_items_update" BEFORE UPDATE ON "cwom_issues"
WHEN NEW."watchers" IS NOT OLD."watchers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:watchers: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."watchers") AND json_type(NEW."watchers", '$') = 'array' THEN NEW."watchers" END, '$') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.actor_kind', '$.actor_id', '$.display') = '{}'
        AND coalesce(json_type("item1"."value", '$.actor_kind') = 'text', 0)
        AND json_extract("item1"."value", '$.actor_kind') IN ('human', 'agent', 'system')
        AND coalesce(json_type("item1"."value", '$.actor_id') = 'text', 0)
        AND length(json_extract("item1"."value", '$.actor_id')) BETWEEN 1 AND 128
        AND json_type("item1"."value", '$.display') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.display')) BETWEEN 1 AND 256
    ELSE 0 END) IS FALSE
    );
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_watchers_items_insert" BEFORE INSERT ON "cwom_issues"
WHEN NEW."watchers" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:watchers: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."watchers") AND json_type(NEW."watchers", '$') = 'array' THEN NEW."watchers" END, '$') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.actor_kind', '$.actor_id', '$.display') = '{}'
        AND coalesce(json_type("item1"."value", '$.actor_kind') = 'text', 0)
        AND json_extract("item1"."value", '$.actor_kind') IN ('human', 'agent', 'system')
        AND coalesce(json_type("item1"."value", '$.actor_id') = 'text', 0)
        AND length(json_extract("item1"."value", '$.actor_id')) BETWEEN 1 AND 128
        AND json_type("item1"."value", '$.display') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.display')) BETWEEN 1 AND 256
    ELSE 0 END) IS FALSE
    );
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_tags_items_update" BEFORE UPDATE ON "cwom_issues"
WHEN NEW."tags" IS NOT OLD."tags"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."tags") AND json_type(NEW."tags", '$') = 'array' THEN NEW."tags" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_tags_items_insert" BEFORE INSERT ON "cwom_issues"
WHEN NEW."tags" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:tags: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."tags") AND json_type(NEW."tags", '$') = 'array' THEN NEW."tags" END, '$') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_status_moves" BEFORE UPDATE ON "cwom_issues"
WHEN NEW."status" IS NOT OLD."status"
BEGIN
    SELECT RAISE(ABORT, 'cwom:transition:cwom_issues:status:planned>ready,running,blocked,canceled: planned becomes ready, running, blocked, canceled or stays')
    WHERE OLD."status" = 'planned' AND coalesce(NEW."status" NOT IN ('ready', 'running', 'blocked', 'canceled'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_issues:status:ready>planned,running,blocked,canceled: ready becomes planned, running, blocked, canceled or stays')
    WHERE OLD."status" = 'ready' AND coalesce(NEW."status" NOT IN ('planned', 'running', 'blocked', 'canceled'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_issues:status:running>blocked,under_review,done,failed,canceled: running becomes blocked, under_review, done, failed, canceled or stays')
    WHERE OLD."status" = 'running' AND coalesce(NEW."status" NOT IN ('blocked', 'under_review', 'done', 'failed', 'canceled'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_issues:status:blocked>ready,running,failed,canceled: blocked becomes ready, running, failed, canceled or stays')
    WHERE OLD."status" = 'blocked' AND coalesce(NEW."status" NOT IN ('ready', 'running', 'failed', 'canceled'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_issues:status:under_review>done,failed,running: under_review becomes done, failed, running or stays')
    WHERE OLD."status" = 'under_review' AND coalesce(NEW."status" NOT IN ('done', 'failed', 'running'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_issues:status:done>under_review: done becomes under_review or stays')
    WHERE OLD."status" = 'done' AND coalesce(NEW."status" NOT IN ('under_review'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_issues:status:failed>ready: failed becomes ready or stays')
    WHERE OLD."status" = 'failed' AND coalesce(NEW."status" NOT IN ('ready'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:cwom_issues:status:canceled>: canceled is final')
    WHERE OLD."status" = 'canceled';
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_parent_id_acyclic_update" AFTER UPDATE ON "cwom_issues"
WHEN NEW."parent_id" IS NOT NULL AND NEW."parent_id" IS NOT OLD."parent_id"
BEGIN
    SELECT RAISE(ABORT, 'cwom:cycle:cwom_issues:parent_id: it would lead back to where it starts')
    WHERE EXISTS (
        WITH RECURSIVE "reached"("key") AS (
            SELECT NEW."parent_id"
            UNION
            SELECT "cwom_issues"."parent_id" FROM "cwom_issues" JOIN "reached" ON "cwom_issues"."id" = "reached"."key"
        )
        SELECT 1 FROM "reached" WHERE "key" = NEW."id"
    );
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_parent_id_acyclic_insert" AFTER INSERT ON "cwom_issues"
WHEN NEW."parent_id" IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'cwom:cycle:cwom_issues:parent_id: it would lead back to where it starts')
    WHERE EXISTS (
        WITH RECURSIVE "reached"("key") AS (
            SELECT NEW."parent_id"
            UNION
            SELECT "cwom_issues"."parent_id" FROM "cwom_issues" JOIN "reached" ON "cwom_issues"."id" = "reached"."key"
        )
        SELECT 1 FROM "reached" WHERE "key" = NEW."id"
    );
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_next_version" BEFORE UPDATE ON "cwom_issues"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_issues:row_version: a change states the version after the one that it read');
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_insert_keeps" BEFORE INSERT ON "cwom_issues"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:cwom_issues:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_issues" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:cwom_issues:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "cwom_issues" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_frozen" BEFORE UPDATE ON "cwom_issues"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."repo_id" IS NOT OLD."repo_id"
    OR NEW."repo_role" IS NOT OLD."repo_role"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issues:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issues:repo_id: it never changes after creation')
    WHERE NEW."repo_id" IS NOT OLD."repo_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issues:repo_role: it never changes after creation')
    WHERE NEW."repo_role" IS NOT OLD."repo_role";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issues:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issues:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_first_version" BEFORE INSERT ON "cwom_issues"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:cwom_issues:row_version: a new row has version 1');
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_clock" BEFORE UPDATE ON "cwom_issues"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:cwom_issues:updated_at: a change is not older than the one before');
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_assignees_items_update" BEFORE UPDATE ON "cwom_issues"
WHEN NEW."assignees" IS NOT OLD."assignees"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:assignees: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."assignees") AND json_type(NEW."assignees", '$') = 'array' THEN NEW."assignees" END, '$') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.actor_kind', '$.actor_id', '$.display') = '{}'
        AND coalesce(json_type("item1"."value", '$.actor_kind') = 'text', 0)
        AND json_extract("item1"."value", '$.actor_kind') IN ('human', 'agent', 'system')
        AND coalesce(json_type("item1"."value", '$.actor_id') = 'text', 0)
        AND length(json_extract("item1"."value", '$.actor_id')) BETWEEN 1 AND 128
        AND json_type("item1"."value", '$.display') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.display')) BETWEEN 1 AND 256
    ELSE 0 END) IS FALSE
    );
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_assignees_items_insert" BEFORE INSERT ON "cwom_issues"
WHEN NEW."assignees" <> '[]'
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:assignees: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."assignees") AND json_type(NEW."assignees", '$') = 'array' THEN NEW."assignees" END, '$') AS "item1"
        WHERE (CASE WHEN "item1"."type" = 'object' THEN
        json_remove("item1"."value", '$.actor_kind', '$.actor_id', '$.display') = '{}'
        AND coalesce(json_type("item1"."value", '$.actor_kind') = 'text', 0)
        AND json_extract("item1"."value", '$.actor_kind') IN ('human', 'agent', 'system')
        AND coalesce(json_type("item1"."value", '$.actor_id') = 'text', 0)
        AND length(json_extract("item1"."value", '$.actor_id')) BETWEEN 1 AND 128
        AND json_type("item1"."value", '$.display') IN ('text', 'null')
        AND length(json_extract("item1"."value", '$.display')) BETWEEN 1 AND 256
    ELSE 0 END) IS FALSE
    );
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_acceptance_items_update" BEFORE UPDATE ON "cwom_issues"
WHEN NEW."acceptance" IS NOT OLD."acceptance"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:acceptance: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."acceptance") AND json_type(NEW."acceptance", '$.criteria') = 'array' THEN NEW."acceptance" END, '$.criteria') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:acceptance: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."acceptance") AND json_type(NEW."acceptance", '$.tests_expected') = 'array' THEN NEW."acceptance" END, '$.tests_expected') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- A rule of cwom_issues.
CREATE TRIGGER "tr_cwom_issues_acceptance_items_insert" BEFORE INSERT ON "cwom_issues"
BEGIN
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:acceptance: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."acceptance") AND json_type(NEW."acceptance", '$.criteria') = 'array' THEN NEW."acceptance" END, '$.criteria') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
    SELECT RAISE(ABORT, 'cwom:items:cwom_issues:acceptance: an item in it breaks the rules of its type')
    WHERE EXISTS (
        SELECT 1 FROM json_each(CASE WHEN json_valid(NEW."acceptance") AND json_type(NEW."acceptance", '$.tests_expected') = 'array' THEN NEW."acceptance" END, '$.tests_expected') AS "item1"
        WHERE ("item1"."type" = 'text') IS FALSE
    );
END;

-- Writes rows of cwom_issues as somebody.
CREATE VIEW "vw_cwom_issues" AS
    SELECT "cwom_issues"."id", "cwom_issues"."repo_id", "cwom_issues"."repo_role", "cwom_issues"."parent_id", "cwom_issues"."title", "cwom_issues"."description", "cwom_issues"."type", "cwom_issues"."priority", "cwom_issues"."status", "cwom_issues"."assignees", "cwom_issues"."watchers", "cwom_issues"."acceptance", "cwom_issues"."trace_id", "cwom_issues"."tags", "cwom_issues"."meta", "cwom_issues"."row_version", "cwom_issues"."created_at", "cwom_issues"."updated_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "cwom_issues";

-- A rule of vw_cwom_issues.
CREATE TRIGGER "vw_cwom_issues_update" INSTEAD OF UPDATE ON "vw_cwom_issues"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Issue', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issues:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issues:repo_id: it never changes after creation')
    WHERE NEW."repo_id" IS NOT OLD."repo_id";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issues:repo_role: it never changes after creation')
    WHERE NEW."repo_role" IS NOT OLD."repo_role";
    SELECT RAISE(ABORT, 'cwom:immutable:cwom_issues:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    UPDATE "cwom_issues" SET "parent_id" = NEW."parent_id", "title" = NEW."title", "description" = NEW."description", "type" = NEW."type", "priority" = NEW."priority", "status" = NEW."status", "assignees" = NEW."assignees", "watchers" = NEW."watchers", "acceptance" = NEW."acceptance", "trace_id" = NEW."trace_id", "tags" = NEW."tags", "meta" = NEW."meta", "row_version" = NEW."row_version", "updated_at" = NEW."updated_at"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_cwom_issues.
CREATE TRIGGER "vw_cwom_issues_insert" INSTEAD OF INSERT ON "vw_cwom_issues"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Issue', NEW."id", NEW."row_version");
    INSERT INTO "cwom_issues" ("id", "repo_id", "repo_role", "parent_id", "title", "description", "type", "priority", "status", "assignees", "watchers", "acceptance", "trace_id", "tags", "meta", "row_version", "created_at", "updated_at")
    VALUES (NEW."id", NEW."repo_id", NEW."repo_role", NEW."parent_id", NEW."title", NEW."description", NEW."type", NEW."priority", NEW."status", NEW."assignees", NEW."watchers", NEW."acceptance", NEW."trace_id", NEW."tags", NEW."meta", NEW."row_version", NEW."created_at", NEW."updated_at");
    DELETE FROM "audit_log_context";
END;

-- Or else: foreign_key_check found rows that refer to nothing.
CREATE TEMP TABLE "cwom_g16" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: foreign_key_check found rows that refer to nothing" CHECK ("ok"));
INSERT INTO "cwom_g16" SELECT NOT EXISTS (SELECT 1 FROM pragma_foreign_key_check);

-- Or else: something still has the name of a table in the making.
CREATE TEMP TABLE "cwom_g17" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: something still has the name of a table in the making" CHECK ("ok"));
INSERT INTO "cwom_g17" SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE "name" GLOB 'cwom_new_*' OR "sql" GLOB '*"cwom_new_*');

-- The guards are done.
DROP TABLE temp."cwom_g1";
DROP TABLE temp."cwom_g2";
DROP TABLE temp."cwom_g3";
DROP TABLE temp."cwom_g4";
DROP TABLE temp."cwom_g5";
DROP TABLE temp."cwom_g6";
DROP TABLE temp."cwom_g7";
DROP TABLE temp."cwom_g8";
DROP TABLE temp."cwom_g9";
DROP TABLE temp."cwom_g10";
DROP TABLE temp."cwom_g11";
DROP TABLE temp."cwom_g12";
DROP TABLE temp."cwom_g13";
DROP TABLE temp."cwom_g14";
DROP TABLE temp."cwom_g15";
DROP TABLE temp."cwom_g16";
DROP TABLE temp."cwom_g17";

-- Everything has been looked at above.
PRAGMA defer_foreign_keys = OFF;
