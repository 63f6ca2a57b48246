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

-- Something that is lent.
CREATE TABLE "loans" (
    "id" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "step" TEXT NOT NULL DEFAULT 'stored',
    "with" TEXT,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_loans" PRIMARY KEY ("id"),
    CONSTRAINT "ck_loans_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_loans_what_text" CHECK (instr("what", char(0)) = 0),
    CONSTRAINT "ck_loans_step_values" CHECK ("step" IN ('stored', 'lent')),
    CONSTRAINT "ck_loans_with_text" CHECK (instr("with", char(0)) = 0),
    CONSTRAINT "ck_loans_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_loans_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_loans_updated_at_form" CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "updated_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') IS substr("updated_at", 1, 19) AND instr("updated_at", char(0)) = 0),
    CONSTRAINT "ck_loans_with_only_in" CHECK ("step" = 'lent' OR ("with" IS NULL)),
    CONSTRAINT "ck_loans_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- Who changed what, when and why: one row for each change, written by the database.
CREATE TABLE "history" (
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
    CONSTRAINT "pk_history" PRIMARY KEY ("seq" AUTOINCREMENT),
    CONSTRAINT "uq_history_entity_kind_entity_id_entity_version" UNIQUE ("entity_kind", "entity_id", "entity_version"),
    CONSTRAINT "ck_history_actor_kind_values" CHECK (CASE "actor_kind" WHEN 'human' THEN 1 WHEN 'agent' THEN 1 WHEN 'system' THEN 1 WHEN "actor_kind" THEN 0 END),
    CONSTRAINT "ck_history_actor_id_length" CHECK (length("actor_id") BETWEEN 1 AND 128 AND instr("actor_id", char(0)) = 0),
    CONSTRAINT "ck_history_note_text" CHECK (instr("note", char(0)) = 0),
    CONSTRAINT "ck_history_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0),
    CONSTRAINT "ck_history_action_values" CHECK (CASE "action" WHEN 'created' THEN 1 WHEN 'updated' THEN 1 WHEN 'status_changed' THEN 1 WHEN 'deleted' THEN 1 WHEN 'linked' THEN 1 WHEN 'unlinked' THEN 1 WHEN 'noted' THEN 1 WHEN 'redacted' THEN 1 WHEN "action" THEN 0 END),
    CONSTRAINT "ck_history_entity_kind_length" CHECK (length("entity_kind") BETWEEN 1 AND 130 AND instr("entity_kind", char(0)) = 0),
    CONSTRAINT "ck_history_entity_id_length" CHECK (length("entity_id") >= 1 AND instr("entity_id", char(0)) = 0),
    CONSTRAINT "ck_history_entity_version_numbered" CHECK (("action" NOT IN ('noted', 'redacted')) = ("entity_version" IS NOT NULL))
) STRICT;

-- Finds the changes of one chain of work.
CREATE INDEX "ix_history_trace_id" ON "history" ("trace_id");

-- Finds what one actor did.
CREATE INDEX "ix_history_actor_kind_actor_id" ON "history" ("actor_kind", "actor_id");

-- Finds the changes of one sort.
CREATE INDEX "ix_history_action" ON "history" ("action");

-- Finds the changes of a span of time.
CREATE INDEX "ix_history_ts" ON "history" ("ts");

-- Who writes, as part of what, and why, while a transaction lasts.
CREATE TABLE "history_context" (
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
    CONSTRAINT "pk_history_context" PRIMARY KEY ("k"),
    CONSTRAINT "uq_history_context_never" UNIQUE ("never"),
    CONSTRAINT "fk_history_context_ends" FOREIGN KEY ("ends") REFERENCES "history_context" ("never") ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "ck_history_context_actor_kind_values" CHECK (CASE "actor_kind" WHEN 'human' THEN 1 WHEN 'agent' THEN 1 WHEN 'system' THEN 1 WHEN "actor_kind" THEN 0 END),
    CONSTRAINT "ck_history_context_actor_id_length" CHECK (length("actor_id") BETWEEN 1 AND 128 AND instr("actor_id", char(0)) = 0),
    CONSTRAINT "ck_history_context_note_text" CHECK (instr("note", char(0)) = 0),
    CONSTRAINT "ck_history_context_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0),
    CONSTRAINT "ck_history_context_k_one" CHECK ("k" = 1),
    CONSTRAINT "ck_history_context_ends_one" CHECK ("ends" = 1),
    CONSTRAINT "ck_history_context_never_null" CHECK ("never" IS NULL),
    CONSTRAINT "ck_history_context_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- What was sealed, and what was taken out: a chain of hashes over the entries.
CREATE TABLE "history_checkpoint" (
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
    CONSTRAINT "pk_history_checkpoint" PRIMARY KEY ("n"),
    CONSTRAINT "ck_history_checkpoint_kind_values" CHECK (CASE "kind" WHEN 'sealed' THEN 1 WHEN 'restart' THEN 1 WHEN 'pruned' THEN 1 WHEN "kind" THEN 0 END),
    CONSTRAINT "ck_history_checkpoint_root_length" CHECK (length("root") = 64 AND instr("root", char(0)) = 0),
    CONSTRAINT "ck_history_checkpoint_previous_length" CHECK (length("previous") = 64 AND instr("previous", char(0)) = 0),
    CONSTRAINT "ck_history_checkpoint_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_items_insert" AFTER INSERT ON "items"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:items:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "history_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Item' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:items:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "history" AS "e" WHERE "e"."entity_kind" = 'Item' AND "e"."entity_id" = NEW."id");
    INSERT INTO "history" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "history_context"), (SELECT "actor_id" FROM "history_context"), 'created',
        'Item', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'name', NEW."name", 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        (SELECT "note" FROM "history_context"), (SELECT "trace_id" FROM "history_context"), 'e91161d8f3ee', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:items:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "history" AS "e"
        WHERE "e"."entity_kind" = 'Item' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- No row changes without an entry.
CREATE TRIGGER "tw_items_update" AFTER UPDATE ON "items"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:items:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "history_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Item' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "history" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "history_context"), (SELECT "actor_id" FROM "history_context"), 'updated',
        'Item', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'name', OLD."name", 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        json_object('id', NEW."id", 'name', NEW."name", 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        (SELECT "note" FROM "history_context"), (SELECT "trace_id" FROM "history_context"), 'e91161d8f3ee', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:items:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "history" AS "e"
        WHERE "e"."entity_kind" = 'Item' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- No row goes without an entry.
CREATE TRIGGER "tw_items_delete" AFTER DELETE ON "items"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:items:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "history_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "history" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "history_context"), (SELECT "actor_id" FROM "history_context"), 'deleted',
        'Item', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'name', OLD."name", 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        (SELECT "note" FROM "history_context"), (SELECT "trace_id" FROM "history_context"), 'e91161d8f3ee', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:items:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "history" AS "e"
        WHERE "e"."entity_kind" = 'Item' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- Writes a row together with who writes it.
CREATE VIEW "vw_items" AS
    SELECT "items"."id", "items"."name", "items"."row_version", "items"."created_at", "items"."updated_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "items";

-- States who writes, writes the row, and takes it back.
CREATE TRIGGER "vw_items_insert" INSTEAD OF INSERT ON "vw_items"
BEGIN
    DELETE FROM "history_context";
    INSERT INTO "history_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Item', NEW."id", NEW."row_version");
    INSERT INTO "items" ("id", "name", "row_version", "created_at", "updated_at")
    VALUES (NEW."id", NEW."name", NEW."row_version", NEW."created_at", NEW."updated_at");
    DELETE FROM "history_context";
END;

-- States who writes, writes the row, and takes it back.
CREATE TRIGGER "vw_items_update" INSTEAD OF UPDATE ON "vw_items"
BEGIN
    DELETE FROM "history_context";
    INSERT INTO "history_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Item', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:items:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:items:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    UPDATE "items" SET "name" = NEW."name", "row_version" = NEW."row_version", "updated_at" = NEW."updated_at"
    WHERE "id" = OLD."id";
    DELETE FROM "history_context";
END;

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
CREATE TRIGGER "tr_items_clock" BEFORE UPDATE OF "updated_at" ON "items"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:items:updated_at: a change is not older than the one before');
END;

-- No row changes without an entry in the log.
CREATE TRIGGER "tw_loans_insert" AFTER INSERT ON "loans"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:loans:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "history_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Loan' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:loans:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "history" AS "e" WHERE "e"."entity_kind" = 'Loan' AND "e"."entity_id" = NEW."id");
    INSERT INTO "history" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "history_context"), (SELECT "actor_id" FROM "history_context"), 'created',
        'Loan', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'what', NEW."what", 'step', NEW."step", 'with', NEW."with", 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        (SELECT "note" FROM "history_context"), (SELECT "trace_id" FROM "history_context"), 'dd55fca249b1', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:loans:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "history" AS "e"
        WHERE "e"."entity_kind" = 'Loan' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- No row changes without an entry.
CREATE TRIGGER "tw_loans_update" AFTER UPDATE ON "loans"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:loans:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "history_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Loan' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "history" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "history_context"), (SELECT "actor_id" FROM "history_context"), CASE WHEN NEW."step" IS NOT OLD."step" THEN 'status_changed' ELSE 'updated' END,
        'Loan', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'what', OLD."what", 'step', OLD."step", 'with', OLD."with", 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        json_object('id', NEW."id", 'what', NEW."what", 'step', NEW."step", 'with', NEW."with", 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        (SELECT "note" FROM "history_context"), (SELECT "trace_id" FROM "history_context"), 'dd55fca249b1', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:loans:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "history" AS "e"
        WHERE "e"."entity_kind" = 'Loan' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- No row goes without an entry.
CREATE TRIGGER "tw_loans_delete" AFTER DELETE ON "loans"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:loans:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "history_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "history" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "history_context"), (SELECT "actor_id" FROM "history_context"), 'deleted',
        'Loan', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'what', OLD."what", 'step', OLD."step", 'with', OLD."with", 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        (SELECT "note" FROM "history_context"), (SELECT "trace_id" FROM "history_context"), 'dd55fca249b1', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:loans:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "history" AS "e"
        WHERE "e"."entity_kind" = 'Loan' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- Writes a row together with who writes it.
CREATE VIEW "vw_loans" AS
    SELECT "loans"."id", "loans"."what", "loans"."step", "loans"."with", "loans"."row_version", "loans"."created_at", "loans"."updated_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "loans";

-- States who writes, writes the row, and takes it back.
CREATE TRIGGER "vw_loans_insert" INSTEAD OF INSERT ON "vw_loans"
BEGIN
    DELETE FROM "history_context";
    INSERT INTO "history_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Loan', NEW."id", NEW."row_version");
    INSERT INTO "loans" ("id", "what", "step", "with", "row_version", "created_at", "updated_at")
    VALUES (NEW."id", NEW."what", NEW."step", NEW."with", NEW."row_version", NEW."created_at", NEW."updated_at");
    DELETE FROM "history_context";
END;

-- States who writes, writes the row, and takes it back.
CREATE TRIGGER "vw_loans_update" INSTEAD OF UPDATE ON "vw_loans"
WHEN NOT (NEW."id" IS OLD."id"
    AND NEW."what" IS OLD."what"
    AND NEW."created_at" IS OLD."created_at")
BEGIN
    DELETE FROM "history_context";
    INSERT INTO "history_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Loan', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:loans:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:loans:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    UPDATE "loans" SET "what" = NEW."what", "step" = NEW."step", "with" = NEW."with", "row_version" = NEW."row_version", "updated_at" = NEW."updated_at"
    WHERE "id" = OLD."id";
    DELETE FROM "history_context";
END;

-- The same, where only the state or what hangs on it changes.
CREATE TRIGGER "vw_loans_move" INSTEAD OF UPDATE ON "vw_loans"
WHEN NEW."id" IS OLD."id"
    AND NEW."what" IS OLD."what"
    AND NEW."created_at" IS OLD."created_at"
BEGIN
    DELETE FROM "history_context";
    INSERT INTO "history_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Loan', NEW."id", NEW."row_version");
    UPDATE "loans" SET "step" = NEW."step", "with" = NEW."with", "row_version" = NEW."row_version", "updated_at" = NEW."updated_at"
    WHERE "id" = OLD."id";
    DELETE FROM "history_context";
END;

-- `step` moves as the state machine says.
CREATE TRIGGER "tr_loans_step_moves" BEFORE UPDATE OF "step" ON "loans"
WHEN NEW."step" IS NOT OLD."step"
BEGIN
    SELECT RAISE(ABORT, 'cwom:transition:loans:step:stored>lent: stored becomes lent or stays')
    WHERE OLD."step" = 'stored' AND coalesce(NEW."step" NOT IN ('lent'), 1);
    SELECT RAISE(ABORT, 'cwom:transition:loans:step:lent>stored: lent becomes stored or stays')
    WHERE OLD."step" = 'lent' AND coalesce(NEW."step" NOT IN ('stored'), 1);
END;

-- A new row is stored.
CREATE TRIGGER "tr_loans_step_initial" BEFORE INSERT ON "loans"
WHEN coalesce(NEW."step" NOT IN ('stored'), 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:initial:loans:step:stored: a new row is stored');
END;

-- A changed row has the next version.
CREATE TRIGGER "tr_loans_next_version" BEFORE UPDATE ON "loans"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:loans:row_version: a change states the version after the one that it read');
END;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_loans_insert_keeps" BEFORE INSERT ON "loans"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:loans:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "loans" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:loans:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "loans" WHERE _rowid_ = NEW._rowid_);
END;

-- What is given at creation stays.
CREATE TRIGGER "tr_loans_frozen" BEFORE UPDATE ON "loans"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."created_at" IS NOT OLD."created_at"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:loans:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:loans:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    SELECT RAISE(ABORT, 'cwom:immutable:loans:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A new row has version 1.
CREATE TRIGGER "tr_loans_first_version" BEFORE INSERT ON "loans"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:loans:row_version: a new row has version 1');
END;

-- `updated_at` never moves backwards.
CREATE TRIGGER "tr_loans_clock" BEFORE UPDATE OF "updated_at" ON "loans"
WHEN coalesce(NEW."updated_at" < OLD."updated_at", 1)
BEGIN
    SELECT RAISE(ABORT, 'cwom:clock:loans:updated_at: a change is not older than the one before');
END;

-- An entry changes only by a recorded redaction.
CREATE TRIGGER "tr_history_only_redacted" BEFORE UPDATE ON "history"
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
    OR NOT EXISTS (SELECT 1 FROM "history" AS "r" WHERE "r"."entity_kind" = OLD."entity_kind"
        AND "r"."entity_id" = OLD."entity_id" AND "r"."action" = 'redacted'
        AND "r"."seq" > OLD."seq" AND EXISTS (SELECT 1
            FROM json_each("r"."after", '$.entries') AS "e" WHERE "e"."value" = OLD."seq"))
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:history:-: an entry changes only by a redaction that was recorded before');
END;

-- An entry goes only when it was exported.
CREATE TRIGGER "tr_history_only_pruned" BEFORE DELETE ON "history"
WHEN NOT EXISTS (SELECT 1 FROM "history_checkpoint" AS "p" WHERE "p"."kind" = 'pruned'
    AND OLD."seq" >= "p"."lo" AND OLD."seq" < "p"."hi")
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:history:-: an entry goes only when it was exported, as a checkpoint says');
END;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_history_insert_keeps" BEFORE INSERT ON "history"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:history:seq: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "history" WHERE "seq" = NEW."seq");
    SELECT RAISE(ABORT, 'cwom:unique:history:entity_kind,entity_id,entity_version: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "history" WHERE "entity_kind" = NEW."entity_kind" AND "entity_id" = NEW."entity_id" AND "entity_version" = NEW."entity_version");
END;

-- Rows are never changed.
CREATE TRIGGER "tr_history_checkpoint_no_update" BEFORE UPDATE ON "history_checkpoint"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:history_checkpoint:-: rows are only ever added');
END;

-- Rows are never deleted.
CREATE TRIGGER "tr_history_checkpoint_no_delete" BEFORE DELETE ON "history_checkpoint"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:history_checkpoint:-: rows are only ever added');
END;

-- No other row makes way for a new one.
CREATE TRIGGER "tr_history_checkpoint_insert_keeps" BEFORE INSERT ON "history_checkpoint"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:history_checkpoint:n: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "history_checkpoint" WHERE "n" = NEW."n");
    SELECT RAISE(ABORT, 'cwom:unique:history_checkpoint:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "history_checkpoint" WHERE _rowid_ = NEW._rowid_);
END;
