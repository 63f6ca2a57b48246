-- sqlite/20260102000000_change.up.sql
-- cwom 20260102000000_change sqlite up 1/1 phase=expand T0
-- Triggers stand aside; they come back below.
DROP TRIGGER "tr_book_readers_frozen";
DROP TRIGGER "tr_book_readers_insert_keeps";
DROP TRIGGER "tr_books_first_version";
DROP TRIGGER "tr_books_frozen";
DROP TRIGGER "tr_books_insert_keeps";
DROP TRIGGER "tr_books_next_version";
DROP TRIGGER "tr_members_first_version";
DROP TRIGGER "tr_members_frozen";
DROP TRIGGER "tr_members_insert_keeps";
DROP TRIGGER "tr_members_next_version";

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
    CONSTRAINT "ck_audit_log_action_values" CHECK (CASE "action" WHEN 'created' THEN 1 WHEN 'updated' THEN 1 WHEN 'status_changed' THEN 1 WHEN 'deleted' THEN 1 WHEN 'linked' THEN 1 WHEN 'unlinked' THEN 1 WHEN 'noted' THEN 1 WHEN 'redacted' THEN 1 WHEN "action" THEN 0 END),
    CONSTRAINT "ck_audit_log_actor_id_length" CHECK (length("actor_id") BETWEEN 1 AND 128 AND instr("actor_id", char(0)) = 0),
    CONSTRAINT "ck_audit_log_actor_kind_values" CHECK (CASE "actor_kind" WHEN 'human' THEN 1 WHEN 'agent' THEN 1 WHEN 'system' THEN 1 WHEN "actor_kind" THEN 0 END),
    CONSTRAINT "ck_audit_log_entity_id_length" CHECK (length("entity_id") >= 1 AND instr("entity_id", char(0)) = 0),
    CONSTRAINT "ck_audit_log_entity_kind_length" CHECK (length("entity_kind") BETWEEN 1 AND 130 AND instr("entity_kind", char(0)) = 0),
    CONSTRAINT "ck_audit_log_entity_version_numbered" CHECK (("action" NOT IN ('noted', 'redacted')) = ("entity_version" IS NOT NULL)),
    CONSTRAINT "ck_audit_log_note_text" CHECK (instr("note", char(0)) = 0),
    CONSTRAINT "ck_audit_log_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0)
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
    CONSTRAINT "ck_audit_log_checkpoint_previous_length" CHECK (length("previous") = 64 AND instr("previous", char(0)) = 0),
    CONSTRAINT "ck_audit_log_checkpoint_root_length" CHECK (length("root") = 64 AND instr("root", char(0)) = 0),
    CONSTRAINT "ck_audit_log_checkpoint_row_id" CHECK (_rowid_ > 0)
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
    CONSTRAINT "ck_audit_log_context_actor_id_length" CHECK (length("actor_id") BETWEEN 1 AND 128 AND instr("actor_id", char(0)) = 0),
    CONSTRAINT "ck_audit_log_context_actor_kind_values" CHECK (CASE "actor_kind" WHEN 'human' THEN 1 WHEN 'agent' THEN 1 WHEN 'system' THEN 1 WHEN "actor_kind" THEN 0 END),
    CONSTRAINT "ck_audit_log_context_ends_one" CHECK ("ends" = 1),
    CONSTRAINT "ck_audit_log_context_k_one" CHECK ("k" = 1),
    CONSTRAINT "ck_audit_log_context_never_null" CHECK ("never" IS NULL),
    CONSTRAINT "ck_audit_log_context_note_text" CHECK (instr("note", char(0)) = 0),
    CONSTRAINT "ck_audit_log_context_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_audit_log_context_trace_id_form" CHECK ("trace_id" GLOB '????????-????-????-????-????????????' AND "trace_id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("trace_id", '-', '')) = 32 AND instr("trace_id", char(0)) = 0)
) STRICT;

-- The history of the rows of book_readers begins.
INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), 'system', 'cwom:migrate', 'linked',
        'Book.readers', "n"."book_id" || '/' || "n"."member_id", (SELECT coalesce(max("e"."entity_version"), 0) + 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Book.readers' AND "e"."entity_id" = "n"."book_id" || '/' || "n"."member_id"),
        NULL,
        json_object('book_id', "n"."book_id", 'member_id', "n"."member_id", 'note', "n"."note", 'created_at', "n"."created_at"),
        'migration 20260102000000_change', 'd7a03c958eb6', lower(hex(randomblob(16)))
    FROM "book_readers" AS "n" WHERE coalesce((SELECT "e"."action" FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Book.readers' AND "e"."entity_id" = "n"."book_id" || '/' || "n"."member_id"
        AND "e"."entity_version" IS NOT NULL
        ORDER BY "e"."entity_version" DESC LIMIT 1), 'unlinked') IN ('unlinked', 'deleted')
    ORDER BY "n"."book_id", "n"."member_id";

-- The history of the rows of books begins.
INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), 'system', 'cwom:migrate', 'created',
        'Book', "n"."id", "n"."row_version",
        NULL,
        json_object('id', "n"."id", 'title', "n"."title", 'row_version', "n"."row_version"),
        'migration 20260102000000_change', '20a68de8d1fd', lower(hex(randomblob(16)))
    FROM "books" AS "n" WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Book' AND "e"."entity_id" = "n"."id"
        AND "e"."entity_version" = "n"."row_version")
    ORDER BY "n"."id";

