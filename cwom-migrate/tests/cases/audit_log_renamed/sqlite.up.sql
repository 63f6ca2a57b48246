-- sqlite/20260102000000_change.up.sql
-- cwom 20260102000000_change sqlite up 1/1 phase=expand T1 closure=history,history_checkpoint,history_context
-- Foreign keys are looked at when everything is in its place.
PRAGMA defer_foreign_keys = ON;

-- Or else: audit_log has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g1" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: audit_log has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g1" SELECT (SELECT count(*) FROM pragma_table_xinfo('audit_log')) = 14 AND 14 = (SELECT count(*) FROM pragma_table_xinfo('audit_log') WHERE "name" IN ('seq', 'ts', 'actor_kind', 'actor_id', 'action', 'entity_kind', 'entity_id', 'entity_version', 'before', 'after', 'note', 'trace_id', 'spec_rev', 'salt'));

-- Or else: audit_log_checkpoint has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g2" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: audit_log_checkpoint has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g2" SELECT (SELECT count(*) FROM pragma_table_xinfo('audit_log_checkpoint')) = 11 AND 11 = (SELECT count(*) FROM pragma_table_xinfo('audit_log_checkpoint') WHERE "name" IN ('n', 'kind', 'lo', 'hi', 'after_seq', 'entries', 'root', 'previous', 'ts', 'note', 'signature'));

-- Or else: audit_log_context has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g3" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: audit_log_context has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g3" SELECT (SELECT count(*) FROM pragma_table_xinfo('audit_log_context')) = 10 AND 10 = (SELECT count(*) FROM pragma_table_xinfo('audit_log_context') WHERE "name" IN ('k', 'actor_kind', 'actor_id', 'trace_id', 'note', 'for_kind', 'for_id', 'for_version', 'ends', 'never'));

-- Triggers stand aside; they come back below.
DROP TRIGGER "tw_shelves_delete";
DROP TRIGGER "tw_shelves_insert";
DROP TRIGGER "tw_shelves_update";
DROP TRIGGER "tr_audit_log_insert_keeps";
DROP TRIGGER "tr_audit_log_only_pruned";
DROP TRIGGER "tr_audit_log_only_redacted";
DROP TRIGGER "tr_audit_log_checkpoint_insert_keeps";
DROP TRIGGER "tr_audit_log_checkpoint_no_delete";
DROP TRIGGER "tr_audit_log_checkpoint_no_update";
DROP TRIGGER "tr_shelves_first_version";
DROP TRIGGER "tr_shelves_frozen";
DROP TRIGGER "tr_shelves_insert_keeps";
DROP TRIGGER "tr_shelves_next_version";
DROP TRIGGER "vw_shelves_insert";
DROP TRIGGER "vw_shelves_update";

-- So do the views that had some of them.
DROP VIEW "vw_shelves";

-- Who changed what, when and why: one row for each change, written by the database.
CREATE TABLE "cwom_new_history" (
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
    CONSTRAINT "ck_history_action_values" CHECK (CASE "action" WHEN 'created' THEN 1 WHEN 'updated' THEN 1 WHEN 'status_changed' THEN 1 WHEN 'deleted' THEN 1 WHEN 'linked' THEN 1 WHEN 'unlinked' THEN 1 WHEN 'noted' THEN 1 WHEN 'redacted' THEN 1 WHEN "action" THEN 0 END),
    CONSTRAINT "ck_history_actor_id_length" CHECK (length("actor_id") BETWEEN 1 AND 128 AND instr("actor_id", char(0)) = 0),
    CONSTRAINT "ck_history_actor_kind_values" CHECK (CASE "actor_kind" WHEN 'human' THEN 1 WHEN 'agent' THEN 1 WHEN 'system' THEN 1 WHEN "actor_kind" THEN 0 END),
    CONSTRAINT "ck_history_entity_id_length" CHECK (length("entity_id") >= 1 AND instr("entity_id", char(0)) = 0),
    CONSTRAINT "ck_history_entity_kind_length" CHECK (length("entity_kind") BETWEEN 1 AND 130 AND instr("entity_kind", char(0)) = 0),
    CONSTRAINT "ck_history_entity_version_numbered" CHECK (("action" NOT IN ('noted', 'redacted')) = ("entity_version" IS NOT NULL)),
    CONSTRAINT "ck_history_note_text" CHECK (instr("note", char(0)) = 0),
    CONSTRAINT "ck_history_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0)
) STRICT;

