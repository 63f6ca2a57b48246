-- sqlite/20260102000000_change.up.sql
-- cwom 20260102000000_change sqlite up 1/1 phase=expand T1 closure=book_readers
-- Foreign keys are looked at when everything is in its place.
PRAGMA defer_foreign_keys = ON;

-- Or else: book_readers has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g1" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: book_readers has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g1" SELECT (SELECT count(*) FROM pragma_table_xinfo('book_readers')) = 4 AND 4 = (SELECT count(*) FROM pragma_table_xinfo('book_readers') WHERE "name" IN ('book_id', 'member_id', 'note', 'created_at'));

-- Or else: book_readers.note is required: rows that have nothing there.
CREATE TEMP TABLE "cwom_g2" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: book_readers.note is required: rows that have nothing there" CHECK ("ok"));
INSERT INTO "cwom_g2" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: book_readers.note is required: rows that have nothing there: ' || "n" || ', such as book_id, member_id ' || "example" || '; fill them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("book_readers"."book_id" AS text) || ', ' || CAST("book_readers"."member_id" AS text) AS "cwom_key" FROM "book_readers" WHERE ("book_readers"."note" IS NOT NULL OR ('-') IS NOT NULL) IS FALSE) AS "rows");

-- Or else: ck_book_readers_note_text: rows of book_readers that break it.
CREATE TEMP TABLE "cwom_g3" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_book_readers_note_text: rows of book_readers that break it" CHECK ("ok"));
INSERT INTO "cwom_g3" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_book_readers_note_text: rows of book_readers that break it: ' || "n" || ', such as book_id, member_id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("book_readers"."book_id" AS text) || ', ' || CAST("book_readers"."member_id" AS text) AS "cwom_key", coalesce("book_readers"."note", ('-')) AS "note" FROM "book_readers") AS "rows" WHERE (instr("note", char(0)) = 0) IS FALSE);

-- Triggers stand aside; they come back below.
DROP TRIGGER "tw_book_readers_delete";
DROP TRIGGER "tw_book_readers_insert";
DROP TRIGGER "tw_book_readers_update";
DROP TRIGGER "tr_book_readers_frozen";
DROP TRIGGER "tr_book_readers_insert_keeps";
DROP TRIGGER "vw_book_readers_insert";

-- So do the views that had some of them.
DROP VIEW "vw_book_readers";

-- Links rows of `books` with rows of `members`.
CREATE TABLE "cwom_new_book_readers" (
    "book_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')),
    "stars" INTEGER NOT NULL DEFAULT 3,
    CONSTRAINT "pk_book_readers" PRIMARY KEY ("book_id", "member_id"),
    CONSTRAINT "fk_book_readers_book_id" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_book_readers_member_id" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE CASCADE,
    CONSTRAINT "ck_book_readers_created_at_form" CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND "created_at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', substr("created_at", 1, 19), '+0 days') IS substr("created_at", 1, 19) AND instr("created_at", char(0)) = 0),
    CONSTRAINT "ck_book_readers_note_text" CHECK (instr("note", char(0)) = 0),
    CONSTRAINT "ck_book_readers_stars_width" CHECK ("stars" BETWEEN -2147483648 AND 2147483647)
) STRICT, WITHOUT ROWID;

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_book_readers" ("book_id", "member_id", "note", "created_at")
    SELECT "book_readers"."book_id", "book_readers"."member_id", coalesce("book_readers"."note", ('-')), "book_readers"."created_at"
    FROM "book_readers";

-- Or else: not every row of book_readers was copied.
CREATE TEMP TABLE "cwom_g4" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of book_readers was copied" CHECK ("ok"));
INSERT INTO "cwom_g4" SELECT (SELECT count(*) FROM "book_readers") = (SELECT count(*) FROM "cwom_new_book_readers");

-- What the rows of book_readers were, for the audit log.
CREATE TEMP TABLE "cwom_was_1" AS
    SELECT "n"."book_id" AS "k1",
        "n"."member_id" AS "k2",
        json_object('book_id', "o"."book_id", 'member_id', "o"."member_id", 'note', "o"."note", 'created_at', "o"."created_at") AS "before",
        json_quote("n"."note") IS NOT json_quote("o"."note") AS "d1"
    FROM "book_readers" AS "o" JOIN "cwom_new_book_readers" AS "n" ON "n"."book_id" = "o"."book_id" AND "n"."member_id" = "o"."member_id"
    WHERE json_quote("n"."note") IS NOT json_quote("o"."note");

-- The new table takes the place of the old one.
DROP TABLE "book_readers";
ALTER TABLE "cwom_new_book_readers" RENAME TO "book_readers";

-- An index of book_readers.
CREATE INDEX "ix_book_readers_member_id_book_id" ON "book_readers" ("member_id", "book_id");