-- The history of the rows of members begins.
INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), 'system', 'cwom:migrate', 'created',
        'Member', "n"."id", "n"."row_version",
        NULL,
        json_object('id', "n"."id", 'name', "n"."name", 'row_version', "n"."row_version"),
        'migration 20260102000000_change', 'e5e372bcc965', lower(hex(randomblob(16)))
    FROM "members" AS "n" WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Member' AND "e"."entity_id" = "n"."id"
        AND "e"."entity_version" = "n"."row_version")
    ORDER BY "n"."id";

-- A rule of audit_log.
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

-- A rule of audit_log.
CREATE TRIGGER "tr_audit_log_only_pruned" BEFORE DELETE ON "audit_log"
WHEN NOT EXISTS (SELECT 1 FROM "audit_log_checkpoint" AS "p" WHERE "p"."kind" = 'pruned'
    AND OLD."seq" >= "p"."lo" AND OLD."seq" < "p"."hi")
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:audit_log:-: an entry goes only when it was exported, as a checkpoint says');
END;

-- A rule of audit_log.
CREATE TRIGGER "tr_audit_log_insert_keeps" BEFORE INSERT ON "audit_log"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:audit_log:seq: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "audit_log" WHERE "seq" = NEW."seq");
    SELECT RAISE(ABORT, 'cwom:unique:audit_log:entity_kind,entity_id,entity_version: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "audit_log" WHERE "entity_kind" = NEW."entity_kind" AND "entity_id" = NEW."entity_id" AND "entity_version" = NEW."entity_version");
END;

-- A rule of audit_log_checkpoint.
CREATE TRIGGER "tr_audit_log_checkpoint_no_update" BEFORE UPDATE ON "audit_log_checkpoint"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:audit_log_checkpoint:-: rows are only ever added');
END;

-- A rule of audit_log_checkpoint.
CREATE TRIGGER "tr_audit_log_checkpoint_no_delete" BEFORE DELETE ON "audit_log_checkpoint"
BEGIN
    SELECT RAISE(ABORT, 'cwom:append_only:audit_log_checkpoint:-: rows are only ever added');
END;

-- A rule of audit_log_checkpoint.
CREATE TRIGGER "tr_audit_log_checkpoint_insert_keeps" BEFORE INSERT ON "audit_log_checkpoint"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:audit_log_checkpoint:n: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "audit_log_checkpoint" WHERE "n" = NEW."n");
    SELECT RAISE(ABORT, 'cwom:unique:audit_log_checkpoint:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "audit_log_checkpoint" WHERE _rowid_ = NEW._rowid_);
END;

-- Writes the entries of book_readers.
CREATE TRIGGER "tw_book_readers_update" AFTER UPDATE ON "book_readers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:book_readers:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'updated',
        'Book.readers', NEW."book_id" || '/' || NEW."member_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Book.readers' AND "audit_log"."entity_id" = NEW."book_id" || '/' || NEW."member_id"),
        json_object('book_id', OLD."book_id", 'member_id', OLD."member_id", 'note', OLD."note", 'created_at', OLD."created_at"),
        json_object('book_id', NEW."book_id", 'member_id', NEW."member_id", 'note', NEW."note", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'd7a03c958eb6', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:book_readers:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Book.readers' AND "e"."entity_id" = NEW."book_id" || '/' || NEW."member_id" AND "e"."action" = 'updated'
        AND "e"."after" IS json_object('book_id', NEW."book_id", 'member_id', NEW."member_id", 'note', NEW."note", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Book.readers' AND "l"."entity_id" = NEW."book_id" || '/' || NEW."member_id"));
END;

-- Writes the entries of book_readers.
CREATE TRIGGER "tw_book_readers_insert" AFTER INSERT ON "book_readers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:book_readers:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Book.readers' AND "c"."for_id" = NEW."book_id" || '/' || NEW."member_id"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'linked',
        'Book.readers', NEW."book_id" || '/' || NEW."member_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Book.readers' AND "audit_log"."entity_id" = NEW."book_id" || '/' || NEW."member_id"),
        NULL,
        json_object('book_id', NEW."book_id", 'member_id', NEW."member_id", 'note', NEW."note", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'd7a03c958eb6', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:book_readers:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Book.readers' AND "e"."entity_id" = NEW."book_id" || '/' || NEW."member_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('book_id', NEW."book_id", 'member_id', NEW."member_id", 'note', NEW."note", 'created_at', NEW."created_at")
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Book.readers' AND "l"."entity_id" = NEW."book_id" || '/' || NEW."member_id"));
END;

-- Writes the entries of book_readers.
CREATE TRIGGER "tw_book_readers_delete" AFTER DELETE ON "book_readers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:book_readers:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'unlinked',
        'Book.readers', OLD."book_id" || '/' || OLD."member_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Book.readers' AND "audit_log"."entity_id" = OLD."book_id" || '/' || OLD."member_id"),
        json_object('book_id', OLD."book_id", 'member_id', OLD."member_id", 'note', OLD."note", 'created_at', OLD."created_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'd7a03c958eb6', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:book_readers:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Book.readers' AND "e"."entity_id" = OLD."book_id" || '/' || OLD."member_id" AND "e"."action" = 'unlinked'
        AND "e"."after" IS NULL
        AND "e"."entity_version" = (SELECT max("l"."entity_version") FROM "audit_log" AS "l" WHERE "l"."entity_kind" = 'Book.readers' AND "l"."entity_id" = OLD."book_id" || '/' || OLD."member_id"));
END;

-- A rule of book_readers.
CREATE TRIGGER "tr_book_readers_insert_keeps" BEFORE INSERT ON "book_readers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:book_readers:book_id,member_id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "book_readers" WHERE "book_id" = NEW."book_id" AND "member_id" = NEW."member_id");
END;

-- A rule of book_readers.
CREATE TRIGGER "tr_book_readers_frozen" BEFORE UPDATE ON "book_readers"
WHEN NEW."book_id" IS NOT OLD."book_id"
    OR NEW."member_id" IS NOT OLD."member_id"
    OR NEW."created_at" IS NOT OLD."created_at"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:book_readers:book_id: it never changes after creation')
    WHERE NEW."book_id" IS NOT OLD."book_id";
    SELECT RAISE(ABORT, 'cwom:immutable:book_readers:member_id: it never changes after creation')
    WHERE NEW."member_id" IS NOT OLD."member_id";
    SELECT RAISE(ABORT, 'cwom:immutable:book_readers:created_at: it never changes after creation')
    WHERE NEW."created_at" IS NOT OLD."created_at";
END;

-- Writes rows of book_readers as somebody.
CREATE VIEW "vw_book_readers" AS
    SELECT "book_readers"."book_id", "book_readers"."member_id", "book_readers"."note", "book_readers"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "book_readers";

-- A rule of vw_book_readers.
CREATE TRIGGER "vw_book_readers_insert" INSTEAD OF INSERT ON "vw_book_readers"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Book.readers', NEW."book_id" || '/' || NEW."member_id", NULL);
    INSERT INTO "book_readers" ("book_id", "member_id", "note", "created_at")
    VALUES (NEW."book_id", NEW."member_id", NEW."note", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of books.
CREATE TRIGGER "tw_books_update" AFTER UPDATE ON "books"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:books:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Book' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'updated',
        'Book', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'title', OLD."title", 'row_version', OLD."row_version"),
        json_object('id', NEW."id", 'title', NEW."title", 'row_version', NEW."row_version"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '20a68de8d1fd', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:books:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Book' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of books.
CREATE TRIGGER "tw_books_insert" AFTER INSERT ON "books"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:books:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Book' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:books:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Book' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Book', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'title', NEW."title", 'row_version', NEW."row_version"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '20a68de8d1fd', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:books:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Book' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of books.
CREATE TRIGGER "tw_books_delete" AFTER DELETE ON "books"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:books:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Book', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'title', OLD."title", 'row_version', OLD."row_version"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '20a68de8d1fd', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:books:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Book' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- A rule of books.
CREATE TRIGGER "tr_books_next_version" BEFORE UPDATE ON "books"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:books:row_version: a change states the version after the one that it read');
END;

-- A rule of books.
CREATE TRIGGER "tr_books_insert_keeps" BEFORE INSERT ON "books"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:books:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "books" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:books:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "books" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of books.
CREATE TRIGGER "tr_books_frozen" BEFORE UPDATE ON "books"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:books:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:books:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of books.
CREATE TRIGGER "tr_books_first_version" BEFORE INSERT ON "books"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:books:row_version: a new row has version 1');
END;

-- Writes rows of books as somebody.
CREATE VIEW "vw_books" AS
    SELECT "books"."id", "books"."title", "books"."row_version", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "books";

-- A rule of vw_books.
CREATE TRIGGER "vw_books_update" INSTEAD OF UPDATE ON "vw_books"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Book', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:books:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    UPDATE "books" SET "title" = NEW."title", "row_version" = NEW."row_version"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_books.
CREATE TRIGGER "vw_books_insert" INSTEAD OF INSERT ON "vw_books"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Book', NEW."id", NEW."row_version");
    INSERT INTO "books" ("id", "title", "row_version")
    VALUES (NEW."id", NEW."title", NEW."row_version");
    DELETE FROM "audit_log_context";
END;

-- Writes the entries of members.
CREATE TRIGGER "tw_members_update" AFTER UPDATE ON "members"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:members:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Member' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'updated',
        'Member', NEW."id", NEW."row_version",
        json_object('id', OLD."id", 'name', OLD."name", 'row_version', OLD."row_version"),
        json_object('id', NEW."id", 'name', NEW."name", 'row_version', NEW."row_version"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'e5e372bcc965', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:members:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Member' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of members.
CREATE TRIGGER "tw_members_insert" AFTER INSERT ON "members"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:members:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE ("c"."for_kind" IS NULL
            OR "c"."for_kind" = 'Member' AND "c"."for_id" = NEW."id" AND "c"."for_version" = NEW."row_version"));
    SELECT RAISE(ABORT, 'cwom:unique:members:id: this id was used before, and its history stays its own')
    WHERE EXISTS (SELECT 1 FROM "audit_log" AS "e" WHERE "e"."entity_kind" = 'Member' AND "e"."entity_id" = NEW."id");
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'created',
        'Member', NEW."id", NEW."row_version",
        NULL,
        json_object('id', NEW."id", 'name', NEW."name", 'row_version', NEW."row_version"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'e5e372bcc965', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:members:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Member' AND "e"."entity_id" = NEW."id" AND "e"."entity_version" = NEW."row_version");
END;

-- Writes the entries of members.
CREATE TRIGGER "tw_members_delete" AFTER DELETE ON "members"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:members:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'deleted',
        'Member', OLD."id", OLD."row_version" + 1,
        json_object('id', OLD."id", 'name', OLD."name", 'row_version', OLD."row_version"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), 'e5e372bcc965', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:members:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Member' AND "e"."entity_id" = OLD."id" AND "e"."entity_version" = OLD."row_version" + 1);
END;

-- A rule of members.
CREATE TRIGGER "tr_members_next_version" BEFORE UPDATE ON "members"
WHEN NEW."row_version" IS NOT OLD."row_version" + 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:members:row_version: a change states the version after the one that it read');
END;

-- A rule of members.
CREATE TRIGGER "tr_members_insert_keeps" BEFORE INSERT ON "members"
BEGIN
    SELECT RAISE(ABORT, 'cwom:unique:members:id: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "members" WHERE "id" = NEW."id");
    SELECT RAISE(ABORT, 'cwom:unique:members:_rowid_: another row has the same key, and does not make way')
    WHERE EXISTS (SELECT 1 FROM "members" WHERE _rowid_ = NEW._rowid_);
END;

-- A rule of members.
CREATE TRIGGER "tr_members_frozen" BEFORE UPDATE ON "members"
WHEN NEW."id" IS NOT OLD."id"
    OR NEW."_rowid_" IS NOT OLD."_rowid_"
BEGIN
    SELECT RAISE(ABORT, 'cwom:immutable:members:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    SELECT RAISE(ABORT, 'cwom:immutable:members:_rowid_: it never changes after creation')
    WHERE NEW."_rowid_" IS NOT OLD."_rowid_";
END;

-- A rule of members.
CREATE TRIGGER "tr_members_first_version" BEFORE INSERT ON "members"
WHEN NEW."row_version" IS NOT 1
BEGIN
    SELECT RAISE(ABORT, 'cwom:version:members:row_version: a new row has version 1');
END;

-- Writes rows of members as somebody.
CREATE VIEW "vw_members" AS
    SELECT "members"."id", "members"."name", "members"."row_version", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "members";

-- A rule of vw_members.
CREATE TRIGGER "vw_members_update" INSTEAD OF UPDATE ON "vw_members"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Member', NEW."id", NEW."row_version");
    SELECT RAISE(ABORT, 'cwom:immutable:members:id: it never changes after creation')
    WHERE NEW."id" IS NOT OLD."id";
    UPDATE "members" SET "name" = NEW."name", "row_version" = NEW."row_version"
    WHERE "id" = OLD."id";
    DELETE FROM "audit_log_context";
END;

-- A rule of vw_members.
CREATE TRIGGER "vw_members_insert" INSTEAD OF INSERT ON "vw_members"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Member', NEW."id", NEW."row_version");
    INSERT INTO "members" ("id", "name", "row_version")
    VALUES (NEW."id", NEW."name", NEW."row_version");
    DELETE FROM "audit_log_context";
END;