-- What was sealed, and what was taken out: a chain of hashes over the entries.
CREATE TABLE "cwom_new_history_checkpoint" (
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
    CONSTRAINT "ck_history_checkpoint_previous_length" CHECK (length("previous") = 64 AND instr("previous", char(0)) = 0),
    CONSTRAINT "ck_history_checkpoint_root_length" CHECK (length("root") = 64 AND instr("root", char(0)) = 0),
    CONSTRAINT "ck_history_checkpoint_row_id" CHECK (_rowid_ > 0)
) STRICT;

-- Who writes, as part of what, and why, while a transaction lasts.
CREATE TABLE "cwom_new_history_context" (
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
    CONSTRAINT "fk_history_context_ends" FOREIGN KEY ("ends") REFERENCES "cwom_new_history_context" ("never") ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "ck_history_context_actor_id_length" CHECK (length("actor_id") BETWEEN 1 AND 128 AND instr("actor_id", char(0)) = 0),
    CONSTRAINT "ck_history_context_actor_kind_values" CHECK (CASE "actor_kind" WHEN 'human' THEN 1 WHEN 'agent' THEN 1 WHEN 'system' THEN 1 WHEN "actor_kind" THEN 0 END),
    CONSTRAINT "ck_history_context_ends_one" CHECK ("ends" = 1),
    CONSTRAINT "ck_history_context_k_one" CHECK ("k" = 1),
    CONSTRAINT "ck_history_context_never_null" CHECK ("never" IS NULL),
    CONSTRAINT "ck_history_context_note_text" CHECK (instr("note", char(0)) = 0),
    CONSTRAINT "ck_history_context_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_history_context_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0)
) STRICT;

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_history" ("seq", "ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id", "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    SELECT "audit_log"."seq", "audit_log"."ts", "audit_log"."actor_kind", "audit_log"."actor_id", "audit_log"."action", "audit_log"."entity_kind", "audit_log"."entity_id", "audit_log"."entity_version", "audit_log"."before", "audit_log"."after", "audit_log"."note", "audit_log"."trace_id", "audit_log"."spec_rev", "audit_log"."salt"
    FROM "audit_log";

-- No number is given twice, not even one whose row is gone.
DELETE FROM sqlite_sequence WHERE "name" = 'cwom_new_history';
INSERT INTO sqlite_sequence ("name", "seq")
    SELECT 'cwom_new_history', "s"."seq" FROM sqlite_sequence AS "s" WHERE "s"."name" = 'audit_log';

-- Or else: not every row of audit_log was copied.
CREATE TEMP TABLE "cwom_g4" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of audit_log was copied" CHECK ("ok"));
INSERT INTO "cwom_g4" SELECT (SELECT count(*) FROM "audit_log") = (SELECT count(*) FROM "cwom_new_history");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_history_checkpoint" ("n", "kind", "lo", "hi", "after_seq", "entries", "root", "previous", "ts", "note", "signature")
    SELECT "audit_log_checkpoint"."n", "audit_log_checkpoint"."kind", "audit_log_checkpoint"."lo", "audit_log_checkpoint"."hi", "audit_log_checkpoint"."after_seq", "audit_log_checkpoint"."entries", "audit_log_checkpoint"."root", "audit_log_checkpoint"."previous", "audit_log_checkpoint"."ts", "audit_log_checkpoint"."note", "audit_log_checkpoint"."signature"
    FROM "audit_log_checkpoint";

