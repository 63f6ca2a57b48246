-- Something worth locking away.
CREATE TABLE "items" (
    "id" TEXT NOT NULL,
    "name" TEXT,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_items" PRIMARY KEY ("id"),
    CONSTRAINT "ck_items_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_items_name_text" CHECK (instr("name", char(0)) = 0),
    CONSTRAINT "ck_items_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_items_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_items_updated_at_form" CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "updated_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') IS substr("updated_at", 1, 19) AND instr("updated_at", char(0)) = 0),
    CONSTRAINT "ck_items_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- Who changed what, when and why: one row for each change, never changed itself.
CREATE TABLE "history" (
    "id" TEXT NOT NULL,
    "ts" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "entity_kind" TEXT NOT NULL,
    "entity_id" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "note" TEXT,
    "trace_id" TEXT,
    CONSTRAINT "pk_history" PRIMARY KEY ("id"),
    CONSTRAINT "ck_history_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_history_ts_form" CHECK ("ts" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "ts" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("ts", 1, 19), '+0 days') IS substr("ts", 1, 19) AND instr("ts", char(0)) = 0),
    CONSTRAINT "ck_history_actor_kind_values" CHECK ("actor_kind" IN ('human', 'agent', 'system')),
    CONSTRAINT "ck_history_actor_id_length" CHECK (length("actor_id") BETWEEN 1 AND 128 AND instr("actor_id", char(0)) = 0),
    CONSTRAINT "ck_history_action_values" CHECK ("action" IN ('created', 'updated', 'status_changed', 'deleted', 'linked', 'unlinked')),
    CONSTRAINT "ck_history_entity_kind_length" CHECK (length("entity_kind") BETWEEN 1 AND 50 AND instr("entity_kind", char(0)) = 0),
    CONSTRAINT "ck_history_entity_id_length" CHECK (length("entity_id") BETWEEN 1 AND 128 AND instr("entity_id", char(0)) = 0),
    CONSTRAINT "ck_history_before_json" CHECK ("before" IS NULL OR json_valid("before") AND instr("before", char(0)) = 0 AND instr(replace("before", '\\', ''), '\u0000') = 0 AND json_type("before") = 'object'),
    CONSTRAINT "ck_history_after_json" CHECK ("after" IS NULL OR json_valid("after") AND instr("after", char(0)) = 0 AND instr(replace("after", '\\', ''), '\u0000') = 0 AND json_type("after") = 'object'),
    CONSTRAINT "ck_history_note_text" CHECK (instr("note", char(0)) = 0),
    CONSTRAINT "ck_history_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0),
    CONSTRAINT "ck_history_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- Finds the history of one thing.
CREATE INDEX "ix_history_entity_kind_entity_id_ts" ON "history" ("entity_kind", "entity_id", "ts");

-- Finds the changes of one chain of work.
CREATE INDEX "ix_history_trace_id" ON "history" ("trace_id");

-- Finds what one actor did.
CREATE INDEX "ix_history_actor_kind_actor_id" ON "history" ("actor_kind", "actor_id");

-- Finds the changes of one sort.
CREATE INDEX "ix_history_action" ON "history" ("action");

-- Finds the changes of a span of time.
CREATE INDEX "ix_history_ts" ON "history" ("ts");

-- A changed row has the next version.
CREATE TRIGGER "tr_items_next_version" BEFORE UPDATE ON "items"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:items:row_version: a change states the version after the one that it read');
END;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_items_insert_keeps" BEFORE INSERT ON "items"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:items:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "items" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:items:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "items" WHERE _rowid_ = NEW._rowid_);
END;

-- What is given at creation stays.
CREATE TRIGGER "tr_items_frozen" BEFORE UPDATE ON "items"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:items:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:items:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:items:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A new row has version 1.
CREATE TRIGGER "tr_items_first_version" BEFORE INSERT ON "items"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:items:row_version: a new row has version 1');
END;

-- `updated_at` never moves backwards.
CREATE TRIGGER "tr_items_clock" BEFORE UPDATE ON "items"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:items:updated_at: a change is not older than the one before');
END;

-- Rows are never changed.
CREATE TRIGGER "tr_history_no_update" BEFORE UPDATE ON "history"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:history:-: rows are only ever added');
END;

-- Rows are never deleted.
CREATE TRIGGER "tr_history_no_delete" BEFORE DELETE ON "history"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:history:-: rows are only ever added');
END;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_history_insert_keeps" BEFORE INSERT ON "history"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:history:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "history" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:history:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "history" WHERE _rowid_ = NEW._rowid_);
END;
