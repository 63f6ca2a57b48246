-- cwom 20261127110625_issues_are_due sqlite up 1/1 phase=expand T1 closure=cwom_artifacts
-- Foreign keys are looked at when everything is in its place.
PRAGMA defer_foreign_keys = ON;

-- Or else: cwom_artifacts has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g1" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: cwom_artifacts has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g1" SELECT (SELECT count(*) FROM pragma_table_xinfo('cwom_artifacts')) = 19 AND 19 = (SELECT count(*) FROM pragma_table_xinfo('cwom_artifacts') WHERE "name" IN ('id', 'produced_by_id', 'produced_by_role', 'for_issue_id', 'for_issue_role', 'type', 'title', 'uri', 'digest', 'media_type', 'size_bytes', 'preview', 'verification', 'trace_id', 'tags', 'meta', 'row_version', 'created_at', 'updated_at'));

-- Triggers stand aside; they come back below.
DROP TRIGGER "tw_cwom_artifacts_delete";
DROP TRIGGER "tw_cwom_artifacts_insert";
DROP TRIGGER "tw_cwom_artifacts_update";
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
DROP TRIGGER "vw_cwom_issues_insert";
DROP TRIGGER "vw_cwom_issues_update";

-- So do the views that had some of them.
DROP VIEW "vw_cwom_artifacts";
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
    CONSTRAINT "ck_cwom_artifacts_type_values" CHECK ("type" IN ('code_patch', 'commit', 'pr', 'build', 'container_image', 'doc', 'report', 'dataset', 'log', 'trace', 'binary', 'link', 'sbom')),
    CONSTRAINT "ck_cwom_artifacts_updated_at_form" CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "updated_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') IS substr("updated_at", 1, 19) AND instr("updated_at", char(0)) = 0),
    CONSTRAINT "ck_cwom_artifacts_uri_length" CHECK (length("uri") BETWEEN 1 AND 2000 AND instr("uri", char(0)) = 0),
    CONSTRAINT "ck_cwom_artifacts_verification_json" CHECK (json_valid("verification") AND instr("verification", char(0)) = 0 AND instr(replace("verification", '\\', ''), '\u0000') = 0 AND CASE WHEN json_type("verification") = 'object' THEN
        json_remove("verification", '$.status', '$.checks') = '{}'
        AND json_type("verification", '$.status') = 'text'
        AND json_extract("verification", '$.status') IN ('unverified', 'passed', 'failed')
        AND json_type("verification", '$.checks') = 'array'
    ELSE 0 END)
) STRICT;

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_cwom_artifacts" (_rowid_, "id", "produced_by_id", "produced_by_role", "for_issue_id", "for_issue_role", "type", "title", "uri", "digest", "media_type", "size_bytes", "preview", "verification", "trace_id", "tags", "meta", "row_version", "created_at", "updated_at")
    SELECT "cwom_artifacts"._rowid_, "cwom_artifacts"."id", "cwom_artifacts"."produced_by_id", "cwom_artifacts"."produced_by_role", "cwom_artifacts"."for_issue_id", "cwom_artifacts"."for_issue_role", "cwom_artifacts"."type", "cwom_artifacts"."title", "cwom_artifacts"."uri", "cwom_artifacts"."digest", "cwom_artifacts"."media_type", "cwom_artifacts"."size_bytes", "cwom_artifacts"."preview", "cwom_artifacts"."verification", "cwom_artifacts"."trace_id", "cwom_artifacts"."tags", "cwom_artifacts"."meta", "cwom_artifacts"."row_version", "cwom_artifacts"."created_at", "cwom_artifacts"."updated_at"
    FROM "cwom_artifacts";

-- Or else: not every row of cwom_artifacts was copied.
CREATE TEMP TABLE "cwom_g2" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of cwom_artifacts was copied" CHECK ("ok"));
INSERT INTO "cwom_g2" SELECT (SELECT count(*) FROM "cwom_artifacts") = (SELECT count(*) FROM "cwom_new_cwom_artifacts");

-- The new table takes the place of the old one.
DROP TABLE "cwom_artifacts";
ALTER TABLE "cwom_new_cwom_artifacts" RENAME TO "cwom_artifacts";

-- cwom_issues.due_at is new.
ALTER TABLE "cwom_issues" ADD COLUMN "due_at" TEXT CONSTRAINT "ck_cwom_issues_due_at_form" CHECK ("due_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "due_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("due_at", 1, 19), '+0 days') IS substr("due_at", 1, 19) AND instr("due_at", char(0)) = 0);

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