-- Or else: not every row of audit_log_checkpoint was copied.
CREATE TEMP TABLE "cwom_g5" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of audit_log_checkpoint was copied" CHECK ("ok"));
INSERT INTO "cwom_g5" SELECT (SELECT count(*) FROM "audit_log_checkpoint") = (SELECT count(*) FROM "cwom_new_history_checkpoint");

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_history_context" ("k", "actor_kind", "actor_id", "trace_id", "note", "for_kind", "for_id", "for_version", "ends", "never")
    SELECT "audit_log_context"."k", "audit_log_context"."actor_kind", "audit_log_context"."actor_id", "audit_log_context"."trace_id", "audit_log_context"."note", "audit_log_context"."for_kind", "audit_log_context"."for_id", "audit_log_context"."for_version", "audit_log_context"."ends", "audit_log_context"."never"
    FROM "audit_log_context";

-- Or else: not every row of audit_log_context was copied.
CREATE TEMP TABLE "cwom_g6" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of audit_log_context was copied" CHECK ("ok"));
INSERT INTO "cwom_g6" SELECT (SELECT count(*) FROM "audit_log_context") = (SELECT count(*) FROM "cwom_new_history_context");

-- The new table takes the place of the old one.
DROP TABLE "audit_log_context";
ALTER TABLE "cwom_new_history_context" RENAME TO "history_context";

-- The new table takes the place of the old one.
DROP TABLE "audit_log_checkpoint";
ALTER TABLE "cwom_new_history_checkpoint" RENAME TO "history_checkpoint";

-- The new table takes the place of the old one.
DROP TABLE "audit_log";
ALTER TABLE "cwom_new_history" RENAME TO "history";

-- A rule of history.
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

-- A rule of history.
CREATE TRIGGER "tr_history_only_pruned" BEFORE DELETE ON "history"
WHEN NOT EXISTS (SELECT 1 FROM "history_checkpoint" AS "p" WHERE "p"."kind" = 'pruned'
    AND OLD."seq" >= "p"."lo" AND OLD."seq" < "p"."hi")
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:history:-: an entry goes only when it was exported, as a checkpoint says');
END;

-- A rule of history.
CREATE TRIGGER "tr_history_insert_keeps" BEFORE INSERT ON "history"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:history:seq: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "history" WHERE "seq" = NEW."seq");
    SELECT RAISE(ABORT, 'cwom:unique:history:entity_kind,entity_id,entity_version: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "history" WHERE "entity_kind" = NEW."entity_kind" AND "entity_id" = NEW."entity_id" AND "entity_version" = NEW."entity_version");
END;

-- A rule of history_checkpoint.
CREATE TRIGGER "tr_history_checkpoint_no_update" BEFORE UPDATE ON "history_checkpoint"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:history_checkpoint:-: rows are only ever added');
END;

-- A rule of history_checkpoint.
CREATE TRIGGER "tr_history_checkpoint_no_delete" BEFORE DELETE ON "history_checkpoint"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:history_checkpoint:-: rows are only ever added');
END;

-- A rule of history_checkpoint.
CREATE TRIGGER "tr_history_checkpoint_insert_keeps" BEFORE INSERT ON "history_checkpoint"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:history_checkpoint:n: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "history_checkpoint" WHERE "n" = NEW."n");
    SELECT RAISE(ABORT, 'cwom:unique:history_checkpoint:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "history_checkpoint" WHERE _rowid_ = NEW._rowid_);
END;

-- Writes the entries of shelves.
CREATE TRIGGER "tw_shelves_update" AFTER UPDATE ON "shelves"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:shelves:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "history_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Shelf' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "history" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "history_context"), (SELECT "actor_id" FROM "history_context"), 'updated',
        'Shelf', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'name', OLD."name", 'row_version', OLD."row_version"),
        json_object('id', NEW."id", 'name', NEW."name", 'row_version', NEW."row_version"),
        (SELECT "note" FROM "history_context"), (SELECT "trace_id" FROM "history_context"), 'e5e372bcc965', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:shelves:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "history" AS "e"
        WHERE "e"."entity_kind" = 'Shelf' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of shelves.
