-- Something worth locking away.
CREATE TABLE "items" (
    "id" TEXT NOT NULL,
    "sealed" INTEGER NOT NULL,
    "weight" REAL NOT NULL,
    "price" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "photo" BLOB,
    "facts" TEXT,
    "mood" TEXT NOT NULL DEFAULT 'calm',
    "address" TEXT,
    "mask" BLOB,
    "made" TEXT,
    "seen" TEXT,
    "owner" TEXT,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    CONSTRAINT "pk_items" PRIMARY KEY ("id"),
    CONSTRAINT "ck_items_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_items_sealed_bool" CHECK ("sealed" IN (0, 1)),
    CONSTRAINT "ck_items_weight_range" CHECK ("weight" >= -1.7976931348623157e308 AND "weight" <= 1.7976931348623157e308),
    CONSTRAINT "ck_items_price_digits" CHECK ("price" BETWEEN -9999999999 AND 9999999999),
    CONSTRAINT "ck_items_count_digits" CHECK ("count" BETWEEN -9999999999 AND 9999999999),
    CONSTRAINT "ck_items_facts_json" CHECK ("facts" IS NULL OR json_valid("facts") AND instr("facts", char(0)) = 0 AND instr(replace("facts", '\\', ''), '\u0000') = 0 AND json_type("facts") <> 'null'),
    CONSTRAINT "ck_items_mood_values" CHECK ("mood" IN ('calm', 'wild')),
    CONSTRAINT "ck_items_address_text" CHECK (instr("address", char(0)) = 0),
    CONSTRAINT "ck_items_made_form" CHECK ("made" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND "made" >= '0001' AND date("made", '+0 days') IS "made" AND instr("made", char(0)) = 0),
    CONSTRAINT "ck_items_seen_form" CHECK ("seen" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "seen" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("seen", 1, 19), '+0 days') IS substr("seen", 1, 19) AND instr("seen", char(0)) = 0),
    CONSTRAINT "ck_items_owner_text" CHECK (instr("owner", char(0)) = 0),
    CONSTRAINT "ck_items_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_items_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_items_updated_at_form" CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "updated_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("updated_at", 1, 19), '+0 days') IS substr("updated_at", 1, 19) AND instr("updated_at", char(0)) = 0),
    CONSTRAINT "ck_items_row_id" CHECK (_rowid_ > 0)
) STRICT;

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
CREATE TRIGGER "tw_items_insert" AFTER INSERT ON "items"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:items:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Item' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:items:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Item' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Item', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'sealed', json(CASE NEW."sealed" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'weight', json(CASE WHEN CAST(printf('%!.15g', NEW."weight") AS REAL) = NEW."weight" THEN printf('%!.15g', NEW."weight") WHEN NEW."weight" IS NOT NULL THEN printf('%!.17g', NEW."weight") END), 'price', CASE WHEN NEW."price" IS NOT NULL THEN CASE WHEN NEW."price" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(NEW."price") / 100, abs(NEW."price") % 100) END, 'count', CAST(NEW."count" AS TEXT), 'photo', CASE WHEN NEW."photo" IS NOT NULL THEN lower(hex(NEW."photo")) END, 'facts', json(NEW."facts"), 'mood', NEW."mood", 'address', CAST(NEW."address" AS TEXT), 'mask', CASE WHEN NEW."mask" IS NOT NULL THEN lower(hex(NEW."mask")) END, 'made', NEW."made", 'seen', NEW."seen", 'owner', json(CASE WHEN NEW."owner" IS NOT NULL THEN '{"$redacted": true}' END), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '19cbb8bfe5f2', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:items:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Item' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- No row changes without an entry.
CREATE TRIGGER "tw_items_update" AFTER UPDATE ON "items"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:items:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Item' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'updated',
        'Item', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'sealed', json(CASE OLD."sealed" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'weight', json(CASE WHEN CAST(printf('%!.15g', OLD."weight") AS REAL) = OLD."weight" THEN printf('%!.15g', OLD."weight") WHEN OLD."weight" IS NOT NULL THEN printf('%!.17g', OLD."weight") END), 'price', CASE WHEN OLD."price" IS NOT NULL THEN CASE WHEN OLD."price" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(OLD."price") / 100, abs(OLD."price") % 100) END, 'count', CAST(OLD."count" AS TEXT), 'photo', CASE WHEN OLD."photo" IS NOT NULL THEN lower(hex(OLD."photo")) END, 'facts', json(OLD."facts"), 'mood', OLD."mood", 'address', CAST(OLD."address" AS TEXT), 'mask', CASE WHEN OLD."mask" IS NOT NULL THEN lower(hex(OLD."mask")) END, 'made', OLD."made", 'seen', OLD."seen", 'owner', json(CASE WHEN OLD."owner" IS NOT NULL THEN '{"$redacted": true}' END), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        json_insert(json_object('id', NEW."id", 'sealed', json(CASE NEW."sealed" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'weight', json(CASE WHEN CAST(printf('%!.15g', NEW."weight") AS REAL) = NEW."weight" THEN printf('%!.15g', NEW."weight") WHEN NEW."weight" IS NOT NULL THEN printf('%!.17g', NEW."weight") END), 'price', CASE WHEN NEW."price" IS NOT NULL THEN CASE WHEN NEW."price" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(NEW."price") / 100, abs(NEW."price") % 100) END, 'count', CAST(NEW."count" AS TEXT), 'photo', CASE WHEN NEW."photo" IS NOT NULL THEN lower(hex(NEW."photo")) END, 'facts', json(NEW."facts"), 'mood', NEW."mood", 'address', CAST(NEW."address" AS TEXT), 'mask', CASE WHEN NEW."mask" IS NOT NULL THEN lower(hex(NEW."mask")) END, 'made', NEW."made", 'seen', NEW."seen", 'owner', json(CASE WHEN NEW."owner" IS NOT NULL THEN '{"$redacted": true}' END), 'row_version', NEW."row_version", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at"), '$."$changed"', json((SELECT json_group_array("value") FROM json_each(json_array(CASE WHEN NOT (NEW."owner" IS OLD."owner") THEN 'owner' END)) WHERE "value" IS NOT NULL))),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '19cbb8bfe5f2', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:items:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Item' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- No row goes without an entry.
CREATE TRIGGER "tw_items_delete" AFTER DELETE ON "items"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:items:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Item', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'sealed', json(CASE OLD."sealed" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), 'weight', json(CASE WHEN CAST(printf('%!.15g', OLD."weight") AS REAL) = OLD."weight" THEN printf('%!.15g', OLD."weight") WHEN OLD."weight" IS NOT NULL THEN printf('%!.17g', OLD."weight") END), 'price', CASE WHEN OLD."price" IS NOT NULL THEN CASE WHEN OLD."price" < 0 THEN '-' ELSE '' END || printf('%d.%02d', abs(OLD."price") / 100, abs(OLD."price") % 100) END, 'count', CAST(OLD."count" AS TEXT), 'photo', CASE WHEN OLD."photo" IS NOT NULL THEN lower(hex(OLD."photo")) END, 'facts', json(OLD."facts"), 'mood', OLD."mood", 'address', CAST(OLD."address" AS TEXT), 'mask', CASE WHEN OLD."mask" IS NOT NULL THEN lower(hex(OLD."mask")) END, 'made', OLD."made", 'seen', OLD."seen", 'owner', json(CASE WHEN OLD."owner" IS NOT NULL THEN '{"$redacted": true}' END), 'row_version', OLD."row_version", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '19cbb8bfe5f2', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:items:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Item' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- Writes a row together with who writes it.
CREATE VIEW "vw_items" AS
    SELECT "items"."id", "items"."sealed", "items"."weight", "items"."price", "items"."count", "items"."photo", "items"."facts", "items"."mood", "items"."address", "items"."mask", "items"."made", "items"."seen", "items"."owner", "items"."row_version", "items"."created_at", "items"."updated_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "items";

-- States who writes, writes the row, and takes it back.
CREATE TRIGGER "vw_items_insert" INSTEAD OF INSERT ON "vw_items"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Item', NEW."id", NEW."row_version");
    INSERT INTO "items" ("id", "sealed", "weight", "price", "count", "photo", "facts", "mood", "address", "mask", "made", "seen", "owner", "row_version", "created_at", "updated_at")
    VALUES (NEW."id", NEW."sealed", NEW."weight", NEW."price", NEW."count", NEW."photo", NEW."facts", NEW."mood", NEW."address", NEW."mask", NEW."made", NEW."seen", NEW."owner", NEW."row_version", NEW."created_at", NEW."updated_at");
    DELETE FROM "audit_log_context";
END;

-- States who writes, writes the row, and takes it back.
CREATE TRIGGER "vw_items_update" INSTEAD OF UPDATE ON "vw_items"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Item', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:items:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:items:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
    UPDATE "items" SET "sealed" = NEW."sealed", "weight" = NEW."weight", "price" = NEW."price", "count" = NEW."count", "photo" = NEW."photo", "facts" = NEW."facts", "mood" = NEW."mood", "address" = NEW."address", "mask" = NEW."mask", "made" = NEW."made", "seen" = NEW."seen", "owner" = NEW."owner", "row_version" = NEW."row_version", "updated_at" = NEW."updated_at"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
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