-- One entry for each of them.
INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), 'system', 'cwom:migrate', 'updated',
        'Book.readers', "n"."book_id" || '/' || "n"."member_id", (SELECT coalesce(max("e"."entity_version"), 0) + 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Book.readers' AND "e"."entity_id" = "n"."book_id" || '/' || "n"."member_id"),
        "w"."before",
        json_object('book_id', "n"."book_id", 'member_id', "n"."member_id", 'note', "n"."note", 'stars', "n"."stars", 'created_at', "n"."created_at"),
        'migration 20260102000000_change', '4e6bf1a804b7', lower(hex(randomblob(16)))
    FROM temp."cwom_was_1" AS "w" JOIN "book_readers" AS "n" ON "n"."book_id" = "w"."k1" AND "n"."member_id" = "w"."k2"
    ORDER BY "n"."book_id", "n"."member_id";
DROP TABLE temp."cwom_was_1";

-- Writes the entries of book_readers.
CREATE TRIGGER "tw_book_readers_update" AFTER UPDATE ON "book_readers"
BEGIN
    SELECT RAISE(ABORT, 'cwom:context:book_readers:-: state who writes first, as `explain audit-context` tells')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log_context" AS "c" WHERE "c"."for_kind" IS NULL);
    INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "trace_id", "spec_rev", "salt")
    VALUES (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), (SELECT "actor_kind" FROM "audit_log_context"), (SELECT "actor_id" FROM "audit_log_context"), 'updated',
        'Book.readers', NEW."book_id" || '/' || NEW."member_id", (SELECT coalesce(max("audit_log"."entity_version"), 0) + 1 FROM "audit_log" WHERE "audit_log"."entity_kind" = 'Book.readers' AND "audit_log"."entity_id" = NEW."book_id" || '/' || NEW."member_id"),
        json_object('book_id', OLD."book_id", 'member_id', OLD."member_id", 'note', OLD."note", 'stars', OLD."stars", 'created_at', OLD."created_at"),
        json_object('book_id', NEW."book_id", 'member_id', NEW."member_id", 'note', NEW."note", 'stars', NEW."stars", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '4e6bf1a804b7', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:book_readers:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Book.readers' AND "e"."entity_id" = NEW."book_id" || '/' || NEW."member_id" AND "e"."action" = 'updated'
        AND "e"."after" IS json_object('book_id', NEW."book_id", 'member_id', NEW."member_id", 'note', NEW."note", 'stars', NEW."stars", 'created_at', NEW."created_at")
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
        json_object('book_id', NEW."book_id", 'member_id', NEW."member_id", 'note', NEW."note", 'stars', NEW."stars", 'created_at', NEW."created_at"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '4e6bf1a804b7', lower(hex(randomblob(16))));
    SELECT RAISE(ABORT, 'cwom:entry:book_readers:-: the change would not be in the audit log')
    WHERE NOT EXISTS (SELECT 1 FROM "audit_log" AS "e"
        WHERE "e"."entity_kind" = 'Book.readers' AND "e"."entity_id" = NEW."book_id" || '/' || NEW."member_id" AND "e"."action" = 'linked'
        AND "e"."after" IS json_object('book_id', NEW."book_id", 'member_id', NEW."member_id", 'note', NEW."note", 'stars', NEW."stars", 'created_at', NEW."created_at")
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
        json_object('book_id', OLD."book_id", 'member_id', OLD."member_id", 'note', OLD."note", 'stars', OLD."stars", 'created_at', OLD."created_at"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '4e6bf1a804b7', lower(hex(randomblob(16))));
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
    SELECT "book_readers"."book_id", "book_readers"."member_id", "book_readers"."note", "book_readers"."stars", "book_readers"."created_at", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
    FROM "book_readers";

-- A rule of vw_book_readers.
CREATE TRIGGER "vw_book_readers_insert" INSTEAD OF INSERT ON "vw_book_readers"
BEGIN
    DELETE FROM "audit_log_context";
    INSERT INTO "audit_log_context" ("k", "actor_kind", "actor_id", "trace_id", "note",
        "for_kind", "for_id", "for_version")
    VALUES (1, NEW."cwom:actor_kind", NEW."cwom:actor_id", NEW."cwom:trace_id", NEW."cwom:note", 'Book.readers', NEW."book_id" || '/' || NEW."member_id", NULL);
    INSERT INTO "book_readers" ("book_id", "member_id", "note", "stars", "created_at")
    VALUES (NEW."book_id", NEW."member_id", NEW."note", NEW."stars", NEW."created_at");
    DELETE FROM "audit_log_context";
END;

-- Or else: foreign_key_check found rows that refer to nothing.
CREATE TEMP TABLE "cwom_g5" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: foreign_key_check found rows that refer to nothing" CHECK ("ok"));
INSERT INTO "cwom_g5" SELECT NOT EXISTS (SELECT 1 FROM pragma_foreign_key_check);

-- Or else: something still has the name of a table in the making.
CREATE TEMP TABLE "cwom_g6" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: something still has the name of a table in the making" CHECK ("ok"));
INSERT INTO "cwom_g6" SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE "name" GLOB 'cwom_new_*' OR "sql" GLOB '*"cwom_new_*');

-- The guards are done.
DROP TABLE temp."cwom_g1";
DROP TABLE temp."cwom_g2";
DROP TABLE temp."cwom_g3";
DROP TABLE temp."cwom_g4";
DROP TABLE temp."cwom_g5";
DROP TABLE temp."cwom_g6";

-- Everything has been looked at above.
PRAGMA defer_foreign_keys = OFF;