CREATE TRIGGER "tw_shelves_insert" AFTER INSERT ON "shelves"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:shelves:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "history_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Shelf' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:shelves:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "history" AS "e" WHERE "e"."entity_kind" = 'Shelf' AND "e"."entity_id" = NEW."id");
    INSERT INTO "history" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "history_context"), (SELECT "actor_id" FROM "history_context"), 'created',
        'Shelf', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'name', NEW."name", 'row_version', NEW."row_version"),
        (SELECT "note" FROM "history_context"), (SELECT "trace_id" FROM "history_context"), 'e5e372bcc965', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:shelves:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "history" AS "e"
        WHERE "e"."entity_kind" = 'Shelf' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of shelves.
CREATE TRIGGER "tw_shelves_delete" AFTER DELETE ON "shelves"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:shelves:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "history_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "history" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "history_context"), (SELECT "actor_id" FROM "history_context"), 'deleted',
        'Shelf', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'name', OLD."name", 'row_version', OLD."row_version"),
        NULL,
        (SELECT "note" FROM "history_context"), (SELECT "trace_id" FROM "history_context"), 'e5e372bcc965', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:shelves:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "history" AS "e"
        WHERE "e"."entity_kind" = 'Shelf' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- A rule of shelves.
CREATE TRIGGER "tr_shelves_next_version" BEFORE UPDATE ON "shelves"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:shelves:row_version: a change states the version after the one that it read');
END;

-- A rule of shelves.
CREATE TRIGGER "tr_shelves_insert_keeps" BEFORE INSERT ON "shelves"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:shelves:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "shelves" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:shelves:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "shelves" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of shelves.
CREATE TRIGGER "tr_shelves_frozen" BEFORE UPDATE ON "shelves"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:shelves:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:shelves:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of shelves.
CREATE TRIGGER "tr_shelves_first_version" BEFORE INSERT ON "shelves"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:shelves:row_version: a new row has version 1');
END;

-- Writes rows of shelves as somebody.
CREATE VIEW "vw_shelves" AS
    SELECT "shelves"."id", "shelves"."name", "shelves"."row_version", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "shelves";

-- A rule of vw_shelves.
CREATE TRIGGER "vw_shelves_update" INSTEAD OF UPDATE ON "vw_shelves"
BEGIN
    DELETE FROM "history_context";
    INSERT INTO "history_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Shelf', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:shelves:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    UPDATE "shelves" SET "name" = NEW."name", "row_version" = NEW."row_version"
    WHERE "id" = OLD."id";
    DELETE FROM "history_context";
END;

-- A rule of vw_shelves.
CREATE TRIGGER "vw_shelves_insert" INSTEAD OF INSERT ON "vw_shelves"
BEGIN
    DELETE FROM "history_context";
    INSERT INTO "history_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Shelf', NEW."id", NEW."row_version");
    INSERT INTO "shelves" ("id", "name", "row_version")
    VALUES (NEW."id", NEW."name", NEW."row_version");
    DELETE FROM "history_context";
END;

-- Or else: foreign_key_check found rows that refer to nothing.
CREATE TEMP TABLE "cwom_g7" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: foreign_key_check found rows that refer to nothing" CHECK ("ok"));
INSERT INTO "cwom_g7" SELECT NOT EXISTS (SELECT 1 FROM pragma_foreign_key_check);

-- Or else: something still has the name of a table in the making.
CREATE TEMP TABLE "cwom_g8" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: something still has the name of a table in the making" CHECK ("ok"));
INSERT INTO "cwom_g8" SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE "name" GLOB 'cwom_new_*' OR "sql" GLOB '*"cwom_new_*');

-- The guards are done.
DROP TABLE temp."cwom_g1";
DROP TABLE temp."cwom_g2";
DROP TABLE temp."cwom_g3";
DROP TABLE temp."cwom_g4";
DROP TABLE temp."cwom_g5";
DROP TABLE temp."cwom_g6";
DROP TABLE temp."cwom_g7";
DROP TABLE temp."cwom_g8";

-- Everything has been looked at above.
PRAGMA defer_foreign_keys = OFF;

