-- sqlite/20260102000000_change.up.sql
-- cwom 20260102000000_change sqlite up 1/1 phase=expand T1 closure=books
-- Foreign keys are looked at when everything is in its place.
PRAGMA defer_foreign_keys = ON;

-- Or else: books has other columns: migrated already, or drifted.
CREATE TEMP TABLE "cwom_g1" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: books has other columns: migrated already, or drifted" CHECK ("ok"));
INSERT INTO "cwom_g1" SELECT (SELECT count(*) FROM pragma_table_xinfo('books')) = 4 AND 4 = (SELECT count(*) FROM pragma_table_xinfo('books') WHERE "name" IN ('id', 'title', 'shelf', 'row_version'));

-- Or else: books.shelf is required: rows that have nothing there.
CREATE TEMP TABLE "cwom_g2" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: books.shelf is required: rows that have nothing there" CHECK ("ok"));
INSERT INTO "cwom_g2" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: books.shelf is required: rows that have nothing there: ' || "n" || ', such as id ' || "example" || '; fill them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key" FROM "books" WHERE ("books"."shelf" IS NOT NULL OR ('A') IS NOT NULL) IS FALSE) AS "rows");

-- Or else: ck_books_shelf_text: rows of books that break it.
CREATE TEMP TABLE "cwom_g3" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: ck_books_shelf_text: rows of books that break it" CHECK ("ok"));
INSERT INTO "cwom_g3" SELECT CASE WHEN "n" > 0 THEN json_extract('{}', 'cwom: ck_books_shelf_text: rows of books that break it: ' || "n" || ', such as id ' || "example" || '; change them, then migrate again') ELSE 1 END
    FROM (SELECT count(*) AS "n", min("cwom_key") AS "example"
        FROM (SELECT CAST("books"."id" AS text) AS "cwom_key", coalesce("books"."shelf", ('A')) AS "shelf" FROM "books") AS "rows" WHERE (instr("shelf", char(0)) = 0) IS FALSE);

-- Triggers stand aside; they come back below.
DROP TRIGGER "tw_books_delete";
DROP TRIGGER "tw_books_insert";
DROP TRIGGER "tw_books_update";
DROP TRIGGER "tr_books_first_version";
DROP TRIGGER "tr_books_frozen";
DROP TRIGGER "tr_books_insert_keeps";
DROP TRIGGER "tr_books_next_version";
DROP TRIGGER "vw_books_insert";
DROP TRIGGER "vw_books_update";

-- So do the views that had some of them.
DROP VIEW "vw_books";

-- A book.
CREATE TABLE "cwom_new_books" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "shelf" TEXT NOT NULL,
    "row_version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "pk_books" PRIMARY KEY ("id"),
    CONSTRAINT "ck_books_id_form" CHECK ("id" GLOB '????????-????-????-????-????????????' AND "id" NOT GLOB '*[^0-9a-f-]*' AND length(replace("id", '-', '')) = 32 AND instr("id", char(0)) = 0),
    CONSTRAINT "ck_books_row_id" CHECK (_rowid_ > 0),
    CONSTRAINT "ck_books_row_version_range" CHECK ("row_version" >= 1),
    CONSTRAINT "ck_books_shelf_text" CHECK (instr("shelf", char(0)) = 0),
    CONSTRAINT "ck_books_title_text" CHECK (instr("title", char(0)) = 0)
) STRICT;

-- Every name is qualified: SQLite takes a quoted name that it does not know for a text.
INSERT INTO "cwom_new_books" (_rowid_, "id", "title", "shelf", "row_version")
    SELECT "books"._rowid_, "books"."id", "books"."title", coalesce("books"."shelf", ('A')), "books"."row_version"
    FROM "books";

-- Or else: not every row of books was copied.
CREATE TEMP TABLE "cwom_g4" ("ok" INTEGER NOT NULL CONSTRAINT "cwom: not every row of books was copied" CHECK ("ok"));
INSERT INTO "cwom_g4" SELECT (SELECT count(*) FROM "books") = (SELECT count(*) FROM "cwom_new_books");

-- What the rows of books were, for the audit log.
CREATE TEMP TABLE "cwom_was_1" AS
    SELECT "n"."id" AS "k1",
        json_object('id', "o"."id", 'title', "o"."title", 'shelf', "o"."shelf", 'row_version', "o"."row_version") AS "before",
        json_quote("n"."shelf") IS NOT json_quote("o"."shelf") AS "d1"
    FROM "books" AS "o" JOIN "cwom_new_books" AS "n" ON "n"."id" = "o"."id"
    WHERE json_quote("n"."shelf") IS NOT json_quote("o"."shelf");

-- The new table takes the place of the old one.
DROP TABLE "books";
ALTER TABLE "cwom_new_books" RENAME TO "books";

-- Rows of books that changed have a version more.
UPDATE "books" SET "row_version" = "row_version" + 1
    WHERE ("id") IN (SELECT "k1" FROM temp."cwom_was_1");

-- One entry for each of them.
INSERT INTO "audit_log" ("ts", "actor_kind", "actor_id", "action", "entity_kind", "entity_id",
        "entity_version", "before", "after", "note", "spec_rev", "salt")
    SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), 'system', 'cwom:migrate', 'updated',
        'Book', "n"."id", "n"."row_version",
        "w"."before",
        json_object('id', "n"."id", 'title', "n"."title", 'shelf', "n"."shelf", 'row_version', "n"."row_version"),
        'migration 20260102000000_change', '972df286425d', lower(hex(randomblob(16)))
    FROM temp."cwom_was_1" AS "w" JOIN "books" AS "n" ON "n"."id" = "w"."k1"
    ORDER BY "n"."id";
DROP TABLE temp."cwom_was_1";

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
        json_object('id', OLD."id", 'title', OLD."title", 'shelf', OLD."shelf", 'row_version', OLD."row_version"),
        json_object('id', NEW."id", 'title', NEW."title", 'shelf', NEW."shelf", 'row_version', NEW."row_version"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '972df286425d', lower(hex(randomblob(16))));
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
        json_object('id', NEW."id", 'title', NEW."title", 'shelf', NEW."shelf", 'row_version', NEW."row_version"),
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '972df286425d', lower(hex(randomblob(16))));
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
        json_object('id', OLD."id", 'title', OLD."title", 'shelf', OLD."shelf", 'row_version', OLD."row_version"),
        NULL,
        (SELECT "note" FROM "audit_log_context"), (SELECT "trace_id" FROM "audit_log_context"), '972df286425d', lower(hex(randomblob(16))));
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
    SELECT "books"."id", "books"."title", "books"."shelf", "books"."row_version", NULL AS "cwom:actor_kind", NULL AS "cwom:actor_id", NULL AS "cwom:trace_id", NULL AS "cwom:note"
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
    UPDATE "books" SET "title" = NEW."title", "shelf" = NEW."shelf", "row_version" = NEW."row_version"
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
    INSERT INTO "books" ("id", "title", "shelf", "row_version")
    VALUES (NEW."id", NEW."title", NEW."shelf", NEW."row_version");
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