-- An index of cwom_issues.
CREATE INDEX "ix_cwom_issues_due_at" ON "cwom_issues" ("due_at");

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
        json_object('id', OLD."id", 'repo_id', OLD."repo_id", 'repo_role', OLD."repo_role", 'parent_id', OLD."parent_id", 'title', OLD."title", 'description', OLD."description", 'type', OLD."type", 'priority', OLD."priority", 'status', OLD."status", 'due_at', OLD."due_at", 'assignees', json(OLD."assignees"), 'watchers', json(OLD."watchers"), 'acceptance', json(OLD."acceptance"), 'trace_id', OLD."trace_id", 'tags', json(OLD."tags"), 'meta', json(OLD."meta"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        json_object('id', NEW."id", 'repo_id', NEW."repo_id", 'repo_role', NEW."repo_role", 'parent_id', NEW."parent_id", 'title', NEW."title", 'description', NEW."description", 'type', NEW."type", 'priority', NEW."priority", 'status', NEW."status", 'due_at', NEW."due_at", 'assignees', json(NEW."assignees"), 'watchers', json(NEW."watchers"), 'acceptance', json(NEW."acceptance"), 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        "c"."note", "c"."trace_id", '42f96fefede9', lower(hex(randomblob(16)))
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
        json_object('id', NEW."id", 'repo_id', NEW."repo_id", 'repo_role', NEW."repo_role", 'parent_id', NEW."parent_id", 'title', NEW."title", 'description', NEW."description", 'type', NEW."type", 'priority', NEW."priority", 'status', NEW."status", 'due_at', NEW."due_at", 'assignees', json(NEW."assignees"), 'watchers', json(NEW."watchers"), 'acceptance', json(NEW."acceptance"), 'trace_id', NEW."trace_id", 'tags', json(NEW."tags"), 'meta', json(NEW."meta"), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        "c"."note", "c"."trace_id", '42f96fefede9', lower(hex(randomblob(16)))
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
        json_object('id', OLD."id", 'repo_id', OLD."repo_id", 'repo_role', OLD."repo_role", 'parent_id', OLD."parent_id", 'title', OLD."title", 'description', OLD."description", 'type', OLD."type", 'priority', OLD."priority", 'status', OLD."status", 'due_at', OLD."due_at", 'assignees', json(OLD."assignees"), 'watchers', json(OLD."watchers"), 'acceptance', json(OLD."acceptance"), 'trace_id', OLD."trace_id", 'tags', json(OLD."tags"), 'meta', json(OLD."meta"), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        "c"."note", "c"."trace_id", '42f96fefede9', lower(hex(randomblob(16)))
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
    SELECT "cwom_issues"."id", "cwom_issues"."repo_id", "cwom_issues"."repo_role", "cwom_issues"."parent_id", "cwom_issues"."title", "cwom_issues"."description", "cwom_issues"."type", "cwom_issues"."priority", "cwom_issues"."status", "cwom_issues"."due_at", "cwom_issues"."assignees", "cwom_issues"."watchers", "cwom_issues"."acceptance", "cwom_issues"."trace_id", "cwom_issues"."tags", "cwom_issues"."meta", "cwom_issues"."row_version", "cwom_issues"."created_at", "cwom_issues"."updated_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
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
    UPDATE "cwom_issues" SET "parent_id" = NEW."parent_id", "title" = NEW."title", "description" = NEW."description", "type" = NEW."type", "priority" = NEW."priority", "status" = NEW."status", "due_at" = NEW."due_at", "assignees" = NEW."assignees", "watchers" = NEW."watchers", "acceptance" = NEW."acceptance", "trace_id" = NEW."trace_id", "tags" = NEW."tags", "meta" = NEW."meta", "row_version" = NEW."row_version", "updated_at" = NEW."updated_at"
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
    INSERT INTO "cwom_issues" ("id", "repo_id", "repo_role", "parent_id", "title", "description", "type", "priority", "status", "due_at", "assignees", "watchers", "acceptance", "trace_id", "tags", "meta", "row_version", "created_at", "updated_at")
    VALUES (NEW."id", NEW."repo_id", NEW."repo_role", NEW."parent_id", NEW."title", NEW."description", NEW."type", NEW."priority", NEW."status", NEW."due_at", NEW."assignees", NEW."watchers", NEW."acceptance", NEW."trace_id", NEW."tags", NEW."meta", NEW."row_version", NEW."created_at", NEW."updated_at");
    DELETE FROM "audit_log_context";
END;

-- Or else: foreign_key_check found rows that refer to nothing.
CREATE TEMP TABLE "cwom_g3" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: foreign_key_check found rows that refer to nothing" CHECK ("ok"));
INSERT INTO "cwom_g3" SELECT NOT EXISTS (SELECT 1 FROM pragma_foreign_key_check);

-- Or else: something still has the name of a table in the making.
CREATE TEMP TABLE "cwom_g4" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: something still has the name of a table in the making" CHECK ("ok"));
INSERT INTO "cwom_g4" SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE "name" GLOB 'cwom_new_*' OR "sql" GLOB '*"cwom_new_*');

-- The guards are done.
DROP TABLE temp."cwom_g1";
DROP TABLE temp."cwom_g2";
DROP TABLE temp."cwom_g3";
DROP TABLE temp."cwom_g4";

-- Everything has been looked at above.
PRAGMA defer_foreign_keys = OFF;
